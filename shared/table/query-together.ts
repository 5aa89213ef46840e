import { AppError } from '../kernel/app-error.ts';
import type { Item, Page, Table, TableQuery } from './table.ts';

export type QueryTogether = {
  /** The partitions. */
  pks: readonly string[];
  skPrefix: string;
  limit: number;
  cursor?: string | undefined;
};

/**
 * Several partitions as one list, by their sort keys, newest first. A page ends at a place in time, so that its cursor is good
 * for all of them, also for one that comes to them later.
 */
export const queryTogether = async (
  table: Table,
  { pks, skPrefix, limit, cursor }: QueryTogether,
): Promise<Page> => {
  const behind = cursor === undefined ? {} : { behind: `${skPrefix}${placeIn(cursor)}` };
  const lists = await Promise.all(
    pks.map((pk) => readFirst(table, { pk, skPrefix, limit, order: 'backward', ...behind })),
  );
  const items = lists.flatMap((list) => list.items).toSorted((a, b) => (a.sk < b.sk ? 1 : -1));
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  const isMore = items.length > limit || lists.some(({ cursor: next }) => next !== undefined);
  return { items: shown, ...(last && isMore ? { cursor: last.sk.slice(skPrefix.length) } : {}) };
};

/** As many as are asked for: what is over is hidden, so that a page of the table may hold fewer though more follow. */
const readFirst = async (table: Table, query: TableQuery): Promise<Page> => {
  const items: Item[] = [];
  let page: Page = { items };
  do {
    const next: TableQuery = page.cursor === undefined ? query : { ...query, cursor: page.cursor };
    page = await table.query({ ...next, limit: query.limit - items.length });
    items.push(...page.items);
  } while (page.cursor !== undefined && items.length < query.limit);
  return { ...page, items };
};

/** The end of a page: the sort key behind the prefix. */
const placeIn = (cursor: string): string => {
  if (/^[0-9A-Za-z-]{1,80}$/.test(cursor)) return cursor;
  throw new AppError(
    'InvalidInput',
    'page.cursor_invalid',
    'The page cursor is not one that we gave out for this list; start again without it.',
  );
};
