import * as z from 'zod';
import { channelSchema } from '../dealers/settings.ts';
import {
  attemptSchema,
  mayHaveArrived,
  type Message,
  messageSchema,
  timingSchema,
} from '../messaging/message.ts';
import { messagePurposeSchema } from '../messaging/notice.ts';
import { type CheckInFacts, traceLineSchema, traceOf } from '../messaging/trace.ts';
import type { Visit } from '../visits/visit.ts';
import { OWN_PARTNER } from './event.ts';

/** A message as partners and staff may know it: no personal data, no texts, no ids of vendors. */
export const messageViewSchema = z
  .object({
    id: z.string(),
    purpose: messagePurposeSchema,
    status: messageSchema.shape.status,
    statusReason: z.string().optional(),
    dueAt: z.string(),
    timing: timingSchema
      .optional()
      .meta({ description: 'Why it is due then, and the local hours that applied.' }),
    channel: channelSchema
      .optional()
      .meta({ description: 'The channel of the latest attempt that was sent.' }),
    copies: z.array(channelSchema).optional().meta({
      description: 'The channels by which the customer has it, where there is more than one: a second copy.',
    }),
    attempts: z.array(
      z.object({
        channel: channelSchema,
        status: attemptSchema.shape.status,
        reason: z.string().optional(),
        at: z.string(),
        mayArriveLate: z.literal(true).optional().meta({
          description:
            'The vendor knows no time to live: a copy may arrive after the next channel was tried.',
        }),
      }),
    ),
    trace: z
      .array(traceLineSchema)
      .meta({ description: 'Why: every decision in the order in which it fell.' }),
  })
  .meta({ id: 'Message' });
export type MessageView = z.infer<typeof messageViewSchema>;

export const viewMessage = (message: Message, checkIn?: CheckInFacts): MessageView => {
  const { messageId, purpose, status, statusReason, dueAt, timing, copies, attempts } = message;
  const last = attempts.findLast(mayHaveArrived);
  return {
    id: messageId,
    purpose,
    status,
    ...(statusReason === undefined ? {} : { statusReason }),
    dueAt,
    ...(timing ? { timing } : {}),
    ...(last ? { channel: last.channel } : {}),
    ...(copies ? { copies } : {}),
    attempts: attempts.map(({ channel, status: of, reason, at, mayArriveLate }) => ({
      channel,
      status: of,
      at,
      ...(reason === undefined ? {} : { reason }),
      ...(mayArriveLate ? { mayArriveLate } : {}),
    })),
    trace: traceOf(message, checkIn),
  };
};

/** The check-in as a trace tells of it. `reader`: a partner, who learns of no other one. */
export const checkInFacts = ({ checkIn }: Visit, reader?: { partnerId: string }): CheckInFacts => {
  const { version, openedAt, finishedAt, finishedBy } = checkIn;
  const by = finishedBy?.partnerId;
  const partner = reader === undefined || by === reader.partnerId ? `the partner ${by}` : 'another partner';
  const through = by === OWN_PARTNER ? 'our own page' : partner;
  return { version, openedAt, finishedAt, answeredThrough: by === undefined ? undefined : through };
};
