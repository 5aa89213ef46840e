import type { Table } from '../../shared/table/table.ts';

/** A table that answers so many calls, and no more. */
export const breakingAfter = (table: Table, calls: number): Table => {
  let left = calls;
  const counted =
    <A extends unknown[], R>(call: (...input: A) => Promise<R>) =>
    (...input: A): Promise<R> => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('broken off')) : call.apply(table, input);
    };
  return {
    get: counted(table.get),
    getMany: counted(table.getMany),
    query: counted(table.query),
    findKeys: counted(table.findKeys),
    write: counted(table.write),
    writeTogether: counted(table.writeTogether),
  };
};
