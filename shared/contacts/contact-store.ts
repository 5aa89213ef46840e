import { CONTACT_VISIT } from '../table/access-patterns/privacy.ts';
import { CONTACT_BY_NAME, CONTACT_BY_PHONE } from '../table/access-patterns/visits.ts';
import type { Stored } from '../table/entity.ts';
import { followingStore } from '../table/following-store.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { IndexedKey, Table } from '../table/table.ts';
import { type Contact, MOST_MERGED, toSearchName } from './contact.ts';
import { contactItems, contactVisits } from './contact-item-store.ts';

/**
 * The people that a dealer knows. Whoever asks for one that was merged into another gets that other one, by its own id, and changes
 * that one: old ids lead on for ever. Where it is gone by now, there is nobody.
 */
export const contacts = followingStore(contactItems, {
  leadsTo: ({ dealerId, mergedInto }) =>
    mergedInto === undefined ? undefined : { dealerId, contactId: mergedInto },
  partsOf: ({ dealerId, contactId }) => ({ dealerId, contactId }),
  under: (contact, { contactId }) => ({ ...contact, contactId }),
  // Each merge adds one at most.
  mostSteps: MOST_MERGED,
});

/** A contact with what is left of those who were merged into it: each names visits of its own. */
export const partsOf = async (table: Table, contact: Contact): Promise<Contact[]> => {
  const { dealerId, mergedFrom = [] } = contact;
  const parts = await contactItems.getMany(
    table,
    mergedFrom.map((contactId) => ({ dealerId, contactId })),
  );
  return [contact, ...parts];
};

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
  return found.map(contactItems.parse).filter((contact) => contact.phone === phone);
};

export type ContactPage = { contacts: Stored<Contact>[]; after: string | undefined };

/** A page of all contacts of a dealer, in the order of the index. `after` is where the page before ended. */
export const contactsOfDealer = async (
  table: Table,
  { dealerId, after, limit }: { dealerId: string; after?: string | undefined; limit: number },
): Promise<ContactPage> => {
  const keys: IndexedKey[] = await table.findKeys({
    pk: makeKey(CONTACT_BY_PHONE.pk, { dealerId }),
    limit,
    ...(after === undefined ? {} : { skAfter: after }),
  });
  const found = keys.length === 0 ? [] : await table.getMany(keys, { consistent: false });
  return {
    contacts: found.map(contactItems.parse).filter(isPresent),
    after: keys.length === limit ? keys.at(-1)?.indexSk : undefined,
  };
};

/** Stand before and behind every character that a key is made of. */
const [FIRST, LAST] = ['!', '~'];

/**
 * A page of those contacts of a dealer whose name, the last one first, begins so; in the order of names. `after` is where the page
 * before ended. One who is to be offered once only is not among them.
 */
export const contactsByName = async (
  table: Table,
  query: { dealerId: string; begins: string; after?: string | undefined; limit: number },
): Promise<ContactPage> => {
  const { dealerId, after, limit } = query;
  const begins = makeKey('{name}', { name: toSearchName(query.begins) });
  const keys = await table.findKeys({
    index: 'gsi2',
    pk: makeKey(CONTACT_BY_NAME.pk, { dealerId }),
    skBetween: [`${after !== undefined && after > begins ? after : begins}${FIRST}`, `${begins}${LAST}`],
    limit,
  });
  const found = keys.length === 0 ? [] : await table.getMany(keys, { consistent: false });
  const order = new Map(keys.map(({ sk, pk }, index) => [`${pk}|${sk}`, index]));
  const placeOf = ({ dealerId: of, contactId }: Contact): number => {
    const { pk, sk } = contactItems.keyOf({ dealerId: of, contactId });
    return order.get(`${pk}|${sk}`) ?? 0;
  };
  return {
    contacts: found
      .map(contactItems.parse)
      .filter(isPresent)
      .toSorted((a, b) => placeOf(a) - placeOf(b)),
    after: keys.length === limit ? keys.at(-1)?.indexSk : undefined,
  };
};

/** The index may be a moment behind: it may still know one that was erased or merged into another. */
const isPresent = ({ erasedAt, mergedInto }: Contact): boolean =>
  erasedAt === undefined && mergedInto === undefined;

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
