import type * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { type Change, changesBetween } from '../kernel/changes-between.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { EntityStore, Stored } from '../table/entity.ts';
import type { Table, Write } from '../table/table.ts';
import type { Actor, AuditScope, SavedKind } from './audit.ts';
import { auditWrite } from './audit-store.ts';

export type SaveDeps = {
  table: Table;
  now: Now;
  /** Who saves. Where that is known, the change and its record are one write. */
  by?: Actor | undefined;
};

/** What a save did. Saving the same again is `unchanged` and writes nothing. */
export type Saved<T> = { result: 'created' | 'updated' | 'unchanged'; changes: Change[]; item: T };

export type SaveItem<T, Parts> = {
  store: EntityStore<T, Parts>;
  shape: z.ZodType<T>;
  parts: Parts;
  /** For the error when the wanted item is not valid, such as `dealer`. */
  noun: string;
  /** The version that somebody read and changes, 0 for none, and the code of a lost race; left out: whatever stands there. */
  expected?: { version: number; code: string } | undefined;
  /** What the record of changes calls it; left out for what is recorded elsewhere. */
  audit?: AuditScope & { kind: SavedKind; target: string };
  /** The item as it should be, from the item as it is. Runs again when somebody else wrote in between. */
  decide: (current: Stored<T> | undefined) => unknown;
};

/** Brings one item of the administration to what is wanted and tells what that changed. Errors: InvalidInput with issues, and what `decide` throws. */
export const saveItem = async <T extends object, Parts>(
  deps: SaveDeps,
  { store, shape, parts, noun, expected, audit, decide }: SaveItem<T, Parts>,
): Promise<Saved<T>> => {
  const outcome: { saved?: Saved<T> } = {};
  const decideOutcome = (current: Stored<T> | undefined): T | undefined => {
    const found = current?.version ?? 0;
    if (expected && expected.version !== found)
      throw new AppError(
        'Conflict',
        expected.code,
        `Somebody saved the ${noun} since you read it: you have version ${expected.version}, there is version ${found} (0: none). Read it again and put your changes into it.`,
      );
    const item = parseCommand(shape, `${noun}.invalid`, `The ${noun}`, decide(current));
    const changes = changesBetween(withoutVersion(current), item);
    const result = current ? (changes.length === 0 ? 'unchanged' : 'updated') : 'created';
    outcome.saved = { result, changes, item };
    return result === 'unchanged' ? undefined : item;
  };
  const record = (before: Stored<T> | undefined, after: Stored<T>): Write[] => {
    if (!audit || !deps.by) return [];
    const { kind, ...about } = audit;
    const what = before ? (`${kind}.changed` as const) : (`${kind}.created` as const);
    const changes = outcome.saved?.changes ?? [];
    return [auditWrite({ ...about, by: deps.by, what, changes, mark: after.version }, deps.now())];
  };
  await store.change(deps, parts, decideOutcome, undefined, record);
  if (outcome.saved) return outcome.saved;
  throw new Error(`Saving a ${noun} ended without a decision.`);
};

/** The version counts writes; it is no content. */
const withoutVersion = (current: object | undefined): unknown =>
  current && Object.fromEntries(Object.entries(current).filter(([name]) => name !== 'version'));
