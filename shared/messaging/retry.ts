import type { Instant } from '../kernel/instant.ts';
import { type Candidate, mayHaveArrived, type Message } from './message.ts';

/** Whoever asks for more has not mended the cause; each walk adds attempts to the item. */
const MOST_RETRIES = 10;

export type RetryRequest = {
  now: Instant;
  time: { dueAt: Instant; sendUntil: Instant };
  /** What could be used now, without a look at what was tried. */
  candidates: readonly Candidate[];
};
export type RetryDecision =
  | { retry: 'granted'; message: Message }
  | { retry: 'refused'; why: 'not_failed' | 'often_enough' }
  /** Every channel is impossible now, or may have brought a copy already. */
  | { retry: 'refused'; why: 'no_channel'; candidates: readonly Candidate[] };

/** Whether it can be asked for; whether a channel is left is seen then. */
export const mayRetry = ({ status, retry }: Message): boolean =>
  status === 'failed' && (retry?.count ?? 0) < MOST_RETRIES;

/** Whether somebody has had it sent again, and that walk down the ladder is not over. */
export const isBeingRetried = ({ retry, status }: Message): boolean =>
  retry !== undefined && (status === 'planned' || status === 'sending');

/**
 * A failed message planned anew (S1.24): it walks the ladder from the start in an execution of its own, without the
 * channels on which a copy may have arrived. Its attempts stay, so that a late receipt still finds its own.
 */
export const decideRetry = (message: Message, { now, time, candidates }: RetryRequest): RetryDecision => {
  if (message.status !== 'failed') return { retry: 'refused', why: 'not_failed' };
  const count = (message.retry?.count ?? 0) + 1;
  if (count > MOST_RETRIES) return { retry: 'refused', why: 'often_enough' };
  const judged = candidates.map((candidate): Candidate => {
    const isOpen = message.attempts.some(
      (attempt) => attempt.channel === candidate.channel && mayHaveArrived(attempt),
    );
    return candidate.refused === undefined && isOpen ? { ...candidate, refused: 'no_receipt' } : candidate;
  });
  if (judged.every(({ refused }) => refused !== undefined))
    return { retry: 'refused', why: 'no_channel', candidates: judged };
  const {
    execution: _execution,
    taskToken: _token,
    statusReason: _reason,
    hours: _hours,
    moves: _moves,
    ...rest
  } = message;
  return {
    retry: 'granted',
    message: {
      ...rest,
      ...time,
      status: 'planned',
      candidates: judged,
      retry: { at: now, count, after: message.attempts.length },
    },
  };
};
