import * as z from 'zod';
import { newReplanning, type Replanning } from '../dealers/replanning.ts';
import { replannings } from '../dealers/replanning-store.ts';
import { DEFAULT_RETENTION, keepUntil } from '../dealers/retention.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import { CONTACT_VISIT } from '../table/access-patterns/privacy.ts';
import { CONTACT, CONTACT_BY_NAME, CONTACT_BY_PHONE } from '../table/access-patterns/visits.ts';
import { defineEntity, newItem, type Stored } from '../table/entity.ts';
import type { IndexedKey, Table } from '../table/table.ts';
import { type Contact, contactSchema, searchNameOf, toSearchName } from './contact.ts';
import { erasedContact } from './contact-clock.ts';
import { changesPlans } from './plan-facts.ts';

/** Has a person's visits planned anew where what was changed is kept with an address of theirs, not with the person. Safe to call twice. */
export const replanContact = async (
  deps: { table: Table; now: Now },
  contact: Pick<Contact, 'dealerId' | 'contactId'>,
  change: string,
): Promise<void> => {
  const now = deps.now();
  await replannings.createOnce(deps.table, replanningOf(contact, change, now), now);
};

/** That the visits of a person are to be planned anew. `change`: what tells this time from the next. */
export const replanningOf = (
  { dealerId, contactId }: Pick<Contact, 'dealerId' | 'contactId'>,
  change: string,
  now: Instant,
): Replanning => newReplanning({ kind: 'contact', dealerId, contactId }, change, now);

/** Stands for "no number" in the index, which holds all contacts of a dealer. */
const NO_PHONE = '-';

export const contacts = defineEntity({
  name: 'contact',
  schemaNumber: 1,
  shape: contactSchema,
  key: CONTACT,
  keyParts: ({ dealerId, contactId }) => ({ dealerId, contactId }),
  index: (contact) => {
    const { dealerId, contactId, phone = NO_PHONE, erasedAt } = contact;
    if (erasedAt !== undefined) return undefined;
    const name = searchNameOf(contact);
    const byPhone = {
      gsi1pk: makeKey(CONTACT_BY_PHONE.pk, { dealerId }),
      gsi1sk: makeKey(CONTACT_BY_PHONE.sk, { phone, contactId }),
    };
    return name === ''
      ? byPhone
      : {
          ...byPhone,
          gsi2pk: makeKey(CONTACT_BY_NAME.pk, { dealerId }),
          gsi2sk: makeKey(CONTACT_BY_NAME.sk, { name, contactId }),
        };
  },
  alongside: (before, after, now) =>
    changesPlans(before, after)
      ? [newItem(replannings, replanningOf(before, `v${before.version + 1}`, now))]
      : [],
  privacy: {
    class: 'contact',
    found: 'contact',
    kept: 'contactDays after the last visit or message; an ongoing customer until erased',
    erasure: {
      does: 'redact',
      leaves:
        'its id, a keyed digest, for proofDays: what was accepted before the erasure brings nobody back',
      redact: (contact, at) =>
        contact.erasedAt === undefined
          ? erasedContact(contact, at, keepUntil(DEFAULT_RETENTION.proofDays, at))
          : contact,
    },
    hides: ['visits', 'lastDay', 'retention'],
  },
});

const contactVisitItemSchema = z.object({
  dealerId: z.string(),
  contactId: z.string(),
  visitId: z.string(),
  day: z.string(),
  expiresAt: z.int().optional(),
});

/** A visit of a person who has more than the contact itself names. */
export const contactVisits = defineEntity({
  name: 'contact-visit',
  schemaNumber: 1,
  shape: contactVisitItemSchema,
  key: CONTACT_VISIT,
  keyParts: ({ dealerId, contactId, visitId }) => ({ dealerId, contactId, visitId }),
  privacy: {
    class: 'operational',
    found: 'contact',
    kept: 'as long as its visit',
    erasure: { does: 'delete' },
    about: ({ visitId }) => ({ visitId }),
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
    pk: makeKey(CONTACT_BY_PHONE.pk, { dealerId }),
    skPrefix: makeKeyPrefix(CONTACT_BY_PHONE.sk, { phone }),
    limit: MOST_SHARING_A_NUMBER,
  });
  const found = keys.length === 0 ? [] : await table.getMany(keys);
  return found.map(contacts.parse).filter((contact) => contact.phone === phone);
};

/** A page of all contacts of a dealer, in the order of the index. `after` is where the page before ended. */
export const contactsOfDealer = async (
  table: Table,
  { dealerId, after, limit }: { dealerId: string; after?: string | undefined; limit: number },
): Promise<{ contacts: Stored<Contact>[]; after: string | undefined }> => {
  const keys: IndexedKey[] = await table.findKeys({
    pk: makeKey(CONTACT_BY_PHONE.pk, { dealerId }),
    limit,
    ...(after === undefined ? {} : { skAfter: after }),
  });
  const found = keys.length === 0 ? [] : await table.getMany(keys, { consistent: false });
  return {
    contacts: found.map(contacts.parse),
    after: keys.length === limit ? keys.at(-1)?.indexSk : undefined,
  };
};

/** A page of those contacts of a dealer whose name, the last one first, begins so; in the order of names. */
export const contactsByName = async (
  table: Table,
  { dealerId, begins, limit }: { dealerId: string; begins: string; limit: number },
): Promise<Stored<Contact>[]> => {
  const keys = await table.findKeys({
    index: 'gsi2',
    pk: makeKey(CONTACT_BY_NAME.pk, { dealerId }),
    skPrefix: makeKey('{name}', { name: toSearchName(begins) }),
    limit,
  });
  const found = keys.length === 0 ? [] : await table.getMany(keys, { consistent: false });
  const order = new Map(keys.map(({ sk, pk }, index) => [`${pk}|${sk}`, index]));
  const placeOf = ({ dealerId: of, contactId }: Contact): number => {
    const { pk, sk } = contacts.keyOf({ dealerId: of, contactId });
    return order.get(`${pk}|${sk}`) ?? 0;
  };
  return found.map(contacts.parse).toSorted((a, b) => placeOf(a) - placeOf(b));
};

/** A page of the visits that stand beside a person. */
export const contactVisitsOf = async (
  table: Table,
  query: { dealerId: string; contactId: string; cursor: string | undefined; limit: number },
): Promise<{ visits: { visitId: string }[]; cursor: string | undefined }> => {
  const { dealerId, contactId, cursor, limit } = query;
  const page = await table.query({
    pk: makeKey(CONTACT_VISIT.pk, { dealerId, contactId }),
    skPrefix: makeKeyPrefix(CONTACT_VISIT.sk, {}),
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
  return { visits: page.items.map(contactVisits.parse), cursor: page.cursor };
};
