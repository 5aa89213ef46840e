import { type Replanning, subjectOf } from '../dealers/replanning.ts';
import { replannings, waitingReplannings } from '../dealers/replanning-store.ts';
import { describeError } from '../kernel/app-error.ts';
import { secondsBetween } from '../kernel/clock.ts';
import { findVisitsToReplan } from './find-visits-to-replan.ts';
import type { ReconcileDeps } from './reconcile-messages.ts';
import { takeReplanning } from './take-replanning.ts';

/** A run begins nothing new after that: it has four minutes, the sweep comes every five, and a page of visits takes seconds. */
const RUN_SECONDS = 150;

/** People before places, small places before large ones: a whole network may take hours. */
const ORDER: readonly Replanning['kind'][] = ['contact', 'location', 'dealer', 'network'];

export type SweptReplannings = { found: number; done: number; failed: number };

/**
 * Behind the stream, and for all that it does not take: brings plans in line with changed settings, as far as one run goes. Of several changes
 * of one place the last one is enough, unless an earlier one has begun, and may have planned what it has not started.
 */
export const sweepReplannings = async (deps: ReconcileDeps): Promise<SweptReplannings> => {
  const began = deps.now();
  const mayGoOn = () => secondsBetween(began, deps.now()) < RUN_SECONDS;
  const waiting = await waitingReplannings(deps.table, began);
  const swept: SweptReplannings = { found: waiting.length, done: 0, failed: 0 };
  const guarded = async (take: () => Promise<boolean>): Promise<void> => {
    try {
      if (await take()) swept.done += 1;
    } catch (error) {
      swept.failed += 1;
      deps.log.warn('visits could not be planned anew now', { fault: describeError(error) });
    }
  };
  const wanted = waiting.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  for (const replanning of wanted) {
    if (!mayGoOn()) break;
    const { replanningId } = replanning;
    await guarded(async () => {
      if (isOutdated(replanning, waiting)) return finish(deps, replanningId);
      return (
        (await takeReplanning(deps, { replanningId, findVisits: findVisitsToReplan, mayGoOn })) === 'done'
      );
    });
  }
  deps.log.info('plans swept', { ...swept });
  return swept;
};

const isOutdated = (replanning: Replanning, waiting: readonly Replanning[]): boolean =>
  replanning.startedAt === undefined &&
  waiting.some((other) => subjectOf(other) === subjectOf(replanning) && other.since > replanning.since);

const finish = async (deps: ReconcileDeps, replanningId: string): Promise<boolean> => {
  await replannings.change(
    deps,
    { replanningId },
    (current) => current && { ...current, doneAt: deps.now() },
  );
  return true;
};
