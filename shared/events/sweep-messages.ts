import { describeError } from '../kernel/app-error.ts';
import { addSeconds } from '../kernel/clock.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Message } from '../messaging/message.ts';
import { duePartitions, findOverdueIn } from '../messaging/due-message-store.ts';
import { type BrokenExecution, type ExecutionsPort, WORKFLOWS } from '../messaging/workflow.ts';
import { arrangeStart } from '../planning/arrange-start.ts';
import { arrangeUpcoming } from '../planning/arrange-upcoming.ts';
import { restartName } from '../planning/restart-execution.ts';
import { visits } from '../visits/visit-store.ts';
import type { ApplyEventDeps } from './apply-event.ts';
import { resolveExecution } from './resolve-execution.ts';

export type SweepMessagesDeps = ApplyEventDeps & { executions: ExecutionsPort };

/** How late a schedule may fire before the sweep takes its place: they fire within their minute, throttled ones later. */
const SCHEDULE_SECONDS = 300;

/**
 * Behind the schedules and behind the events that tell of broken executions, both of which may get lost: starts what
 * was due and did not start, and resolves what broke. One that cannot be taken now does not hold up the others, nor does
 * a part of the index that cannot be read now (`unread`).
 */
export const sweepMessages = async (
  deps: SweepMessagesDeps,
): Promise<{ overdue: number; unread: number; resolved: number; failed: number }> => {
  const now = deps.now();
  let failed = 0;
  const guarded = async (take: () => Promise<unknown>): Promise<void> => {
    try {
      await take();
    } catch (error) {
      failed += 1;
      deps.log.warn('a hanging message could not be taken up now', { fault: describeError(error) });
    }
  };
  const { overdue, unread } = await lookForOverdue(deps, addSeconds(now, -SCHEDULE_SECONDS));
  for (const message of overdue) {
    await guarded(async () => {
      const visit = await visits.get(deps.table, message);
      // Due long ago, so that it starts at once; a start that is on its way already loses or wins the claim.
      await arrangeStart(deps, message, visit?.checkIn.closesAt, now);
    });
  }
  await arrangeUpcoming(deps);
  const broken: BrokenExecution[] = [];
  for (const workflow of WORKFLOWS)
    await guarded(async () => broken.push(...(await deps.executions.findBroken(workflow))));
  let resolved = 0;
  for (const execution of broken) {
    await guarded(async () => {
      if (await isTakenOver(deps, execution)) return;
      if ((await resolveExecution(deps, execution)) !== 'none') resolved += 1;
    });
  }
  deps.countMetric('MessageOverdue', overdue.length);
  const found = { overdue: overdue.length, unread };
  deps.log.info('messages swept', { ...found, broken: broken.length, resolved, failed });
  return { ...found, resolved, failed };
};

const lookForOverdue = async (
  deps: SweepMessagesDeps,
  dueBefore: Instant,
): Promise<{ overdue: Message[]; unread: number }> => {
  let unread = 0;
  const look = async (partition: string): Promise<Message[]> => {
    try {
      return await findOverdueIn(deps.table, partition, dueBefore);
    } catch (error) {
      unread += 1;
      deps.log.warn('a part of the due messages could not be read now', { fault: describeError(error) });
      return [];
    }
  };
  const overdue = (await Promise.all(duePartitions().map(look))).flat();
  return { overdue: overdue.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1)), unread };
};

/** Step Functions lists what broke for 90 days; that another execution has its work is not news. */
const isTakenOver = async (
  { executions }: Pick<SweepMessagesDeps, 'executions'>,
  { workflow, name }: BrokenExecution,
): Promise<boolean> => {
  const next = restartName(name);
  return next !== undefined && (await executions.find(workflow, next)) !== undefined;
};
