import { closeUnanswered, type CloseUnansweredDeps } from '../checkin/close-unanswered.ts';
import { getMessage } from '../messaging/message-store.ts';
import type { WorkflowPort } from '../messaging/workflow.ts';
import { visits } from '../visits/visit-store.ts';
import { waitSeconds } from './arrange-start.ts';
import { baseName } from './restart-execution.ts';

export type EndCheckInDeps = CloseUnansweredDeps & { workflow: WorkflowPort };

/**
 * The last state of a wait that nobody ended: the check-in is closed, and the team told. Where the appointment was moved to a later
 * day, the wait was for the day before the move: another execution waits for the rest. Safe to run twice.
 */
export const endCheckIn = async (deps: EndCheckInDeps, { visitId }: { visitId: string }): Promise<void> => {
  const now = deps.now();
  const visit = await visits.get(deps.table, { visitId });
  const { status, closesAt, inviteMessageId } = visit?.checkIn ?? {};
  if (status !== 'invited' || closesAt === undefined || inviteMessageId === undefined || now >= closesAt)
    return closeUnanswered(deps, { visitId });
  const message = await getMessage(deps.table, inviteMessageId);
  if (!message) return;
  const name = untilName(message.execution ?? inviteMessageId, closesAt);
  await deps.workflow.start('check-in-lifecycle', name, {
    messageId: inviteMessageId,
    visitId,
    dueAt: message.dueAt,
    first: 'check-in',
    checkInSeconds: waitSeconds(now, closesAt),
  });
  deps.log.info('check-in moved: another execution waits for it', { visitId, execution: name });
};

/** Follows from the time, so that two ends of one wait start one other. */
const untilName = (execution: string, closesAt: string): string =>
  `${baseName(execution)}-u${Math.floor(Date.parse(closesAt) / 1000).toString(36)}`;
