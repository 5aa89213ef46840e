import { addressIdsOf, addressStates } from '../contacts/address-state-store.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Table } from '../table/table.ts';
import { type ContactRow, viewRow } from './contact-view.ts';

/** DynamoDB reads at most so many items at once. */
const MOST_READ = 100;

/** Contacts as staff see them in a list, with whether they want messages: a STOP may stand at an address only. */
export const viewContacts = async (
  { table, idKey }: { table: Table; idKey: string },
  contacts: readonly Contact[],
): Promise<ContactRow[]> => {
  const asked = contacts.map((contact) => ({
    contact,
    addressIds: contact.optOut ? [] : addressIdsOf(idKey, contact),
  }));
  const keys = asked.flatMap(({ contact: { dealerId }, addressIds }) =>
    addressIds.map((addressId) => ({ dealerId, addressId })),
  );
  const stopped = new Set<string>();
  for (let from = 0; from < keys.length; from += MOST_READ) {
    const states = await addressStates.getMany(table, keys.slice(from, from + MOST_READ), {
      consistent: false,
    });
    for (const { addressId, optOut } of states) if (optOut) stopped.add(addressId);
  }
  return asked.map(({ contact, addressIds }) =>
    viewRow(contact, contact.optOut !== undefined || addressIds.some((id) => stopped.has(id))),
  );
};
