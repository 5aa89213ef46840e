import { replanContact } from '../contacts/contact-item-store.ts';
import type { Replanning } from '../dealers/replanning.ts';
import { replannings } from '../dealers/replanning-store.ts';
import type { VisitsPage } from './find-visits-of-contact.ts';
import type { ReconcileDeps } from './reconcile-messages.ts';
import { replanVisits } from './replan-visits.ts';

export type TakeReplanningCommand = {
  replanningId: string;
  /** Whose they are, page by page: who takes those of people only may not look into the index. */
  findVisits: (deps: ReconcileDeps, replanning: Replanning) => AsyncGenerator<VisitsPage>;
  /** Asked after each page of visits; the next run goes on where this one stopped. */
  mayGoOn: () => boolean;
};

/**
 * Brings the plans of visits in line after a person or a setting was changed (B4, S1.26): page by page, noting the place, so that no run is
 * without a bound. Safe to run again, and twice at once: a message that was planned in its name and not started is started by the next try.
 */
export const takeReplanning = async (
  deps: ReconcileDeps,
  { replanningId, findVisits, mayGoOn }: TakeReplanningCommand,
): Promise<'done' | 'to_be_continued'> => {
  const started = await replannings.change(deps, { replanningId }, (current) =>
    current ? { ...current, startedAt: current.startedAt ?? deps.now() } : undefined,
  );
  if (!started || started.doneAt !== undefined) return 'done';
  let changed = 0;
  for await (const page of findVisits(deps, started)) {
    changed += (await replanVisits(deps, { replanning: started, ...page })).changed;
    await handOver(deps, started, page);
    await note(deps, replanningId, page.place);
    if (page.place && !mayGoOn()) return 'to_be_continued';
  }
  const { kind } = started;
  deps.log.info('visits planned anew', { replanningId, kind, changed });
  return 'done';
};

/** Who has more visits than they name is a replanning of their own, with a place of its own. */
const handOver = async (deps: ReconcileDeps, { replanningId }: Replanning, { fleets }: VisitsPage) => {
  for (const fleet of fleets) await replanContact(deps, fleet, replanningId);
};

const note = (deps: ReconcileDeps, replanningId: string, place: Replanning['place']) =>
  replannings.change(deps, { replanningId }, (current) =>
    current?.doneAt === undefined
      ? current && { ...current, place, doneAt: place ? undefined : deps.now() }
      : undefined,
  );
