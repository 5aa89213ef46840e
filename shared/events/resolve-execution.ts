import { closeUnanswered } from '../checkin/close-unanswered.ts';
import { reportNoChannel } from '../conversations/report-no-channel.ts';
import { hasLeft, isSettled, type Message, releaseFrom } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import type { BrokenExecution } from '../messaging/workflow.ts';
import { arrangeClose } from '../planning/arrange-close.ts';
import { isInLineOf, restartExecution } from '../planning/restart-execution.ts';
import type { Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import type { ApplyEventDeps } from './apply-event.ts';
import { postResults } from './post-results.ts';

/** What became of a broken execution's work. `none`: there was nothing left to do. */
export type Resolution = 'none' | 'restarted' | 'reported' | 'results_posted' | 'closed';

/**
 * Takes over the work of an execution that failed, ran out of time or was stopped, so that nothing hangs on it: an
 * unfinished delivery goes on in another execution (its claims stay, so that nothing is sent twice), a wait for the
 * customer as well; what needs no execution is done here. A delivery that an operator stopped is not taken up again: the
 * team is told. Safe to run any number of times.
 */
export const resolveExecution = async (
  deps: ApplyEventDeps,
  broken: BrokenExecution,
): Promise<Resolution> => {
  const { name, input, workflow } = broken;
  const message = await messages.get(deps.table, messageKeyParts(input.messageId));
  // The claim bears the name of the execution that sent; one that took over and only waits leaves it as it is, and has any name.
  const isOurs =
    message &&
    (message.execution === undefined ||
      isInLineOf(name, message.execution) ||
      (input.first === 'check-in' && isSettled(message)));
  const resolution =
    !isOurs || message.dueAt !== input.dueAt
      ? await resolveEnd(deps, broken)
      : await resolveMessage(deps, broken, message);
  if (resolution !== 'none') {
    deps.countMetric('ExecutionBroken');
    deps.log.warn('broken execution resolved', {
      workflow,
      execution: name,
      status: broken.status,
      messageId: input.messageId,
      resolution,
    });
  }
  return resolution;
};

const resolveMessage = async (
  deps: ApplyEventDeps,
  broken: BrokenExecution,
  message: Message,
): Promise<Resolution> => {
  if (!isSettled(message)) return resolveDelivery(deps, broken);
  // It may have broken between the failure and the telling.
  if (message.status === 'failed') await report(deps, broken);
  return broken.workflow === 'check-in-lifecycle' ? resolveCheckIn(deps, broken, message) : 'none';
};

const report = async (deps: ApplyEventDeps, { name, input }: BrokenExecution): Promise<void> =>
  reportNoChannel(deps, { messageId: input.messageId, execution: name, dueAt: input.dueAt });

const resolveDelivery = async (deps: ApplyEventDeps, broken: BrokenExecution): Promise<Resolution> => {
  const { name, input, status } = broken;
  if (status !== 'ABORTED') {
    await messages.change(
      deps,
      messageKeyParts(input.messageId),
      (current) => current && releaseFrom(current, name, deps.now()),
    );
    const visit = await visits.get(deps.table, input);
    const isStarted = await restartExecution(deps, broken, {
      first: input.first,
      now: deps.now(),
      checkInClosesAt: visit?.checkIn.closesAt,
    });
    if (isStarted) return 'restarted';
  }
  await report(deps, broken);
  return 'reported';
};

/**
 * What has left may fail later (a mail that bounces), or be found stopped: the end of the check-in is told all the same.
 * Only a wait for the customer needs an invite that somebody may have.
 */
const resolveCheckIn = async (
  deps: ApplyEventDeps,
  broken: BrokenExecution,
  message: Message,
): Promise<Resolution> => {
  const { visitId } = broken.input;
  const visit = await visits.get(deps.table, { visitId });
  if (!visit) return 'none';
  switch (visit.checkIn.status) {
    case 'finished':
      return (await postResults(deps, { visitId })) ? 'results_posted' : 'none';
    case 'invited':
      return hasLeft(message) ? resolveWait(deps, broken, visit) : 'none';
    case 'closed':
      // It may have broken between the closing and the telling.
      await closeUnanswered(deps, { visitId });
      return 'none';
    case 'none':
    case 'cancelled':
      return 'none';
  }
};

/** A message that was sent again since is another execution's; the end of the check-in that this one was telling is told all the same. */
const resolveEnd = async (
  deps: ApplyEventDeps,
  { workflow, input: { visitId } }: BrokenExecution,
): Promise<Resolution> => {
  if (workflow !== 'check-in-lifecycle') return 'none';
  const visit = await visits.get(deps.table, { visitId });
  if (visit?.checkIn.status === 'closed') await closeUnanswered(deps, { visitId });
  if (visit?.checkIn.status !== 'finished') return 'none';
  return (await postResults(deps, { visitId })) ? 'results_posted' : 'none';
};

const resolveWait = async (
  deps: ApplyEventDeps,
  broken: BrokenExecution,
  { visitId, checkIn: { closesAt } }: Visit,
): Promise<Resolution> => {
  const now = deps.now();
  if (closesAt !== undefined && now >= closesAt) {
    await closeUnanswered(deps, { visitId });
    return 'closed';
  }
  const isStarted = await restartExecution(deps, broken, {
    first: 'check-in',
    now,
    checkInClosesAt: closesAt,
  });
  if (isStarted) return 'restarted';
  deps.log.error('nobody waits for this check-in any more: three executions broke', { visitId });
  if (closesAt !== undefined) await arrangeClose(deps, broken, closesAt, now);
  return 'none';
};
