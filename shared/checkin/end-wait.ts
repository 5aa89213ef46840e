import { TASK_ERRORS, type WorkflowPort } from '../messaging/workflow.ts';
import type { Table } from '../table/table.ts';
import { visits } from '../visits/visit-store.ts';
import { checkInWaits } from './check-in-wait-store.ts';

type EndWaitDeps = { table: Table; workflow: WorkflowPort };

/** Tells the execution that waits for a check-in that it is finished. False when none waits: a walk-in, or one that died. */
export const wakeFinished = async ({ table, workflow }: EndWaitDeps, visitId: string): Promise<boolean> => {
  const wait = await checkInWaits.get(table, { visitId });
  return wait !== undefined && (await workflow.succeed(wait.taskToken, { checkIn: 'finished' }));
};

/**
 * Ends the execution that waits for the check-in of a visit that was called off. The wait is read before the visit: one of a visit that
 * was booked anew, while this cancellation was on its way, is then seen to be another one's.
 */
export const endCancelled = async ({ table, workflow }: EndWaitDeps, visitId: string): Promise<void> => {
  const wait = await checkInWaits.get(table, { visitId });
  if (!wait) return;
  const visit = await visits.get(table, { visitId });
  if (visit?.checkIn.status === 'cancelled')
    await workflow.fail(wait.taskToken, TASK_ERRORS.alreadyClaimed, 'cancelled');
};
