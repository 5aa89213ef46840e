import { type Contact, idsOf } from '../contacts/contact.ts';
import { findEntries } from '../conversations/conversation-store.ts';
import type { CheckInResults, InboundEntry } from '../conversations/conversation.ts';
import type { FindPartner } from '../partners/partner-store.ts';
import { conversationsOfVisit } from '../planning/find-visit-messages.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import { parsePartnerEvent } from './accept-event.ts';
import { OWN_PARTNER } from './event.ts';
import { events } from './event-store.ts';

/** What the customer answered in the check-in; undefined where that is not kept, or not answered yet. And messages by their entries. */
export type ReadAnswers = { results: CheckInResults | undefined; messages: InboundEntry[] };

/**
 * Reads what a customer said about a visit: the answers of the check-in from the conversation, else from the event that brought them
 * (nobody has a conversation whom no event names), and messages of the customer that are named.
 */
export const readAnswers = async (
  deps: { table: Table; findPartner: FindPartner },
  {
    visit,
    people,
    messageIds = [],
  }: { visit: Visit; people: readonly Contact[]; messageIds?: readonly string[] },
): Promise<ReadAnswers> => {
  const { answers, visitId } = visit;
  const entryIds = [...new Set([...(answers ? [answers.entryId] : []), ...messageIds])];
  const found = await findEntries(deps.table, {
    conversationIds: conversationsOfVisit(visit, people.flatMap(idsOf)),
    entryIds,
  });
  const [results] = found.flatMap((entry) =>
    entry.kind === 'results' && entry.visitId === visitId ? [entry.results] : [],
  );
  return {
    results: results ?? (await resultsOfEvent(deps, visit)),
    messages: found.flatMap((entry) => (entry.kind === 'inbound' ? [entry] : [])),
  };
};

const resultsOfEvent = async (
  { table, findPartner }: { table: Table; findPartner: FindPartner },
  { answers, checkIn: { finishedBy } }: Visit,
): Promise<CheckInResults | undefined> => {
  const record = answers && finishedBy && (await events.get(table, finishedBy, { consistent: false }));
  if (!record || record.erasedAt !== undefined) return undefined;
  const { partnerId } = record;
  const aliases = partnerId === OWN_PARTNER ? {} : ((await findPartner(partnerId))?.aliases ?? {});
  const event = parsePartnerEvent({ aliases }, record.body);
  return event.type === 'checkin.finished' ? event.data.results : undefined;
};
