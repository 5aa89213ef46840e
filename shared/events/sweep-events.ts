import { describeError } from '../kernel/app-error.ts';
import { addSeconds, secondsBetween } from '../kernel/clock.ts';
import type { ApplyEventDeps } from './apply-event.ts';
import { findEvents } from './event-store.ts';
import { processEvent } from './process-event.ts';

/** How long the stream gets before the sweep takes an event itself. */
const STREAM_SECONDS = 120;

/**
 * Behind the stream, whose records vanish after a day: applies accepted events that wait too long, and reports the age
 * of the oldest for the alarm.
 */
export const sweepEvents = async (deps: ApplyEventDeps): Promise<{ found: number; failed: number }> => {
  const now = deps.now();
  const waiting = await findEvents(deps.table, 'accepted', addSeconds(now, -STREAM_SECONDS));
  const [oldest] = waiting;
  deps.countMetric('EventAge', oldest ? Math.round(secondsBetween(oldest.receivedAt, now)) : 0);
  let failed = 0;
  for (const record of waiting) {
    try {
      await processEvent(deps, record);
    } catch (error) {
      failed += 1;
      deps.log.warn('event not applied by the sweep', {
        eventId: record.eventId,
        fault: describeError(error),
      });
    }
  }
  deps.log.info('events swept', { found: waiting.length, failed });
  return { found: waiting.length, failed };
};
