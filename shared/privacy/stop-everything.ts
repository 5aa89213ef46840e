import { checkInWaits } from '../checkin/check-in-wait-store.ts';
import { stop } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import { TASK_ERRORS } from '../messaging/workflow.ts';
import type { Item } from '../table/table.ts';
import { scheduleName } from '../planning/arrange-start.ts';
import type { PrivacyDeps } from './privacy-deps.ts';

/**
 * Before a person's data goes: unsent messages are withdrawn with their schedules, ladders stop, and executions that wait for
 * a receipt or a check-in end. The contact is erased already, so that no claim begins in between.
 */
export const stopEverything = async (deps: PrivacyDeps, items: readonly Item[]): Promise<void> => {
  for (const item of items) {
    if (item.entity === 'message') await stopMessage(deps, item);
    if (item.entity === 'check-in-wait') await endExecution(deps, checkInWaits.parse(item).taskToken);
  }
};

const stopMessage = async (deps: PrivacyDeps, item: Item): Promise<void> => {
  const { messageId, dueAt, status } = messages.parse(item);
  const stopped = await messages.change(
    deps,
    messageKeyParts(messageId),
    (current) => current && stop(current, 'erased'),
  );
  if (status === 'planned') await deps.removeSchedule(scheduleName({ messageId, dueAt }));
  if (stopped?.taskToken !== undefined) await endExecution(deps, stopped.taskToken);
};

const endExecution = async ({ workflow }: PrivacyDeps, taskToken: string): Promise<void> => {
  await workflow.fail(taskToken, TASK_ERRORS.alreadyClaimed, 'erased');
};
