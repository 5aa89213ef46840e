import * as z from 'zod';
import { conversations, readThread } from '../conversations/conversation-store.ts';
import { type ConversationEntry, entrySchema } from '../conversations/conversation.ts';
import { mayReadConversations, type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Message } from '../messaging/message.ts';
import type { Table } from '../table/table.ts';
import { messageViewSchema, viewMessage } from './describe-event.ts';

const INTERNAL = { conversationId: true, dealerId: true } as const;
const [event, inbound, consent, results, deliveryError] = entrySchema.options;

/** One of our messages in a conversation, with the whole "why" (B2). */
const messageEntrySchema = messageViewSchema.extend({ kind: z.literal('message'), entryId: z.string(), at: z.string() }).meta({ id: 'MessageEntry' });

/** An entry as staff see it: as it is stored, without what only joins items in the table. */
export const entryViewSchema = z
  .discriminatedUnion('kind', [
    messageEntrySchema,
    event.omit(INTERNAL).meta({ id: 'EventEntry' }),
    inbound.omit({ ...INTERNAL, providerId: true }).meta({ id: 'InboundEntry' }),
    consent.omit(INTERNAL).meta({ id: 'ConsentEntry' }),
    results.omit(INTERNAL).meta({ id: 'CheckInResultsEntry' }),
    deliveryError.omit(INTERNAL).meta({ id: 'DeliveryErrorEntry' }),
  ])
  .meta({ id: 'ConversationEntry' });
type EntryView = z.infer<typeof entryViewSchema>;

export const conversationViewSchema = z
  .object({
    conversationId: z.string(),
    locationId: z.string(),
    entries: z.array(entryViewSchema).meta({ description: 'Newest first, at most 50.' }),
    cursor: z.string().optional().meta({ description: 'For the page of older entries; absent on the last one.' }),
  })
  .meta({ id: 'Conversation' });

const PAGE_SIZE = 50;

/**
 * A page of a conversation, newest first. Errors: Forbidden for mechanics (S2.51); NotFound, also for a conversation at
 * another dealer or location.
 */
export const describeConversation = async (
  table: Table,
  query: { staff: Staff; conversationId: string; cursor?: string | undefined },
): Promise<z.infer<typeof conversationViewSchema>> => {
  const { staff, conversationId } = query;
  if (!mayReadConversations(staff)) throw new AppError('Forbidden', 'conversation.role_missing', 'Mechanics do not see conversations with customers. Ask an admin of the dealer for another role.');
  const conversation = await conversations.get(table, { conversationId });
  if (!conversation || !worksAt(staff, conversation)) throw new AppError('NotFound', 'conversation.unknown', 'There is no such conversation at your locations.');
  const page = await readThread(table, conversationId, PAGE_SIZE, query.cursor);
  return {
    conversationId,
    locationId: conversation.locationId,
    entries: page.entries.map(viewEntry),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
};

/** The view's schema cuts what is internal: it is the one list of what goes out. */
const viewEntry = (entry: ConversationEntry | Message): EntryView =>
  entry.kind === 'message' ? { ...viewMessage(entry), kind: 'message', entryId: entry.entryId, at: entry.createdAt } : entryViewSchema.parse(entry);
