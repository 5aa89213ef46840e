import { isRecord } from './record.ts';

/** One thing that a save changed: where, what it was (absent: nothing) and what it is now (absent: nothing). */
export type Change = { path: string; from?: unknown; to?: unknown };

/** What differs between two values, field by field; a list counts as one thing. Absent and undefined are the same. */
export const changesBetween = (before: unknown, after: unknown, path = ''): Change[] => {
  if (isRecord(before) && isRecord(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      changesBetween(before[name], after[name], path === '' ? name : `${path}.${name}`),
    );
  }
  if (isRecord(after) && before === undefined) return changesBetween({}, after, path);
  if (isRecord(before) && after === undefined) return changesBetween(before, {}, path);
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    {
      path,
      ...(before === undefined ? {} : { from: before }),
      ...(after === undefined ? {} : { to: after }),
    },
  ];
};
