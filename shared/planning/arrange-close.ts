import type { Instant } from '../kernel/instant.ts';
import type { BrokenExecution } from '../messaging/workflow.ts';
import type { SchedulerPort } from './arrange-start.ts';
import { scheduleAt } from './send-time.ts';

/** A schedule that could not start its execution for a day has met more than an outage. */
const MAX_AGE_SECONDS = 24 * 3600;

/**
 * Has a check-in closed at its time that no execution waits for any more: each that took over broke as well, all within
 * minutes when a service is out. The schedule's execution waits a second, and then closes what nobody has answered. Safe to call again.
 */
export const arrangeClose = async (
  { scheduler }: { scheduler: SchedulerPort },
  { input }: Pick<BrokenExecution, 'input'>,
  closesAt: Instant,
  now: Instant,
): Promise<void> => {
  await scheduler.upsert({
    name: `${input.messageId}-close`,
    at: scheduleAt(closesAt, now) ?? now,
    workflow: 'check-in-lifecycle',
    input: { ...input, first: 'check-in', checkInSeconds: 1 },
    maxAgeSeconds: MAX_AGE_SECONDS,
  });
};
