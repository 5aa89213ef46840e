import type { Item, ItemKey, Table } from '../table/table.ts';

/** DynamoDB reads at most so many at once. */
const AT_ONCE = 100;

/** Items by their keys, however many; a key that is asked for twice counts once. */
export const readItems = async (table: Table, keys: readonly ItemKey[]): Promise<Item[]> => {
  const unique = [...new Map(keys.map((key) => [JSON.stringify([key.pk, key.sk]), key])).values()];
  const found: Item[] = [];
  for (let from = 0; from < unique.length; from += AT_ONCE)
    found.push(...(await table.getMany(unique.slice(from, from + AT_ONCE))));
  return found;
};
