import * as z from 'zod';
import { channelSchema, purposeSchema, type Channel } from '../dealers/settings.ts';
import type { Instant } from '../kernel/instant.ts';
import { languageSchema } from '../kernel/language.ts';
import { reasonSchema, type Reason } from './reasons.ts';

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
  /** The values of the template's variables, by name. */
  variables: z.record(z.string(), z.string()),
  /** The check-in whose link the text holds; the link itself is made when the text is rendered. */
  link: z.object({ checkInId: z.string(), version: z.int() }).optional(),
  /** Whose event and which rule caused it. */
  cause: z.object({ partnerId: z.string(), eventId: z.string(), ruleId: z.string().optional() }),
  status: z.enum(['planned', 'sending', 'sent', 'delivered', 'read', 'failed', 'withdrawn', 'skipped']),
  /** Why it was withdrawn or skipped. */
  statusReason: z.string().optional(),
  createdAt: z.string(),
  dueAt: z.string(),
  /** After this instant nothing more is sent. */
  sendUntil: z.string().optional(),
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

/** Whether no channel has been tried yet, so that the message can still be withdrawn without a trace on a phone. */
export const isUnsent = (message: Message): boolean => message.status === 'planned';

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

const mayHaveArrived = (attempt: Attempt): boolean =>
  !['rejected', 'released', 'skipped'].includes(attempt.status);

export type ClaimRequest = {
  channel: Channel;
  execution: string;
  dueAt: Instant;
  taskToken: string;
  now: Instant;
};
export type ClaimDecision =
  | { claim: 'granted'; message: Message; attempt: number }
  /** The channel cannot be used now; the message remembers why, where that was not known before. */
  | { claim: 'skipped'; reason: Reason; message?: Message }
  /** This execution sent already and asks again (its first answer got lost): wait on, send nothing. */
  | { claim: 'resumed'; message: Message }
  /** Not this execution's business: another one sends, the plan moved, or the message is settled or stopped. */
  | { claim: 'refused'; why: 'settled' | 'stale' | 'other_execution' };

/**
 * May this execution send the message on this channel now? The one place that decides it: the claim is the
 * idempotency of delivery. An attempt that may have arrived is never repeated on its channel.
 */
export const decideClaim = (
  message: Message,
  request: ClaimRequest,
  refusal: Reason | undefined,
): ClaimDecision => {
  if (isSettled(message)) return { claim: 'refused', why: 'settled' };
  if (message.dueAt !== request.dueAt) return { claim: 'refused', why: 'stale' };
  if (message.execution !== undefined && message.execution !== request.execution)
    return { claim: 'refused', why: 'other_execution' };
  const earlier = message.attempts.find(
    (attempt) => attempt.channel === request.channel && attempt.status !== 'released',
  );
  if (earlier) {
    return mayHaveArrived(earlier)
      ? { claim: 'resumed', message: { ...message, taskToken: request.taskToken } }
      : { claim: 'skipped', reason: earlier.reason ?? 'defect' };
  }

  const number = message.attempts.length + 1;
  const attempts = message.attempts.map((attempt) => expire(attempt));
  if (refusal) {
    const candidate = message.candidates.find(({ channel }) => channel === request.channel);
    if (candidate?.refused === refusal) return { claim: 'skipped', reason: refusal };
    const skipped: Attempt = {
      channel: request.channel,
      number,
      status: 'skipped',
      at: request.now,
      reason: refusal,
    };
    return {
      claim: 'skipped',
      reason: refusal,
      message: { ...message, execution: request.execution, attempts: [...attempts, skipped] },
    };
  }
  const attempt: Attempt = { channel: request.channel, number, status: 'sending', at: request.now };
  return {
    claim: 'granted',
    attempt: number,
    message: {
      ...message,
      status: 'sending',
      execution: request.execution,
      taskToken: request.taskToken,
      attempts: [...attempts, attempt],
    },
  };
};

/** The next channel is being tried, so the deadline of the earlier attempts has passed. */
const expire = (attempt: Attempt): Attempt =>
  ['sending', 'sent', 'unknown'].includes(attempt.status)
    ? { ...attempt, status: 'timed_out', reason: 'no_receipt' }
    : attempt;

/** What a vendor answered to a send, or failed to answer. */
export type SendOutcome =
  | { outcome: 'accepted'; providerId: string; settles: boolean }
  | { outcome: 'rejected'; reason: Reason; providerCode: string }
  | { outcome: 'released'; reason: Reason; providerCode: string }
  | { outcome: 'unknown' };

/** The message after a send. A receipt that was quicker than the vendor's answer is never taken back. */
export const recordOutcome = (message: Message, number: number, outcome: SendOutcome): Message => {
  const attempts = message.attempts.map((attempt): Attempt => {
    if (attempt.number !== number) return attempt;
    switch (outcome.outcome) {
      case 'accepted':
        return {
          ...attempt,
          status: attempt.status === 'sending' ? 'sent' : attempt.status,
          providerId: outcome.providerId,
        };
      case 'rejected':
      case 'released':
        return attempt.status === 'sending'
          ? {
              ...attempt,
              status: outcome.outcome,
              reason: outcome.reason,
              providerCode: outcome.providerCode,
            }
          : attempt;
      case 'unknown':
        return attempt.status === 'sending' ? { ...attempt, status: 'unknown' } : attempt;
    }
  });
  const accepted = outcome.outcome === 'accepted' && message.status === 'sending';
  return { ...message, attempts, status: accepted && outcome.settles ? 'sent' : message.status };
};

/** What a vendor reports later about an attempt. */
export type Receipt = {
  status: 'sent' | 'delivered' | 'read' | 'failed';
  at: Instant;
  providerId?: string;
  reason?: Reason;
  providerCode?: string;
};

const RANK: Record<Attempt['status'], number> = {
  skipped: 0,
  released: 0,
  sending: 0,
  unknown: 1,
  rejected: 2,
  timed_out: 2,
  sent: 2,
  delivered: 3,
  read: 4,
};

/** What never left cannot fail, and what has failed does not fail again. */
const NOT_UNDER_WAY: ReadonlySet<Attempt['status']> = new Set(['skipped', 'released', 'rejected']);

/** `failed` counts only while nothing better is known: WhatsApp may report `delivered` after `failed`, never the other way round. */
const attemptAfter = (attempt: Attempt, receipt: Receipt): Attempt => {
  const known: Attempt = {
    ...attempt,
    ...(attempt.providerId === undefined && receipt.providerId !== undefined
      ? { providerId: receipt.providerId }
      : {}),
  };
  switch (receipt.status) {
    case 'failed':
      if (RANK[attempt.status] >= RANK.delivered || NOT_UNDER_WAY.has(attempt.status)) return known;
      return {
        ...known,
        status: 'rejected',
        reason: receipt.reason ?? 'unknown_vendor_code',
        ...(receipt.providerCode === undefined ? {} : { providerCode: receipt.providerCode }),
      };
    case 'sent':
      return attempt.status === 'sending' || attempt.status === 'unknown'
        ? { ...known, status: 'sent' }
        : known;
    case 'delivered':
    case 'read': {
      if (RANK[receipt.status] <= RANK[attempt.status]) return known;
      const { reason: _reason, providerCode: _code, ...clean } = known;
      return { ...clean, status: receipt.status };
    }
  }
};

export type ReceiptDecision = {
  /** The message to write; undefined when the receipt tells nothing new. */
  message?: Message;
  /** What the waiting state must be told, before the write that forgets its token. */
  wake?:
    | { taskToken: string; result: 'delivered' }
    | { taskToken: string; result: 'rejected'; reason: Reason };
};

/**
 * The message after a receipt. The result does not depend on the order or the number of receipts (property test); a
 * late `delivered` of an earlier channel completes the wait of the present one.
 */
export const applyReceipt = (message: Message, number: number, receipt: Receipt): ReceiptDecision => {
  const attempt = message.attempts.find((candidate) => candidate.number === number);
  if (!attempt) return {};
  const after = attemptAfter(attempt, receipt);
  const attempts = message.attempts.map((candidate) => (candidate.number === number ? after : candidate));
  const status = statusAfter(message, attempts);
  const changed = JSON.stringify(after) !== JSON.stringify(attempt) || status !== message.status;
  const latest = attempts.at(-1)?.number === number;
  const { taskToken } = message;
  const wake =
    taskToken === undefined
      ? undefined
      : after.status === 'delivered' || after.status === 'read'
        ? ({ taskToken, result: 'delivered' } as const)
        : after.status === 'rejected' && latest
          ? ({ taskToken, result: 'rejected', reason: after.reason ?? 'unknown_vendor_code' } as const)
          : undefined;
  const next: Message = { ...message, attempts, status, ...(wake ? { taskToken: undefined } : {}) };
  return { ...(changed || wake ? { message: next } : {}), ...(wake ? { wake } : {}) };
};

const statusAfter = (message: Message, attempts: readonly Attempt[]): Message['status'] => {
  if (attempts.some((attempt) => attempt.status === 'read')) return 'read';
  if (attempts.some((attempt) => attempt.status === 'delivered')) return 'delivered';
  return message.status;
};

/**
 * The message when no channel is left: failed, or skipped where the customer wants no messages. Undefined when that is
 * not for this execution to say: a receipt was quicker, the message was stopped, another execution has it.
 */
export const giveUp = (message: Message, execution: string): Message | undefined => {
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
