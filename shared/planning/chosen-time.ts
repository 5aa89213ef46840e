import type { Settings } from '../dealers/settings.ts';
import type { Issue } from '../kernel/app-error.ts';
import { addSeconds, parseInstant } from '../kernel/clock.ts';
import { DAY_SECONDS, type Instant } from '../kernel/instant.ts';
import type { Timing } from '../messaging/message.ts';
import { atNextOpening, FAR_FUTURE, type SendTime } from './send-time.ts';
import { timeIssue } from './time-faults.ts';
import { timingOf } from './timing.ts';

/** Whoever plans further ahead has mistyped the year. */
export const MOST_DAYS_AHEAD = 366;

/** Between the click and us: a time that has just begun is now. */
const CLICK_SECONDS = 60;

export type ChosenTime = { time: SendTime; timing: Timing };

/**
 * When a message goes out that somebody wants to go out then, or now: at that time, and outside the location's hours when they begin next.
 * `fault`: what is wrong with the time that was chosen.
 */
export const chosenTime = (
  settings: Settings,
  sendAt: string | undefined,
  now: Instant,
): ChosenTime | { fault: Issue } => {
  const asked = sendAt === undefined ? now : parseInstant(sendAt);
  if (asked < addSeconds(now, -CLICK_SECONDS)) return { fault: timeIssue('sendAt', 'time_passed', now) };
  if (asked > addSeconds(now, MOST_DAYS_AHEAD * DAY_SECONDS))
    return { fault: timeIssue('sendAt', 'time_too_far', String(MOST_DAYS_AHEAD)) };
  const wanted = asked < now ? now : asked;
  const time = atNextOpening(settings, wanted, FAR_FUTURE);
  if (!time) return { fault: timeIssue('sendAt', 'time_no_hours') };
  const timing = timingOf(settings, time, now);
  const isKept = time.dueAt === wanted && wanted > now;
  return { time, timing: isKept ? { ...timing, why: 'later' } : timing };
};
