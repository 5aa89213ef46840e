import { AppError } from '../kernel/app-error.ts';
import type { Instant } from '../kernel/instant.ts';
import { type Item, type Table, VersionConflict } from '../table/table.ts';
import { entityOf } from './declared-store.ts';

/** A receipt, a claim and an opening may meet on one item; eight tries are plenty. */
const MOST_TRIES = 8;

/** Erases one item as its entity declares it; files that it names are removed by the table's stream. Safe to repeat at any point. */
export const eraseItem = async (
  deps: { table: Table },
  { item, at }: { item: Item; at: Instant },
): Promise<void> => {
  let current: Item | undefined = item;
  for (let tries = 0; current && tries < MOST_TRIES; tries += 1) {
    const declared = entityOf(current);
    const write = declared.erasing(current, at);
    if (!write) return;
    try {
      await deps.table.write(write);
      return;
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
    }
    current = await deps.table.get(current);
  }
  if (current)
    throw new AppError(
      'Throttled',
      'privacy.contended',
      'Others kept changing an item that is being erased; try again.',
    );
};
