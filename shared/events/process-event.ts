import { ExponentialBackoff, handleType, retry } from 'cockatiel';
import { AppError, describeError, isTransient } from '../kernel/app-error.ts';
import type { Stored } from '../table/entity.ts';
import { VersionConflict } from '../table/table.ts';
import { applyEvent, type ApplyEventDeps } from './apply-event.ts';
import type { EventRecord } from './event.ts';
import { events } from './event-store.ts';

/** Two events of one visit at the same moment: the loser applies again on what stands there now. */
const retryLostRaces = retry(handleType(VersionConflict), {
  maxAttempts: 5,
  backoff: new ExponentialBackoff({ initialDelay: 20, maxDelay: 500 }),
});

/**
 * Applies an event; one that cannot be applied is parked with its fault, so that it never holds up the others.
 * Throttling and outages are thrown: they pass, and the stream comes again.
 */
export const processEvent = async (
  deps: ApplyEventDeps,
  record: Stored<EventRecord>,
): Promise<'applied' | 'parked' | 'already_applied'> => {
  if (record.status === 'applied' || record.erasedAt !== undefined) return 'already_applied';
  try {
    await retryLostRaces.execute(() => applyEvent(deps, record));
    return 'applied';
  } catch (error) {
    if (isTransient(error)) throw error;
    if (error instanceof VersionConflict)
      throw new AppError(
        'Throttled',
        'event.contended',
        'Other writers kept changing the visit of an event; try again.',
        { cause: error },
      );
    await park(deps, record, error);
    return 'parked';
  }
};

const park = async (deps: ApplyEventDeps, record: EventRecord, error: unknown): Promise<void> => {
  const fault =
    error instanceof AppError ? `${error.code}: ${error.message}` : describeError(error).slice(0, 300);
  await events.change(deps, record, (current) =>
    current && current.status === 'accepted' ? { ...current, status: 'parked', fault } : undefined,
  );
  deps.countMetric('EventParked');
  deps.log.error(
    'event parked',
    { partnerId: record.partnerId, eventId: record.eventId, type: record.type },
    error,
  );
};
