import type { Item, Table } from '../table/table.ts';

const PAGE = 200;

/** All items of one partition of the table, optionally those whose sort key begins so. For partitions of one person, visit, conversation or team only. */
export const readPartition = async (table: Table, pk: string, skPrefix?: string): Promise<Item[]> => {
  const found: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.query({
      pk,
      limit: PAGE,
      ...(skPrefix === undefined ? {} : { skPrefix }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
};
