import * as z from 'zod';
import { channelSchema } from '../dealers/settings.ts';
import type { Instant } from '../kernel/instant.ts';
import { languageSchema } from '../kernel/language.ts';
import { messagePurposeSchema } from './notice.ts';
import { priceSchema } from './price.ts';
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
  /** The vendor's own code and words, as evidence; the words without anything that could name the customer. */
  providerCode: z.string().optional(),
  providerText: z.string().optional(),
  price: priceSchema.optional(),
  /** When the vendor took it, and when it says that it was delivered, read, or failed. */
  times: z
    .object({
      accepted: z.string().optional(),
      delivered: z.string().optional(),
      read: z.string().optional(),
      failed: z.string().optional(),
    })
    .optional(),
  /** The vendor knows no time to live for it: a copy may arrive after the next channel was tried (B3). */
  mayArriveLate: z.literal(true).optional(),
  /** What the vendor reported came after the attempt had been given up. */
  late: z.literal(true).optional(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** What was decided for a channel when the message was planned: the first half of "why?" (B2). */
export const candidateSchema = z.object({ channel: channelSchema, refused: reasonSchema.optional() });
export type Candidate = z.infer<typeof candidateSchema>;

/** Why a message is due when it is due, and the hours that applied: the location's own, in its zone. */
export const timingSchema = z.object({
  why: z.enum(['at_once', 'next_opening', 'window', 'window_open', 'later']),
  hours: z.object({ from: z.string(), to: z.string(), zone: z.string() }).optional(),
});
export type Timing = z.infer<typeof timingSchema>;

const causeSchema = z.object({ partnerId: z.string(), eventId: z.string(), ruleId: z.string().optional() });

export const messageSchema = z.object({
  /** Names the conversation and the entry as well (`message-store.ts`). */
  messageId: z.string(),
  dealerId: z.string(),
  locationId: z.string(),
  contactId: z.string(),
  visitId: z.string(),
  purpose: messagePurposeSchema,
  language: languageSchema,
  /** Its template holds an offer: it goes only to those who agreed to advertising. Absent: a service message. */
  promotional: z.literal(true).optional(),
  /** The one channel by which it may go: that on which the customer wrote what it confirms. */
  onlyChannel: channelSchema.optional(),
  /** The vehicle by which a manufacturer finds the customer; there only where the location uses such an app. */
  vehicle: z.object({ vin: z.string().optional(), brand: z.string().optional() }).optional(),
  /** The values of the template's variables, by name. */
  variables: z.record(z.string(), z.string()),
  /** What somebody of the staff wrote in the place of the template's words; variables may stand in it. */
  ownText: z.string().optional(),
  /** Set once somebody of the staff changed it: from then on it is theirs, and the visit's plan leaves it alone. */
  edited: z.object({ at: z.string(), by: z.string() }).optional(),
  /** The check-in whose link the text holds; the link itself is made when the text is rendered. */
  link: z.object({ checkInId: z.string(), version: z.int() }).optional(),
  /** Whose event and which rule caused it. */
  cause: causeSchema,
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
  timing: timingSchema.optional(),
  /** How often it was moved to the next window, because the present one ended before it could leave. */
  moves: z.int().optional(),
  /** When, and from which due time. */
  moved: z.array(z.object({ at: z.string(), from: z.string() })).optional(),
  /** When another execution took it over from one that broke. */
  takenOver: z.array(z.string()).optional(),
  /** When the ladder ended without an arrival, and the event that stopped it, where one did. */
  ended: z.object({ at: z.string(), by: causeSchema.optional() }).optional(),
  /** The channels by which the customer has it, where there is more than one: a second copy (B3). */
  copies: z.array(channelSchema).optional(),
  /** Set once somebody had a failed message sent again: when, how often by now, and how many attempts are of earlier walks down the ladder. */
  retry: z.object({ at: z.string(), count: z.int(), after: z.int() }).optional(),
  /** There where the automation planned it: what for, for which time, how often anew, and by which revision of the visit's plan. */
  plan: z
    .object({ key: z.string(), about: z.string().optional(), round: z.int(), revision: z.int() })
    .optional(),
  candidates: z.array(candidateSchema),
  attempts: z.array(attemptSchema),
  /** The claim: which execution sends, and the token of the state that waits for the receipt of the latest attempt. */
  execution: z.string().optional(),
  taskToken: z.string().optional(),
  /** When it may vanish, in seconds since 1970. */
  expiresAt: z.int().optional(),
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
export const withdraw = (message: Message, reason: string, ended?: Message['ended']): Message | undefined =>
  isUnsent(message)
    ? { ...message, status: 'withdrawn', statusReason: reason, ...withEnd(ended) }
    : undefined;

const withEnd = (ended: Message['ended']): Pick<Message, 'ended'> => (ended ? { ended } : {});

/**
 * Stops the ladder of a message that is being sent: no further channel is tried. What has left stays as it is.
 * Undefined when there is nothing to stop.
 */
export const stop = (message: Message, reason: string, ended?: Message['ended']): Message | undefined => {
  if (isUnsent(message)) return withdraw(message, reason, ended);
  if (message.status !== 'sending') return undefined;
  const status = message.attempts.some(mayHaveArrived) ? 'sent' : 'withdrawn';
  return { ...message, status, statusReason: reason, ...withEnd(ended) };
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
export const giveUp = (message: Message, execution: string, now: Instant): Message | undefined => {
  // A stale start of what waits for approval ends nothing.
  if (message.status === 'held') return undefined;
  if (isSettled(message) || (message.execution !== undefined && message.execution !== execution))
    return undefined;
  const attempts = message.attempts.map(expire);
  const withheld = withheldBy(message, attempts);
  const over = { ...message, execution, attempts, ended: { at: now } };
  return withheld === undefined
    ? { ...over, status: 'failed' }
    : { ...over, status: 'skipped', statusReason: withheld };
};

/** What the person, or the dealer, has said against any message: there is nobody to be told of a failure then. */
const UNWANTED = ['communication_blocked', 'opted_out', 'notice_outdated'] as const;

/** Why nothing was to be sent at all, as against what could not be delivered; undefined where something was tried. */
const withheldBy = (
  { candidates }: Pick<Message, 'candidates'>,
  attempts: readonly Attempt[],
): string | undefined => {
  if (attempts.some(mayHaveArrived)) return undefined;
  const reasons = [...candidates.map(({ refused }) => refused), ...attempts.map(({ reason }) => reason)];
  const unwanted = UNWANTED.find((reason) => reasons.includes(reason));
  if (unwanted) return unwanted;
  // An offer that nobody has agreed to is not sent; one that a channel refused has failed like any other message.
  const isUntried = attempts.every(({ status }) => status === 'skipped');
  return isUntried && reasons.includes('no_marketing_consent') ? 'no_marketing_consent' : undefined;
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
  time: Pick<Message, 'dueAt' | 'sendUntil' | 'timing'>,
  now: Instant,
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
  return {
    ...rest,
    ...time,
    status: 'planned',
    moves: (message.moves ?? 0) + 1,
    moved: [...(message.moved ?? []), { at: now, from: message.dueAt }],
  };
};

/** The message free for another execution, after the one that had it broke. What it sent stays known. */
export const releaseFrom = (message: Message, execution: string, now: Instant): Message | undefined => {
  if (isSettled(message) || message.execution !== execution) return undefined;
  const { execution: _execution, taskToken: _token, ...rest } = message;
  return { ...rest, takenOver: [...(message.takenOver ?? []), now] };
};
