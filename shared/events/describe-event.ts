import * as z from 'zod';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import type { Table } from '../table/table.ts';
import { checkInSchema, type Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import { eventRecordSchema, outcomeSchema } from './event.ts';
import { events } from './event-store.ts';
import { checkInFacts, messageViewSchema, viewMessage } from './message-view.ts';

/** What became of an event, as a partner may know it: no personal data, no texts. */
export const eventViewSchema = z
  .object({
    eventId: z.string(),
    type: z.string(),
    status: eventRecordSchema.shape.status,
    receivedAt: z.string(),
    visitId: z
      .string()
      .optional()
      .meta({ description: 'Our id of the visit that it was about; absent until it is applied.' }),
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
  const facts = visit && checkInFacts(visit, key);
  return {
    eventId: event.eventId,
    type: event.type,
    status: event.status,
    receivedAt: event.receivedAt,
    ...(visitId === undefined ? {} : { visitId }),
    ...(outcome.note ? { note: outcome.note } : {}),
    ...(event.fault === undefined ? {} : { fault: event.fault }),
    rules: outcome.rules.map(({ ruleId, action, result }) => ({ id: ruleId, action, result })),
    messages: found.map((message) => viewMessage(message, facts)),
    ...(visit && visit.checkIn.status !== 'none' ? { checkIn: viewOfCheckIn(visit) } : {}),
  };
};

const viewOfCheckIn = ({ checkIn: { status, openedAt, finishedAt } }: Visit) => ({
  status,
  ...(openedAt === undefined ? {} : { openedAt }),
  ...(finishedAt === undefined ? {} : { finishedAt }),
});
