import { checkInWaits } from './check-in-wait-store.ts';
import type { Now } from '../kernel/instant.ts';
import { TASK_ERRORS, type WorkflowPort } from '../messaging/workflow.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import type { CheckIn } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';

export type WaitForCheckInDeps = { table: Table; now: Now; log: Log; workflow: WorkflowPort };

/**
 * *Wait for check-in*: leaves the token beside the visit until the customer answers. When the answer was quicker than
 * the wait, the state goes on at once; when the visit was called off, the execution ends.
 */
export const waitForCheckIn = async (
  deps: WaitForCheckInDeps,
  command: { visitId: string; taskToken: string },
): Promise<void> => {
  const { visitId, taskToken } = command;
  const at = deps.now();
  await checkInWaits.change(deps, { visitId }, () => ({ visitId, taskToken, at }), { found: undefined });
  const visit = await visits.get(deps.table, { visitId });
  const status: CheckIn['status'] = visit?.checkIn.status ?? 'cancelled';
  deps.log.info('waiting for the check-in', { visitId, status });
  if (status === 'finished') await deps.workflow.succeed(taskToken, { checkIn: 'finished' });
  else if (status !== 'invited') await deps.workflow.fail(taskToken, TASK_ERRORS.alreadyClaimed, status);
};
