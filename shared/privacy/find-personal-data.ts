import { contactItems, contactVisits } from '../contacts/contact-item-store.ts';
import { conversationIdOf, messages } from '../messaging/message-store.ts';
import { CONVERSATION_ENTRY } from '../table/access-patterns/conversations.ts';
import { CONTACT, VISIT } from '../table/access-patterns/visits.ts';
import { makeKey } from '../table/key-template.ts';
import type { Item } from '../table/table.ts';
import { eventNameOf } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import { entityOf } from './declared-store.ts';
import { type Dealership } from './find-dealership.ts';
import { findNamedItems } from './find-named-items.ts';
import { type FindEventsDeps, findToldEvents } from './find-told-events.ts';
import { legalHolds } from '../contacts/legal-hold-store.ts';
import type { PersonalData, Who } from './personal-data.ts';
import { readPartition } from './read-partition.ts';

/**
 * Finds everything that is kept of a person, without a scan: whatever stands in the partitions of the contact, of the
 * conversations with the dealer's locations and of the visits, whatever entity it is; then what those name. The same under the ids of
 * those who were merged into the contact, and under those that `also` names.
 */
export const findPersonalData = async (
  deps: FindEventsDeps,
  who: Who & { dealership: Dealership; also?: readonly string[] | undefined },
): Promise<PersonalData> => {
  const { table } = deps;
  const { dealerId, contactId, dealership } = who;
  const partitionOf = (id: string) => readPartition(table, makeKey(CONTACT.pk, { dealerId, contactId: id }));
  const itself = await partitionOf(contactId);
  const contact = itself.filter(isA('contact')).map(contactItems.parse)[0];
  const partIds = [...new Set([...(contact?.mergedFrom ?? []), ...(who.also ?? [])])];
  const contactIds = [contactId, ...partIds];
  const conversationIds = contactIds.flatMap((id) =>
    dealership.locations.map(({ locationId }) => conversationIdOf(dealerId, locationId, id)),
  );
  const [ofParts, threads] = await Promise.all([
    Promise.all(partIds.map(partitionOf)),
    Promise.all(
      conversationIds.map((conversationId) =>
        readPartition(table, makeKey(CONVERSATION_ENTRY.pk, { conversationId })),
      ),
    ),
  ]);
  const thread = threads.flat();
  const ofContact = [...itself, ...ofParts.flat()];
  const parts = ofParts.flat().filter(isA('contact')).map(contactItems.parse);
  const hold = ofContact.filter(isA('legal-hold')).map(legalHolds.parse)[0];
  const visitIds = new Set([
    ...[contact, ...parts].flatMap((one) => one?.visits ?? []).map(({ visitId }) => visitId),
    ...ofContact.filter(isA('contact-visit')).map((item) => contactVisits.parse(item).visitId),
    ...thread.flatMap((item) => entityOf(item).about(item).visitId ?? []),
  ]);
  const ofVisits = await Promise.all(
    [...visitIds].map((visitId) => readPartition(table, makeKey(VISIT.pk, { visitId }))),
  );
  const isTheirs = (items: readonly Item[]): boolean =>
    items.some((item) => isA('visit')(item) && contactIds.includes(visits.parse(item).contactId ?? ''));
  const visitsIn = (partitions: readonly Item[][]) =>
    partitions.flatMap((items) => items.filter(isA('visit')).map(visits.parse));
  const theirs = visitsIn(ofVisits.filter(isTheirs));
  const told = await findToldEvents(
    deps,
    { ...who, contactIds },
    {
      theirs,
      others: visitsIn(ofVisits.filter((items) => !isTheirs(items))),
      named: thread.filter(isA('message')).map((item) => eventNameOf(messages.parse(item).cause)),
    },
  );
  const named = await findNamedItems(deps, {
    dealerId,
    dealership,
    conversationIds,
    thread,
    visits: theirs,
    told,
  });
  const inOrder = [
    ...named,
    ...told.map(({ item }) => item),
    ...thread,
    // The visit after all that stands beside it: it says whose they are.
    ...ofVisits.filter(isTheirs).flatMap((items) => items.toSorted(byVisitLast)),
    ...ofContact.toSorted(byContactFirst),
  ];
  const unique = new Map(inOrder.map((item) => [`${item.pk}|${item.sk}`, item]));
  return { dealerId, contactId, contact, parts, hold, visits: theirs, items: [...unique.values()] };
};

const isA =
  (name: string) =>
  ({ entity }: Item): boolean =>
    entity === name;

const byVisitLast = (a: Item, b: Item): number => Number(isA('visit')(a)) - Number(isA('visit')(b));
const byContactFirst = (a: Item, b: Item): number => Number(isA('contact')(b)) - Number(isA('contact')(a));
