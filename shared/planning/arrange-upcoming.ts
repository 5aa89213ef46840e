import { describeError } from '../kernel/app-error.ts';
import { addSeconds } from '../kernel/clock.ts';
import type { Now } from '../kernel/instant.ts';
import { plannedBetween, UPCOMING_SHARDS } from '../messaging/upcoming-message-store.ts';
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
  const slice = { from: addSeconds(to, -SLICE_SECONDS), to };
  let arranged = 0;
  let failed = 0;
  const guarded = async (take: () => Promise<void>): Promise<void> => {
    try {
      await take();
    } catch (error) {
      failed += 1;
      deps.log.warn('upcoming messages could not be scheduled now', { fault: describeError(error) });
    }
  };
  for (const shard of UPCOMING_SHARDS) {
    await guarded(async () => {
      for await (const message of plannedBetween(deps.table, shard, slice)) {
        await guarded(async () => {
          const visit = await visits.get(deps.table, message);
          await arrangeStart(deps, message, visit?.checkIn.closesAt, now);
          arranged += 1;
        });
      }
    });
  }
  return { arranged, failed };
};
