import type * as z from 'zod';
import { type Change, changesBetween } from '../kernel/changes-between.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { EntityStore, Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';

export type SaveDeps = { table: Table; now: Now };

/** What a save did. Saving the same again is `unchanged` and writes nothing. */
export type Saved<T> = { result: 'created' | 'updated' | 'unchanged'; changes: Change[]; item: T };

export type SaveItem<T, Parts> = {
  store: EntityStore<T, Parts>;
  shape: z.ZodType<T>;
  parts: Parts;
  /** For the error when the wanted item is not valid, such as `dealer`. */
  noun: string;
  /** The item as it should be, from the item as it is. Runs again when somebody else wrote in between. */
  decide: (current: Stored<T> | undefined) => unknown;
};

/** Brings one item of the administration to what is wanted and tells what that changed. Errors: InvalidInput with issues, and what `decide` throws. */
export const saveItem = async <T extends object, Parts>(
  deps: SaveDeps,
  { store, shape, parts, noun, decide }: SaveItem<T, Parts>,
): Promise<Saved<T>> => {
  const outcome: { saved?: Saved<T> } = {};
  await store.change(deps, parts, (current) => {
    const item = parseCommand(shape, `${noun}.invalid`, `The ${noun}`, decide(current));
    const changes = changesBetween(withoutVersion(current), item);
    const result = current ? (changes.length === 0 ? 'unchanged' : 'updated') : 'created';
    outcome.saved = { result, changes, item };
    return result === 'unchanged' ? undefined : item;
  });
  if (outcome.saved) return outcome.saved;
  throw new Error(`Saving a ${noun} ended without a decision.`);
};

/** The version counts writes; it is no content. */
const withoutVersion = (current: object | undefined): unknown =>
  current && Object.fromEntries(Object.entries(current).filter(([name]) => name !== 'version'));
