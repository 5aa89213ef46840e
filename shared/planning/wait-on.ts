import type { Instant, Now } from '../kernel/instant.ts';
import type { Message } from '../messaging/message.ts';
import type { WorkflowPort } from '../messaging/workflow.ts';
import type { Log } from '../platform/log.ts';
import { waitSeconds } from './arrange-start.ts';
import { baseName } from './restart-execution.ts';

/**
 * Starts an execution that does nothing but wait for the check-in that an invite asks for, in the place of one that cannot. Its name
 * follows from the closing time, so that asking twice starts one.
 */
export const waitOn = async (
  deps: { workflow: WorkflowPort; now: Now; log: Log },
  { message, closesAt }: { message: Message; closesAt: Instant },
): Promise<void> => {
  const { messageId, visitId, dueAt, execution } = message;
  const until = Math.floor(Date.parse(closesAt) / 1000).toString(36);
  const name = `${baseName(execution ?? messageId)}-u${until}`;
  await deps.workflow.start('check-in-lifecycle', name, {
    messageId,
    visitId,
    dueAt,
    first: 'check-in',
    checkInSeconds: waitSeconds(deps.now(), closesAt),
  });
  deps.log.info('another execution waits for the check-in', { visitId, execution: name });
};
