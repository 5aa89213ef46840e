import { contacts } from '../contacts/contact-store.ts';
import { type Contact, idsOf } from '../contacts/contact.ts';
import { locations } from '../dealers/dealer-store.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import { LOCATION } from '../table/access-patterns/tenancy.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';

/** A conversation of a person, and the location whose staff read it. */
export type OwnConversation = { conversationId: string; locationId: string };

/** Somebody whom a wish concerns, with the conversation in which it is shown. Nobody where the person was erased. */
export type PersonConcerned = OwnConversation & { contact?: Contact | undefined };

/** A dealer has a handful of locations; a page holds them. */
const PAGE = 100;

export type FindConversationsCommand = {
  dealerId: string;
  contactIds: readonly string[];
  /** Those that are known already. */
  known: readonly OwnConversation[];
};

/**
 * Every conversation that people may have with a dealer: one at each location, also under the ids of those who were merged into them.
 * Those that they do have are among them.
 */
export const findConversations = async (
  { table }: { table: Table },
  { dealerId, contactIds, known }: FindConversationsCommand,
): Promise<OwnConversation[]> => {
  const places = contactIds.length === 0 ? [] : await locationIdsOf(table, dealerId);
  const people = await Promise.all(
    contactIds.map((contactId) => contacts.get(table, { dealerId, contactId })),
  );
  const ids = new Set([...contactIds, ...people.flatMap((person) => (person ? idsOf(person) : []))]);
  const possible = [...ids].flatMap((contactId) =>
    places.map((locationId) => ({
      locationId,
      conversationId: conversationIdOf(dealerId, locationId, contactId),
    })),
  );
  return [...new Map([...known, ...possible].map((one) => [one.conversationId, one])).values()];
};

const locationIdsOf = async (table: Table, dealerId: string): Promise<string[]> => {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.query({
      pk: makeKey(LOCATION.pk, { dealerId }),
      skPrefix: makeKeyPrefix(LOCATION.sk, {}),
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.items.map((item) => locations.parse(item).locationId));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
};
