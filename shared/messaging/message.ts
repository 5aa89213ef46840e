import * as z from 'zod';
import { channelSchema, purposeSchema } from '../dealers/settings.ts';
import { languageSchema } from '../kernel/language.ts';
import { reasonSchema } from './reasons.ts';

/** One try on one channel. `released`: definitely not sent, may be tried again; `unknown`: nobody knows, never again on this channel. */
export const attemptSchema = z.object({
  channel: channelSchema,
  /** Counts the attempts of the message from 1. */
  number: z.int(),
  status: z.enum([
    'sending',
    'sent',
    'delivered',
    'read',
    'rejected',
    'released',
    'unknown',
    'skipped',
    'timed_out',
  ]),
  at: z.string(),
  /** The vendor's id of the message. */
  providerId: z.string().optional(),
  reason: reasonSchema.optional(),
  /** The vendor's own code and words, as evidence. */
  providerCode: z.string().optional(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** What was decided for a channel when the message was planned: the first half of "why?" (B2). */
export const candidateSchema = z.object({ channel: channelSchema, refused: reasonSchema.optional() });
export type Candidate = z.infer<typeof candidateSchema>;

export const messageSchema = z.object({
  /** Names the conversation and the entry as well (`message-store.ts`). */
  messageId: z.string(),
  dealerId: z.string(),
  locationId: z.string(),
  contactId: z.string(),
  visitId: z.string(),
  purpose: purposeSchema,
  language: languageSchema,
  /** Its template holds an offer: it goes only to those who agreed to advertising. Absent: a service message. */
  promotional: z.literal(true).optional(),
  /** The vehicle by which a manufacturer finds the customer; there only where the location uses such an app. */
  vehicle: z.object({ vin: z.string().optional(), brand: z.string().optional() }).optional(),
  /** The values of the template's variables, by name. */
  variables: z.record(z.string(), z.string()),
  /** The check-in whose link the text holds; the link itself is made when the text is rendered. */
  link: z.object({ checkInId: z.string(), version: z.int() }).optional(),
  /** Whose event and which rule caused it. */
  cause: z.object({ partnerId: z.string(), eventId: z.string(), ruleId: z.string().optional() }),
  /** `held`: waits until somebody approves it; nothing is sent before. */
  status: z.enum([
    'planned',
    'held',
    'sending',
    'sent',
    'delivered',
    'read',
    'failed',
    'withdrawn',
    'skipped',
  ]),
  /** Why it was withdrawn or skipped. */
  statusReason: z.string().optional(),
  createdAt: z.string(),
  dueAt: z.string(),
  /** After this instant nothing more is sent. */
  sendUntil: z.string().optional(),
  /** Set where the message belongs into the location's invite window, not just into its hours. */
  hours: z.literal('invite-window').optional(),
  /** How often it was moved to the next window, because the present one ended before it could leave. */
  moves: z.int().optional(),
  /** There where the automation planned it: what for, for which time, how often anew, and by which revision of the visit's plan. */
  plan: z
    .object({ key: z.string(), about: z.string().optional(), round: z.int(), revision: z.int() })
    .optional(),
  candidates: z.array(candidateSchema),
  attempts: z.array(attemptSchema),
  /** The claim: which execution sends, and the token of the state that waits for the receipt of the latest attempt. */
  execution: z.string().optional(),
  taskToken: z.string().optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** Statuses after which nothing more is sent. */
const SETTLED: ReadonlySet<Message['status']> = new Set([
  'sent',
  'delivered',
  'read',
  'failed',
  'withdrawn',
  'skipped',
]);
export const isSettled = (message: Message): boolean => SETTLED.has(message.status);

/** Whether the customer has it, as far as anybody will ever know. */
export const hasLeft = ({ status }: Message): boolean =>
  status === 'sent' || status === 'delivered' || status === 'read';

/** Whether no channel has been tried yet, so that the message can still be withdrawn without a trace on a phone. */
export const isUnsent = ({ status }: Message): boolean => status === 'planned' || status === 'held';

/** The message after it was withdrawn; undefined when it is too late (being sent, sent, or already final). */
export const withdraw = (message: Message, reason: string): Message | undefined =>
  isUnsent(message) ? { ...message, status: 'withdrawn', statusReason: reason } : undefined;

/**
 * Stops the ladder of a message that is being sent: no further channel is tried. What has left stays as it is.
 * Undefined when there is nothing to stop.
 */
export const stop = (message: Message, reason: string): Message | undefined => {
  if (isUnsent(message)) return withdraw(message, reason);
  if (message.status === 'sending' && !message.attempts.some(mayHaveArrived))
    return { ...message, status: 'withdrawn', statusReason: reason };
  if (message.status === 'sending') return { ...message, status: 'sent', statusReason: reason };
  return undefined;
};

/** Whether a copy of this attempt may be on the customer's phone, or may still come there. */
export const mayHaveArrived = (attempt: Attempt): boolean =>
  !['rejected', 'released', 'skipped'].includes(attempt.status);

/** Whether this attempt may still deliver within its time: neither refused, nor settled, nor past its deadline. */
export const isUnderWay = (attempt: Attempt): boolean =>
  ['sending', 'sent', 'unknown'].includes(attempt.status);

/** The next channel is being tried, so the deadline of the earlier attempts has passed. */
export const expire = (attempt: Attempt): Attempt =>
  isUnderWay(attempt) ? { ...attempt, status: 'timed_out', reason: 'no_receipt' } : attempt;

/**
 * The message when no channel is left: failed, or skipped where the customer wants no messages. Undefined when that is
 * not for this execution to say: a receipt was quicker, the message was stopped, another execution has it.
 */
export const giveUp = (message: Message, execution: string): Message | undefined => {
  // A stale start of what waits for approval ends nothing.
  if (message.status === 'held') return undefined;
  if (isSettled(message) || (message.execution !== undefined && message.execution !== execution))
    return undefined;
  const attempts = message.attempts.map(expire);
  const optedOut = [
    ...message.candidates.map(({ refused }) => refused),
    ...attempts.map(({ reason }) => reason),
  ].includes('opted_out');
  const tried = attempts.some(mayHaveArrived);
  return optedOut && !tried
    ? { ...message, status: 'skipped', statusReason: 'opted_out', execution, attempts }
    : { ...message, status: 'failed', execution, attempts };
};

/** A message that keeps missing its window is no use after a week. */
const MOST_MOVES = 7;

/** The message after somebody approved it; undefined where it does not wait for that. */
export const approve = (message: Message): Message | undefined =>
  message.status === 'held' ? { ...message, status: 'planned' } : undefined;

/** What passes by itself: the next window may do what this one could not. */
const PASSING: ReadonlySet<string | undefined> = new Set([
  'outside_hours',
  'throttled',
  'vendor_unavailable',
]);

/**
 * The message with a new time, when no channel worked. Undefined where another window would not help: a copy may have arrived,
 * neither the clock nor an outage was against any channel, another execution has it, or it was moved often enough.
 */
export const moveTo = (
  message: Message,
  execution: string,
  time: { dueAt: string; sendUntil: string },
): Message | undefined => {
  const isOurs = message.execution === undefined || message.execution === execution;
  const isPassing = message.attempts.some(
    ({ at, reason, status }) =>
      at >= message.dueAt && PASSING.has(reason) && (status === 'skipped' || status === 'released'),
  );
  if (message.status === 'held') return undefined;
  if (isSettled(message) || !isOurs || !isPassing || message.attempts.some(mayHaveArrived)) return undefined;
  if ((message.moves ?? 0) >= MOST_MOVES || time.dueAt <= message.dueAt) return undefined;
  const { execution: _execution, taskToken: _token, ...rest } = message;
  return { ...rest, ...time, status: 'planned', moves: (message.moves ?? 0) + 1 };
};

/** The message free for another execution, after the one that had it broke. What it sent stays known. */
export const releaseFrom = (message: Message, execution: string): Message | undefined => {
  if (isSettled(message) || message.execution !== execution) return undefined;
  const { execution: _execution, taskToken: _token, ...rest } = message;
  return rest;
};
