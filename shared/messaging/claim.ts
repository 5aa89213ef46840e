import { type Channel, CHANNELS } from '../dealers/settings.ts';
import type { Instant } from '../kernel/instant.ts';
import {
  type Attempt,
  expire,
  hasLeft,
  isSettled,
  isUnderWay,
  mayHaveArrived,
  type Message,
} from './message.ts';
import type { Reason } from './reasons.ts';
import { type Price } from './price.ts';
import { vendorWords } from './vendor-words.ts';

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
  const tried = message.attempts.filter(
    ({ channel, status }) => channel === request.channel && status !== 'released' && status !== 'skipped',
  );
  const isOfThisWalk = ({ number }: Attempt): boolean => number > (message.retry?.after ?? 0);
  const earlier = tried.findLast(isOfThisWalk);
  if (earlier) {
    return mayHaveArrived(earlier)
      ? { claim: 'resumed', message: { ...message, taskToken: request.taskToken } }
      : { claim: 'skipped', reason: earlier.reason ?? 'defect' };
  }

  // An execution that took over walks the ladder again from its top: what could not leave there in its turn must not overtake
  // the copy that a later channel may be bringing right now.
  const isBehind = (attempt: Attempt): boolean =>
    CHANNELS.indexOf(attempt.channel) > CHANNELS.indexOf(request.channel);
  if (message.attempts.some((attempt) => isOfThisWalk(attempt) && isUnderWay(attempt) && isBehind(attempt)))
    return { claim: 'skipped', reason: 'turn_passed' };

  const number = message.attempts.length + 1;
  const attempts = message.attempts.map((attempt) => expire(attempt));
  // A failed message that is sent again: where a copy may have arrived before, none may follow.
  const mayHaveCopy = tried.some((attempt) => !isOfThisWalk(attempt) && mayHaveArrived(attempt));
  const refused = refusal ?? (mayHaveCopy ? 'no_receipt' : undefined);
  if (refused) {
    const candidate = message.candidates.find(({ channel }) => channel === request.channel);
    const latest = message.attempts.findLast(({ channel }) => channel === request.channel);
    const isKnown = latest
      ? latest.status === 'skipped' && latest.reason === refused
      : candidate?.refused === refused;
    if (isKnown) return { claim: 'skipped', reason: refused };
    const skipped: Attempt = {
      channel: request.channel,
      number,
      status: 'skipped',
      at: request.now,
      reason: refused,
    };
    return {
      claim: 'skipped',
      reason: refused,
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

/** What a vendor answered to a send, or failed to answer. `mayArriveLate`: nothing tells this vendor when to give it up. */
export type SendOutcome = { mayArriveLate?: boolean } & (
  | { outcome: 'accepted'; providerId: string; settles: boolean; price?: Price | undefined }
  | { outcome: 'rejected'; reason: Reason; providerCode: string; providerText?: string | undefined }
  | { outcome: 'released'; reason: Reason; providerCode: string; providerText?: string | undefined }
  | { outcome: 'unknown' }
);

/** The message after a send. A receipt that was quicker than the vendor's answer is never taken back. */
export const recordOutcome = (
  message: Message,
  number: number,
  outcome: SendOutcome,
  now?: Instant,
): Message => {
  const attempts = message.attempts.map((attempt) =>
    attempt.number === number ? attemptAfter(message, attempt, outcome, now) : attempt,
  );
  // A bounce that was quicker has woken the state already: the ladder goes on, and its end is for the ladder to say.
  const isUp = attempts.some((attempt) => attempt.number === number && attempt.status === 'sent');
  const settles = outcome.outcome === 'accepted' && outcome.settles && message.status === 'sending' && isUp;
  return { ...message, attempts, status: settles ? 'sent' : message.status };
};

const attemptAfter = (
  message: Message,
  attempt: Attempt,
  outcome: SendOutcome,
  now: Instant | undefined,
): Attempt => {
  const isFirst = attempt.status === 'sending';
  switch (outcome.outcome) {
    case 'accepted':
      return {
        ...attempt,
        status: isFirst ? 'sent' : attempt.status,
        providerId: outcome.providerId,
        ...(now === undefined ? {} : { times: { ...attempt.times, accepted: now } }),
        ...(outcome.price && !attempt.price ? { price: outcome.price } : {}),
        ...(outcome.mayArriveLate ? { mayArriveLate: true } : {}),
      };
    case 'rejected':
    case 'released': {
      if (!isFirst) return attempt;
      const { outcome: status, reason, providerCode, providerText } = outcome;
      const words = vendorWords(providerText, Object.values(message.variables));
      return {
        ...attempt,
        status,
        reason,
        providerCode,
        ...(words === undefined ? {} : { providerText: words }),
        ...(now === undefined ? {} : { times: { ...attempt.times, failed: now } }),
      };
    }
    case 'unknown':
      if (!isFirst) return attempt;
      return { ...attempt, status: 'unknown', ...(outcome.mayArriveLate ? { mayArriveLate: true } : {}) };
  }
};
