import { readThread } from '../conversations/conversation-store.ts';
import { timedId } from '../kernel/digest.ts';
import { conversationIdOf, messageKeyParts } from '../messaging/message-store.ts';
import type { Message } from '../messaging/message.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import type { VisitPlan } from './visit-plan.ts';

export type VisitMessages = {
  messages: Stored<Message>[];
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
  { visit, plan }: { visit: Visit; plan: VisitPlan | undefined },
): Promise<VisitMessages> => {
  const { dealerId, locationId, visitId, contactId, roles } = visit;
  const named = plan?.entries.map(({ message }) => message?.contactId) ?? [];
  const people = new Set([contactId, roles?.owner, roles?.contractor, ...named]);
  const invite = visit.checkIn.inviteMessageId;
  const conversations = new Set(
    [...people].flatMap((id) => (id === undefined ? [] : [conversationIdOf(dealerId, locationId, id)])),
  );
  if (invite !== undefined) conversations.add(messageKeyParts(invite).conversationId);
  const found: VisitMessages = { messages: [], isComplete: true };
  for (const conversationId of conversations) {
    const part = await readSince(table, conversationId, visit.createdAt);
    found.messages.push(...part.messages.filter((message) => message.visitId === visitId));
    found.isComplete &&= part.isComplete;
  }
  return found;
};

/** What begins an id that was made at an instant: ids sort by their time. */
const TIME_LENGTH = 10;

const readSince = async (table: Table, conversationId: string, since: string): Promise<VisitMessages> => {
  const first = timedId(since).slice(0, TIME_LENGTH);
  const messages: Stored<Message>[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const page = await readThread(table, conversationId, PAGE, cursor);
    for (const entry of page.entries) {
      const entryId = entry.kind === 'message' ? messageKeyParts(entry.messageId).entryId : entry.entryId;
      if (entryId.slice(0, TIME_LENGTH) < first) return { messages, isComplete: true };
      if (entry.kind !== 'message') continue;
      const { kind: _kind, ...message } = entry;
      messages.push(message);
    }
    cursor = page.cursor;
    if (cursor === undefined) return { messages, isComplete: true };
  }
  return { messages, isComplete: false };
};
