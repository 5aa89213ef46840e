import * as z from 'zod';
import { channelSchema } from '../dealers/settings.ts';
import { attemptSchema, messageSchema, type Message } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import { messagePurposeSchema } from '../messaging/notice.ts';
import { traceOf } from '../messaging/trace.ts';
import type { Table } from '../table/table.ts';
import { checkInSchema, type Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import { eventRecordSchema, outcomeSchema } from './event.ts';
import { events } from './event-store.ts';

const traceLineSchema = z.object({
  at: z.string(),
  channel: channelSchema,
  status: z.string(),
  reason: z.string().optional(),
  says: z.string().meta({ description: 'The decision in plain words.' }),
  providerCode: z.string().optional().meta({ description: 'The vendor’s own code.' }),
});

export const messageViewSchema = z
  .object({
    id: z.string(),
    purpose: messagePurposeSchema,
    status: messageSchema.shape.status,
    statusReason: z.string().optional(),
    dueAt: z.string(),
    channel: channelSchema
      .optional()
      .meta({ description: 'The channel of the latest attempt that was sent.' }),
    attempts: z.array(
      z.object({
        channel: channelSchema,
        status: attemptSchema.shape.status,
        reason: z.string().optional(),
        at: z.string(),
      }),
    ),
    trace: z
      .array(traceLineSchema)
      .meta({ description: 'Why: every decision in the order in which it fell.' }),
  })
  .meta({ id: 'Message' });

/** What became of an event, as a partner may know it: no personal data, no texts. */
export const eventViewSchema = z
  .object({
    eventId: z.string(),
    type: z.string(),
    status: eventRecordSchema.shape.status,
    receivedAt: z.string(),
    note: z.string().optional().meta({ description: 'Why nothing was sent, when nothing was.' }),
    fault: z.string().optional().meta({ description: 'Why a parked event could not be applied.' }),
    rules: z.array(z.object({ id: z.string(), action: z.string(), result: z.string() })),
    messages: z.array(messageViewSchema),
    checkIn: z
      .object({
        status: checkInSchema.shape.status,
        openedAt: z.string().optional(),
        finishedAt: z.string().optional(),
      })
      .optional()
      .meta({
        description: 'The check-in of the visit. `openedAt` is unverified: link scanners open links too.',
      }),
  })
  .meta({ id: 'EventStatus' });
export type EventView = z.infer<typeof eventViewSchema>;

export const viewMessage = (message: Message): z.infer<typeof messageViewSchema> => {
  const last = message.attempts.findLast(
    ({ status }) => !['skipped', 'released', 'rejected'].includes(status),
  );
  return {
    id: message.messageId,
    purpose: message.purpose,
    status: message.status,
    ...(message.statusReason === undefined ? {} : { statusReason: message.statusReason }),
    dueAt: message.dueAt,
    ...(last ? { channel: last.channel } : {}),
    attempts: message.attempts.map(({ channel, status, reason, at }) => ({
      channel,
      status,
      at,
      ...(reason === undefined ? {} : { reason }),
    })),
    trace: traceOf(message),
  };
};

/** Reads what became of a partner's event; undefined when the partner never sent it. */
export const describeEvent = async (
  table: Table,
  key: { partnerId: string; eventId: string },
): Promise<EventView | undefined> => {
  const event = await events.get(table, key);
  if (!event) return undefined;
  const outcome = event.outcome ?? outcomeSchema.parse({ note: '', rules: [], messageIds: [] });
  const found = await messages.getMany(table, outcome.messageIds.map(messageKeyParts));
  const { visitId } = outcome;
  const visit =
    visitId === undefined ? undefined : await visits.get(table, { visitId }, { consistent: false });
  return {
    eventId: event.eventId,
    type: event.type,
    status: event.status,
    receivedAt: event.receivedAt,
    ...(outcome.note ? { note: outcome.note } : {}),
    ...(event.fault === undefined ? {} : { fault: event.fault }),
    rules: outcome.rules.map(({ ruleId, action, result }) => ({ id: ruleId, action, result })),
    messages: found.map(viewMessage),
    ...(visit && visit.checkIn.status !== 'none' ? { checkIn: viewOfCheckIn(visit) } : {}),
  };
};

const viewOfCheckIn = ({ checkIn: { status, openedAt, finishedAt } }: Visit) => ({
  status,
  ...(openedAt === undefined ? {} : { openedAt }),
  ...(finishedAt === undefined ? {} : { finishedAt }),
});
