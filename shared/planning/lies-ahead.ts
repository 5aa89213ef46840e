import { secondsBetween } from '../kernel/clock.ts';
import { DAY_SECONDS, type Instant } from '../kernel/instant.ts';
import type { Visit } from '../visits/visit.ts';

/** News is told for a day, and may wait for the next hours at most. */
const NEWS_SECONDS = 2 * DAY_SECONDS;

/**
 * Whether anything of a visit may still be to be sent: its appointment is ahead, or something of it is new. What is over is not planned
 * anew, so that nobody is told what could not be sent to a visit of last month.
 */
export const liesAhead = (visit: Visit, now: Instant): boolean => {
  const { startsAt, endsAt, createdAt, statusAt, moved, payment, video, erasedAt } = visit;
  if (erasedAt !== undefined) return false;
  const moments = [startsAt, endsAt, createdAt, statusAt, moved?.at, payment?.at, video?.at];
  return moments.some((moment) => moment !== undefined && secondsBetween(moment, now) <= NEWS_SECONDS);
};
