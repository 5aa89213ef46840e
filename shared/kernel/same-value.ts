import { isRecord } from './record.ts';

/** Whether two values would be stored alike: the order of names does not count, and undefined is the same as absent. */
export const sameValue = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => sameValue(each, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  for (const name in a) if (!sameValue(a[name], b[name])) return false;
  for (const name in b) if (b[name] !== undefined && a[name] === undefined) return false;
  return true;
};
