import { ExponentialBackoff, handleType, retry } from 'cockatiel';
import { AppError, describeError, isTransient } from '../kernel/app-error.ts';
import { addSeconds, secondsBetween } from '../kernel/clock.ts';
import type { Stored } from '../table/entity.ts';
import { VersionConflict } from '../table/table.ts';
import { applyEvent, type ApplyEventDeps } from './apply-event.ts';
import type { EventRecord } from './event.ts';
import { events, findEvents } from './event-store.ts';

/** Two events of one visit at the same moment: the loser applies again on what stands there now. */
const retryLostRaces = retry(handleType(VersionConflict), { maxAttempts: 5, backoff: new ExponentialBackoff({ initialDelay: 20, maxDelay: 500 }) });

/**
 * Applies an event; one that cannot be applied is parked with its fault, so that it never holds up the others.
 * Throttling and outages are thrown: they pass, and the stream comes again.
 */
export const processEvent = async (deps: ApplyEventDeps, record: Stored<EventRecord>): Promise<'applied' | 'parked' | 'already_applied'> => {
  if (record.status === 'applied') return 'already_applied';
  try {
    await retryLostRaces.execute(() => applyEvent(deps, record));
    return 'applied';
  } catch (error) {
    if (isTransient(error)) throw error;
    if (error instanceof VersionConflict) throw new AppError('Throttled', 'event.contended', 'Other writers kept changing the visit of an event; try again.', { cause: error });
    await park(deps, record, error);
    return 'parked';
  }
};

const park = async (deps: ApplyEventDeps, record: EventRecord, error: unknown): Promise<void> => {
  const fault = error instanceof AppError ? `${error.code}: ${error.message}` : describeError(error).slice(0, 300);
  await events.change(deps, record, (current) => current && current.status === 'accepted' ? { ...current, status: 'parked', fault } : undefined);
  deps.countMetric('EventParked');
  deps.log.error('event parked', { partnerId: record.partnerId, eventId: record.eventId, type: record.type }, error);
};

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
      deps.log.warn('event not applied by the sweep', { eventId: record.eventId, fault: describeError(error) });
    }
  }
  deps.log.info('events swept', { found: waiting.length, failed });
  return { found: waiting.length, failed };
};

/** Puts a parked event back to the accepted ones; the stream sees the change and applies it. False when it is not parked. */
export const replayEvent = async (deps: Pick<ApplyEventDeps, 'table' | 'now'>, key: { partnerId: string; eventId: string }): Promise<boolean> => {
  let isParked = false;
  await events.change(deps, key, (current) => {
    isParked = current?.status === 'parked';
    return current && isParked ? { ...current, status: 'accepted', fault: undefined } : undefined;
  });
  return isParked;
};
