import { causeOf, type Replanning } from '../dealers/replanning.ts';
import { isTransient } from '../kernel/app-error.ts';
import { VersionConflict } from '../table/table.ts';
import { visits } from '../visits/visit-store.ts';
import { liesAhead } from './lies-ahead.ts';
import { type ReconcileDeps, reconcileMessages } from './reconcile-messages.ts';

/** So many are read at once, and so many brought in line at once. */
const PER_READ = 100;
const AT_ONCE = 4;

/**
 * Brings those of the visits in line that lie ahead and are the replanning's to change. One that cannot be planned at all does not hold
 * up the others; what only cannot be done now is thrown at the end, so that all of it is done again: doing it twice changes nothing.
 */
export const replanVisits = async (
  deps: ReconcileDeps,
  { replanning, visitIds }: { replanning: Replanning; visitIds: readonly string[] },
): Promise<{ changed: number }> => {
  const cause = causeOf(replanning);
  let changed = 0;
  let fault: unknown;
  const take = async (visitId: string): Promise<void> => {
    try {
      if ((await reconcileMessages(deps, { visitId, cause })).isChanged) changed += 1;
    } catch (error) {
      if (isTransient(error) || error instanceof VersionConflict) fault = error;
      else deps.log.error('a visit cannot be planned anew', { visitId, cause: cause.eventId }, error);
    }
  };
  for (let at = 0; at < visitIds.length; at += PER_READ) {
    const ids = visitIds.slice(at, at + PER_READ);
    const found = await visits.getMany(
      deps.table,
      ids.map((visitId) => ({ visitId })),
    );
    const now = deps.now();
    const ahead = found.filter(
      (visit) =>
        liesAhead(visit, now) &&
        (replanning.kind !== 'location' || visit.locationId === replanning.locationId),
    );
    for (let first = 0; first < ahead.length; first += AT_ONCE)
      await Promise.all(ahead.slice(first, first + AT_ONCE).map(({ visitId }) => take(visitId)));
  }
  if (fault !== undefined) throw fault;
  return { changed };
};
