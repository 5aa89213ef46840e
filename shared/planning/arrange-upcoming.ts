import { describeError } from '../kernel/app-error.ts';
import { addSeconds } from '../kernel/clock.ts';
import type { Now } from '../kernel/instant.ts';
import { plannedBetween } from '../messaging/upcoming-message-store.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { visits } from '../visits/visit-store.ts';
import { arrangeStart, type StartDeps } from './arrange-start.ts';
import { scheduleHorizon } from './send-time.ts';

/** The sweep runs every five minutes; three of them may fail before a message gets no schedule, and is started by the sweep itself. */
const SLICE_SECONDS = 20 * 60;

/**
 * Makes the schedules of messages that have just come near enough to have one. A little at every sweep instead of all of a day at
 * once. Safe to call again; what fails now is tried by the next sweep.
 */
export const arrangeUpcoming = async (
  deps: StartDeps & { table: Table; now: Now; log: Log },
): Promise<{ arranged: number; failed: number }> => {
  const now = deps.now();
  const to = scheduleHorizon(now);
  let arranged = 0;
  let failed = 0;
  for await (const message of plannedBetween(deps.table, addSeconds(to, -SLICE_SECONDS), to)) {
    try {
      const visit = await visits.get(deps.table, message);
      await arrangeStart(deps, message, visit?.checkIn.closesAt, now);
      arranged += 1;
    } catch (error) {
      failed += 1;
      deps.log.warn('a message could not be scheduled now', { fault: describeError(error) });
    }
  }
  return { arranged, failed };
};
