import * as z from 'zod';
import { conversationOfMessage, findMessage } from '../messaging/message-store.ts';
import { traceLineSchema } from '../messaging/trace.ts';
import type { Table } from '../table/table.ts';
import { visits } from '../visits/visit-store.ts';
import { events } from './event-store.ts';
import { checkInFacts, messageViewSchema, viewMessage } from './message-view.ts';

/** A message with its whole story, as staff and operators see it: also who caused it, and the vendor's ids of it. */
export const messageStorySchema = messageViewSchema
  .extend({
    conversationId: z.string(),
    cause: z.object({
      partnerId: z.string(),
      eventId: z.string(),
      type: z.string().optional().meta({ description: 'Absent when the event is older than 90 days.' }),
      ruleId: z.string().optional(),
    }),
    stoppedBy: z
      .object({ partnerId: z.string(), eventId: z.string() })
      .optional()
      .meta({ description: 'The event that stopped it, where one did.' }),
    trace: z.array(
      traceLineSchema.extend({
        providerId: z.string().optional().meta({ description: 'The vendor’s id of the message.' }),
      }),
    ),
  })
  .meta({ id: 'MessageStory' });
export type MessageStory = z.infer<typeof messageStorySchema>;

/** What became of a message, and why. Undefined for one that does not exist, or that is not for whoever asks. */
export const describeMessage = async (
  table: Table,
  {
    messageId,
    mayRead,
  }: { messageId: string; mayRead: (place: { dealerId: string; locationId: string }) => boolean },
): Promise<MessageStory | undefined> => {
  const message = await findMessage(table, messageId);
  if (!message || !mayRead(message)) return undefined;
  const { cause, ended } = message;
  const [visit, event] = await Promise.all([
    visits.get(table, message, { consistent: false }),
    events.get(table, cause, { consistent: false }),
  ]);
  const view = viewMessage(message, visit && checkInFacts(visit));
  return {
    ...view,
    conversationId: conversationOfMessage(messageId),
    ...(ended?.by ? { stoppedBy: { partnerId: ended.by.partnerId, eventId: ended.by.eventId } } : {}),
    cause: { ...cause, ...(event ? { type: event.type } : {}) },
    trace: view.trace.map((line) => {
      const attempt = message.attempts.find(({ number }) => number === line.attempt);
      const isHandOver = line.status === 'sent' && attempt?.providerId !== undefined;
      return isHandOver ? { ...line, providerId: attempt.providerId } : line;
    }),
  };
};
