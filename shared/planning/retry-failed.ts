import { AppError } from '../kernel/app-error.ts';
import type { Instant } from '../kernel/instant.ts';
import { failedSince } from '../messaging/failed-message-store.ts';
import type { Message } from '../messaging/message.ts';
import type { Reason } from '../messaging/reasons.ts';
import { retryMessage, type RetryMessageDeps } from './retry-message.ts';

export type RetryFailedCommand = { dealerId: string; reason: Reason; since: Instant; by: string };
export type RetriedMessages = {
  retried: string[];
  /** Those that are of no use any more, or that no channel can carry, with the code that says which. */
  left: { messageId: string; code: string }[];
};

/**
 * Sends again what a dealer's customers did not get for one reason (S1.9, S1.24): all that was kept while an account had no
 * credit, say. One that cannot be sent again does not hold up the others. Safe to run twice.
 */
export const retryFailed = async (
  deps: RetryMessageDeps,
  { dealerId, reason, since, by }: RetryFailedCommand,
): Promise<RetriedMessages> => {
  const done: RetriedMessages = { retried: [], left: [] };
  for await (const message of failedSince(deps.table, { dealerId, since })) {
    const { messageId } = message;
    if (!failedFor(message, reason)) continue;
    try {
      await retryMessage(deps, { messageId, by });
      done.retried.push(messageId);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'Conflict') throw error;
      done.left.push({ messageId, code: error.code });
    }
  }
  return done;
};

/** Whether a reason was said of it in its latest walk down the ladder. */
const failedFor = ({ attempts, candidates, retry }: Message, reason: Reason): boolean =>
  attempts.some((attempt) => attempt.reason === reason && attempt.number > (retry?.after ?? 0)) ||
  candidates.some(({ refused }) => refused === reason);
