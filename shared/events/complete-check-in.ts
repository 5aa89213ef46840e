import { finishCheckIn, viewCheckIn } from '../checkin/check-in.ts';
import type { CheckInResults } from '../conversations/conversation.ts';
import type { Now } from '../kernel/instant.ts';
import { sha256Hex } from '../kernel/digest.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import { type Table, VersionConflict } from '../table/table.ts';
import { answersOf } from '../visits/answers.ts';
import { type Visit, withEvent } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import { entryIdOfEvent, type EventRecord, OWN_PARTNER } from './event.ts';
import { events } from './event-store.ts';

export type CompleteCheckInDeps = { table: Table; now: Now; log: Log };
export type CompleteResult = 'finished' | 'already_finished' | 'closed';

/**
 * The customer's answers on our own page. The visit and the event that carries the answers are written together, so that none is
 * ever without the other; the stream posts the results as it does a partner's. A second click finds the check-in finished.
 */
export const completeCheckIn = async (
  deps: CompleteCheckInDeps,
  command: { visit: Stored<Visit>; results: CheckInResults },
): Promise<CompleteResult> => {
  const { visit, results } = command;
  const now = deps.now();
  const view = viewCheckIn(visit.checkIn, now);
  if (view === 'finished') return 'already_finished';
  if (view !== 'open') return 'closed';
  const eventId = `${visit.checkIn.checkInId}-${visit.checkIn.version}`;
  const { checkIn } = finishCheckIn(visit.checkIn, {
    finishedAt: now,
    finishedBy: { partnerId: OWN_PARTNER, eventId },
  });
  const { dealerId, locationId, visitId } = visit;
  const data = { dealerId, locationId, checkin: { id: checkIn.checkInId }, finishedAt: now, results };
  const body = JSON.stringify({ type: 'checkin.finished', timestamp: now, data });
  const bodyDigest = sha256Hex(body).slice(0, 32);
  const record: EventRecord = {
    partnerId: OWN_PARTNER,
    eventId,
    type: 'checkin.finished',
    body,
    bodyDigest,
    receivedAt: now,
    visitId,
    status: 'accepted',
  };
  const answers = answersOf(results, visit.services, entryIdOfEvent(record));
  try {
    await deps.table.writeTogether([
      visits.replacement(
        { ...withEvent({ ...visit, checkIn, answers }, record), version: visit.version },
        now,
      ),
      events.creation(record, now),
    ]);
  } catch (error) {
    if (!(error instanceof VersionConflict)) throw error;
    const latest = await visits.get(deps.table, { visitId });
    if (latest && latest.version !== visit.version) return completeCheckIn(deps, { visit: latest, results });
    throw error;
  }
  deps.log.info('check-in completed on our page', { visitId });
  return 'finished';
};
