import type { Instant } from '../kernel/instant.ts';
import type { BrokenExecution, DeliveryInput, WorkflowPort } from '../messaging/workflow.ts';
import { waitSeconds } from './arrange-start.ts';

/** An execution that breaks so often breaks for a reason that does not pass by itself. */
const MOST_RESTARTS = 3;

/** The name of the first of all executions that took over from each other: after a break (`-r1`), or for a moved appointment (`-u…`). */
export const baseName = (name: string): string => name.replace(/(-u[0-9a-z]+)?(-r\d)?$/, '');

/** Whether an execution of this name is the other one or has taken over from it. */
export const isInLineOf = (name: string, other: string): boolean =>
  baseName(name) === baseName(other) &&
  name.slice(baseName(name).length) >= other.slice(baseName(other).length);

/** The name of the execution that takes over from one of this name; undefined after the third. It follows from the name, so that two restarts are one. */
export const restartName = (name: string): string | undefined => {
  const [, base = name, count = '0'] = /^(.*?)(?:-r(\d))?$/.exec(name) ?? [];
  const next = Number(count) + 1;
  return next > MOST_RESTARTS ? undefined : `${base}-r${next}`;
};

/** Starts another execution in the place of a broken one. False when that was done often enough. */
export const restartExecution = async (
  deps: { workflow: WorkflowPort },
  broken: Pick<BrokenExecution, 'workflow' | 'name' | 'input'>,
  from: { first: DeliveryInput['first']; now: Instant; checkInClosesAt: Instant | undefined },
): Promise<boolean> => {
  const name = restartName(broken.name);
  if (name === undefined) return false;
  const checkInSeconds = waitSeconds(from.now, from.checkInClosesAt);
  await deps.workflow.start(broken.workflow, name, { ...broken.input, first: from.first, checkInSeconds });
  return true;
};
