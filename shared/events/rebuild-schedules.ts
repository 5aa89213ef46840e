import type { Now } from '../kernel/instant.ts';
import { allPlanned } from '../messaging/due-message-store.ts';
import { arrangeStart, type StartDeps } from '../planning/arrange-start.ts';
import type { Table } from '../table/table.ts';
import { visits } from '../visits/visit-store.ts';

/**
 * Makes the schedules anew from the table, which is the truth: after the schedule group was lost, or a backup was
 * restored. What is overdue starts at once. Safe to run twice; a schedule that exists is set to what the table says.
 */
export const rebuildSchedules = async (
  deps: StartDeps & { table: Table; now: Now },
): Promise<{ arranged: number }> => {
  let arranged = 0;
  for await (const message of allPlanned(deps.table)) {
    const visit = await visits.get(deps.table, message);
    await arrangeStart(deps, message, visit?.checkIn.closesAt, deps.now());
    arranged += 1;
  }
  return { arranged };
};
