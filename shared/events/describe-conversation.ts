import * as z from 'zod';
import type { MessageEntry } from '../conversations/conversation-store.ts';
import { type ConversationEntry, entrySchema } from '../conversations/conversation.ts';
import { mediaSchema } from '../conversations/media.ts';
import { requireThread } from '../conversations/require-thread.ts';
import type { Staff } from '../dealers/staff.ts';
import { messageKeyParts } from '../messaging/message-store.ts';
import type { Table } from '../table/table.ts';
import { messageViewSchema, viewMessage } from './message-view.ts';

const INTERNAL = { dealerId: true, locationId: true } as const;
const [
  event,
  inbound,
  reaction,
  numberChanged,
  consent,
  results,
  deliveryError,
  retry,
  messageChanged,
  answerChanged,
  contactChanged,
  planChanged,
  note,
] = entrySchema.options;

const mediaViewSchema = mediaSchema.omit({ key: true, source: true }).meta({ id: 'Media' });

/** An entry as staff see it: our messages with the whole "why" (B2), all else as it is stored, without what only joins items in the table. */
export const entryViewSchema = z
  .discriminatedUnion('kind', [
    messageViewSchema
      .extend({
        kind: z.literal('message'),
        entryId: z.string(),
        conversationId: z.string(),
        contactId: z.string(),
        at: z.string(),
        ownText: z
          .string()
          .optional()
          .meta({ description: 'What staff wrote; variables stand in it as written.' }),
      })
      .meta({ id: 'MessageEntry' }),
    event.omit(INTERNAL).meta({ id: 'EventEntry' }),
    inbound
      .omit({ ...INTERNAL, providerId: true, mediaState: true, filesAskedAt: true })
      .extend({ media: z.array(mediaViewSchema).optional() })
      .meta({ id: 'InboundEntry' }),
    reaction.omit({ ...INTERNAL, providerId: true }).meta({ id: 'ReactionEntry' }),
    numberChanged.omit({ ...INTERNAL, providerId: true }).meta({ id: 'NumberChangedEntry' }),
    consent.omit(INTERNAL).meta({ id: 'ConsentEntry' }),
    results.omit(INTERNAL).meta({ id: 'CheckInResultsEntry' }),
    deliveryError.omit(INTERNAL).meta({ id: 'DeliveryErrorEntry' }),
    retry.omit(INTERNAL).meta({ id: 'RetryEntry' }),
    messageChanged.omit(INTERNAL).meta({ id: 'MessageChangedEntry' }),
    answerChanged.omit(INTERNAL).meta({ id: 'AnswerChangedEntry' }),
    contactChanged.omit(INTERNAL).meta({ id: 'ContactChangedEntry' }),
    planChanged.omit(INTERNAL).meta({ id: 'PlanChangedEntry' }),
    note.omit(INTERNAL).meta({ id: 'NoteEntry' }),
  ])
  .meta({ id: 'ConversationEntry' });
export type EntryView = z.infer<typeof entryViewSchema>;

export const conversationViewSchema = z
  .object({
    conversationId: z.string(),
    entries: z.array(entryViewSchema).meta({
      description:
        'Newest first, at most 50. Where contacts were merged, those of all of them: each entry names the conversation that it stands in.',
    }),
    cursor: z
      .string()
      .optional()
      .meta({ description: 'For the page of older entries; absent on the last one.' }),
  })
  .meta({ id: 'Conversation' });

const PAGE_SIZE = 50;

/** A page of a conversation, newest first. Errors: NotFound, also for a conversation at another dealer or location. */
export const describeConversation = async (
  table: Table,
  query: { staff: Staff; conversationId: string; cursor?: string | undefined },
): Promise<z.infer<typeof conversationViewSchema>> => {
  const { staff, conversationId, cursor } = query;
  const page = await requireThread(table, { staff, conversationId, limit: PAGE_SIZE, cursor });
  return {
    conversationId,
    entries: page.entries.map(viewEntry),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
};

/** The view's schema cuts what is internal: it is the one list of what goes out. */
export const viewEntry = (entry: ConversationEntry | MessageEntry): EntryView =>
  entry.kind === 'message'
    ? {
        ...viewMessage(entry),
        kind: 'message',
        ...messageKeyParts(entry.messageId),
        contactId: entry.contactId,
        at: entry.createdAt,
        ...(entry.ownText === undefined ? {} : { ownText: entry.ownText }),
      }
    : entryViewSchema.parse(entry);
