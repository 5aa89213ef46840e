import { closeUnanswered, type CloseUnansweredDeps } from '../checkin/close-unanswered.ts';
import { getMessage } from '../messaging/message-store.ts';
import type { WorkflowPort } from '../messaging/workflow.ts';
import { visits } from '../visits/visit-store.ts';
import { waitOn } from './wait-on.ts';

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
  await waitOn(deps, { message, closesAt });
};
