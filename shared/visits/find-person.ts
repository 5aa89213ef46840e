import { contacts } from '../contacts/contact-store.ts';
import { type Contact, idsOf } from '../contacts/contact.ts';
import type { Table } from '../table/table.ts';

/** Under the id by which a visit knows a person, if it does: from that id the ids of the visit's messages follow, also after a merge. */
export const knownAs = (contact: Contact, ...known: readonly (string | undefined)[]): Contact => {
  const ids = idsOf(contact);
  const contactId = known.find((id) => id !== undefined && ids.includes(id));
  return contactId === undefined || contactId === contact.contactId
    ? contact
    : { ...contact, contactId, mergedFrom: ids.filter((id) => id !== contactId) };
};

/** Somebody of a visit, under the id by which the visit knows them. */
export const findPerson = async (
  table: Table,
  key: Pick<Contact, 'dealerId' | 'contactId'>,
): Promise<Contact | undefined> => {
  const contact = await contacts.get(table, key);
  return contact && knownAs(contact, key.contactId);
};
