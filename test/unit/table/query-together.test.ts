import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import { queryTogether } from '../../../shared/table/query-together.ts';

const AT = '2026-12-01T08:00:00.000Z';

const tableOf = async (partitions: readonly (readonly string[])[]): Promise<MemoryTable> => {
  const table = new MemoryTable();
  for (const [number, names] of partitions.entries())
    for (const name of names)
      await table.write({
        put: { pk: `P${number}`, sk: `E#${name}`, entity: 'thing', schema: 1, version: 1, updatedAt: AT },
      });
  return table;
};

const readAll = async (table: MemoryTable, pks: readonly string[], limit: number): Promise<string[]> => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await queryTogether(table, { pks, skPrefix: 'E#', limit, cursor });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    seen.push(...page.items.map(({ sk }) => sk.slice(2)));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return seen;
};

describe('several partitions as one list', () => {
  it('S3.24 shows each item once, newest first, whatever the pages', async () => {
    const names = fc.uniqueArray(
      fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, '0')),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 9 }),
        async (all, count, limit) => {
          const partitions = Array.from({ length: count }, (_, number) =>
            all.filter((name) => Number(name) % count === number),
          );
          const table = await tableOf(partitions);
          const pks = partitions.map((_, number) => `P${number}`);
          expect(await readAll(table, pks, limit)).toEqual(all.toSorted().toReversed());
        },
      ),
      { numRuns: 100 },
    );
  });

  it('refuses a cursor that is no place in a list', async () => {
    const table = await tableOf([['1']]);
    for (const cursor of ['', 'E#1', 'ü', 'x'.repeat(81)])
      await expect(
        queryTogether(table, { pks: ['P0'], skPrefix: 'E#', limit: 2, cursor }),
      ).rejects.toMatchObject({ code: 'page.cursor_invalid' });
  });
});
