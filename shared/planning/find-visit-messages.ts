import { type Contact, idsOf } from '../contacts/contact.ts';
import { readThread } from '../conversations/conversation-store.ts';
import type { ConversationEntry } from '../conversations/conversation.ts';
import { timedId } from '../kernel/digest.ts';
import { conversationIdOf, messageKeyParts } from '../messaging/message-store.ts';
import type { Message } from '../messaging/message.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import type { VisitPlan } from './visit-plan.ts';

export type VisitMessages = {
  messages: Stored<Message>[];
  /** What else was said and done in its conversations meanwhile, also about other visits of the same people. */
  entries: Stored<ConversationEntry>[];
  /** False: the conversations are longer than anybody reads, and what is older is not among them. */
  isComplete: boolean;
};

const PAGE = 100;
/** A person writes and gets a few dozen entries during a visit. */
const MOST_PAGES = 5;

/**
 * All messages of a visit, whoever planned them: they stand in the conversations of its people, and none is older than
 * the visit. Who was one of its people before is found by the visit's plan.
 */
export const findVisitMessages = async (
  { table }: { table: Table },
  {
    visit,
    plan,
    people = [],
  }: {
    visit: Visit;
    plan: VisitPlan | undefined;
    /** Whose other conversations are read too: what they wrote stands under the id of those whom they were merged into. */
    people?: readonly Contact[];
  },
): Promise<VisitMessages> => {
  const { visitId } = visit;
  const named = plan?.entries.map(({ message }) => message?.contactId) ?? [];
  const found: VisitMessages = { messages: [], entries: [], isComplete: true };
  for (const conversationId of conversationsOfVisit(visit, [...named, ...people.flatMap(idsOf)])) {
    const part = await readSince(table, conversationId, visit.createdAt);
    found.messages.push(...part.messages.filter((message) => message.visitId === visitId));
    found.entries.push(...part.entries);
    found.isComplete &&= part.isComplete;
  }
  return found;
};

/** The conversations of a visit's people with its location, and of whom else it names. */
export const conversationsOfVisit = (
  { dealerId, locationId, contactId, roles, checkIn }: Visit,
  others: readonly (string | undefined)[] = [],
): string[] => {
  const people = [contactId, roles?.owner, roles?.contractor, ...others];
  const ids = people.flatMap((id) => (id === undefined ? [] : [conversationIdOf(dealerId, locationId, id)]));
  const invite = checkIn.inviteMessageId;
  // Whoever was invited may be none of its people any more.
  return [...new Set(invite === undefined ? ids : [...ids, messageKeyParts(invite).conversationId])];
};

/** What begins an id that was made at an instant: ids sort by their time. */
const TIME_LENGTH = 10;

const readSince = async (table: Table, conversationId: string, since: string): Promise<VisitMessages> => {
  const first = timedId(since).slice(0, TIME_LENGTH);
  const found: VisitMessages = { messages: [], entries: [], isComplete: true };
  let cursor: string | undefined;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const page = await readThread(table, conversationId, PAGE, cursor);
    for (const entry of page.entries) {
      const entryId = entry.kind === 'message' ? messageKeyParts(entry.messageId).entryId : entry.entryId;
      if (entryId.slice(0, TIME_LENGTH) < first) return found;
      if (entry.kind === 'message') {
        const { kind: _kind, ...message } = entry;
        found.messages.push(message);
      } else found.entries.push(entry);
    }
    cursor = page.cursor;
    if (cursor === undefined) return found;
  }
  return { ...found, isComplete: false };
};
