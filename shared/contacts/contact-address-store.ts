import * as z from 'zod';
import type { Now } from '../kernel/instant.ts';
import { CONTACT_AT_ADDRESS } from '../table/access-patterns/visits.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { addressIdOf, addressIdsOf } from './address-state-store.ts';
import { contacts, contactsByPhone } from './contact-store.ts';
import type { Contact } from './contact.ts';

/**
 * That a contact has an address by which no index finds it: an email address, or a number that it had before it was merged.
 * A hint only: whether it still has the address, the contact itself says.
 */
export const contactAddresses = defineEntity({
  name: 'contact-address',
  schemaNumber: 1,
  shape: z.object({ dealerId: z.string(), addressId: z.string(), contactId: z.string() }),
  key: CONTACT_AT_ADDRESS,
  keyParts: ({ dealerId, addressId, contactId }) => ({ dealerId, addressId, contactId }),
  privacy: {
    class: 'proof',
    found: 'nowhere',
    kept: 'as long as the dealer is',
    erasure: { does: 'keep', because: 'two keyed digests: it leads nowhere once the contact is erased' },
  },
});

type Deps = { table: Table; idKey: string };

/** Lets a contact be found by an address, by its digest. Safe to call twice. */
export const noteAddress = async (
  deps: { table: Table; now: Now },
  { dealerId, contactId, addressId }: Pick<Contact, 'dealerId' | 'contactId'> & { addressId: string },
): Promise<void> => {
  await contactAddresses.createOnce(deps.table, { dealerId, addressId, contactId }, deps.now());
};

/** Lets a contact be found by the email address that it is about to get, where that is another one than it has. */
export const noteEmail = async (
  deps: Deps & { now: Now },
  key: Pick<Contact, 'dealerId' | 'contactId'>,
  { email, before }: { email: string | undefined; before: string | undefined },
): Promise<void> => {
  if (email === undefined || email === before) return;
  await noteAddress(deps, { ...key, addressId: addressIdOf(deps.idKey, key.dealerId, email) });
};

/** A shared mailbox of a company; more are not read. */
const MOST_AT_AN_ADDRESS = 20;

/** The contacts of a dealer that have an address beside their number: an email address, or one of a contact that was merged into them. */
export const contactsAt = async (
  { table, idKey }: Deps,
  dealerId: string,
  address: string,
): Promise<Stored<Contact>[]> => {
  const addressId = addressIdOf(idKey, dealerId, address);
  const page = await table.query({
    pk: makeKey(CONTACT_AT_ADDRESS.pk, { dealerId, addressId }),
    skPrefix: makeKeyPrefix(CONTACT_AT_ADDRESS.sk, {}),
    limit: MOST_AT_AN_ADDRESS,
    consistent: false,
  });
  const found = await contacts.getMany(table, page.items.map(contactAddresses.parse));
  return found.filter(
    (contact) => contact.erasedAt === undefined && addressIdsOf(idKey, contact).includes(addressId),
  );
};

/** Everybody behind a phone number, also who had it before they were merged. */
export const contactsWithPhone = async (
  deps: Deps,
  dealerId: string,
  phone: string,
): Promise<Stored<Contact>[]> => {
  const [now, before] = await Promise.all([
    contactsByPhone(deps.table, dealerId, phone),
    contactsAt(deps, dealerId, phone),
  ]);
  return [...new Map([...now, ...before].map((contact) => [contact.contactId, contact])).values()];
};
