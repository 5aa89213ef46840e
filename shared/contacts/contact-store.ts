import { makeKey } from '../table/key-template.ts';
import { CONTACT, CONTACT_BY_PHONE } from '../table/access-patterns/visits.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { type Contact, contactSchema } from './contact.ts';

export const contacts = defineEntity({
  name: 'contact',
  schemaNumber: 1,
  shape: contactSchema,
  key: CONTACT,
  keyParts: ({ dealerId, contactId }) => ({ dealerId, contactId }),
  index: ({ dealerId, contactId, phone }) =>
    phone === undefined
      ? undefined
      : {
          gsi1pk: makeKey(CONTACT_BY_PHONE.pk, { dealerId, phone }),
          gsi1sk: makeKey(CONTACT_BY_PHONE.sk, { contactId }),
        },
});

/** A company can give one number to a whole fleet; a reply concerns those whom we wrote to, so more are not read. */
const MOST_SHARING_A_NUMBER = 20;

/** The contacts of a dealer behind a phone number, as they stand. */
export const contactsByPhone = async (
  table: Table,
  dealerId: string,
  phone: string,
): Promise<Stored<Contact>[]> => {
  const keys = await table.findKeys({
    pk: makeKey(CONTACT_BY_PHONE.pk, { dealerId, phone }),
    limit: MOST_SHARING_A_NUMBER,
  });
  const found = keys.length === 0 ? [] : await table.getMany(keys);
  return found.map(contacts.parse).filter((contact) => contact.phone === phone);
};
