import type { Channel } from '../dealers/settings.ts';
import type { Instant } from '../kernel/instant.ts';
import { type Attempt, expire, hasLeft, isSettled, mayHaveArrived, type Message } from './message.ts';
import type { Reason } from './reasons.ts';

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
  /** It has arrived, or left for good, by this execution's own doing: nothing to send, and the ladder is over. */
  | { claim: 'arrived' }
  /** Not this execution's business: another one sends, the plan moved, or the message is settled, stopped or held. */
  | { claim: 'refused'; why: 'settled' | 'held' | 'stale' | 'other_execution' };

/**
 * May this execution send the message on this channel now? The one place that decides it: the claim is the
 * idempotency of delivery. An attempt that may have arrived is never repeated on its channel.
 */
export const decideClaim = (
  message: Message,
  request: ClaimRequest,
  refusal: Reason | undefined,
): ClaimDecision => {
  const isOthers = message.execution !== undefined && message.execution !== request.execution;
  // A receipt that was quicker than this state, or an acceptance of which Step Functions was not told.
  if (!isOthers && hasLeft(message)) return { claim: 'arrived' };
  if (isSettled(message)) return { claim: 'refused', why: 'settled' };
  if (message.status === 'held') return { claim: 'refused', why: 'held' };
  if (message.dueAt !== request.dueAt) return { claim: 'refused', why: 'stale' };
  if (isOthers) return { claim: 'refused', why: 'other_execution' };
  // What never left may be tried again: after a throttle, and in another window.
  const earlier = message.attempts.findLast(
    ({ channel, status }) => channel === request.channel && status !== 'released' && status !== 'skipped',
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
    const latest = message.attempts.findLast(({ channel }) => channel === request.channel);
    const isKnown = latest
      ? latest.status === 'skipped' && latest.reason === refusal
      : candidate?.refused === refusal;
    if (isKnown) return { claim: 'skipped', reason: refusal };
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
  // A bounce that was quicker has woken the state already: the ladder goes on, and its end is for the ladder to say.
  const isUp = attempts.some((attempt) => attempt.number === number && attempt.status === 'sent');
  const settles = outcome.outcome === 'accepted' && outcome.settles && message.status === 'sending' && isUp;
  return { ...message, attempts, status: settles ? 'sent' : message.status };
};
