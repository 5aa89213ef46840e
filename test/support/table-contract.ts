import { describe, expect, it } from 'vitest';
import { type IndexQuery, type Item, type Table, VersionConflict } from '../../shared/table/table.ts';

const item = (pk: string, sk: string, version: number, more: Record<string, unknown> = {}): Item => ({
  pk,
  sk,
  entity: 'thing',
  schema: 1,
  version,
  updatedAt: '2026-11-21T10:00:00.000Z',
  ...more,
});

/** What every table must do: the one in memory, DynamoDB on the local AWS, DynamoDB on AWS. */
export const tableContract = (name: string, open: () => Promise<Table> | Table): void => {
  describe(`table contract: ${name}`, () => {
    const fresh = () => `T#${Math.random().toString(36).slice(2)}`;

    it('reads what was written, and undefined for what was not', async () => {
      const table = await open();
      const pk = fresh();
      await table.write({ put: item(pk, 'A', 1, { deep: { list: [1, 'ü', true, null] } }) });
      expect(await table.get({ pk, sk: 'A' })).toEqual(
        item(pk, 'A', 1, { deep: { list: [1, 'ü', true, null] } }),
      );
      expect(await table.get({ pk, sk: 'B' })).toBeUndefined();
    });

    it('refuses a second creation and a write on an old version, and shows what stands there', async () => {
      const table = await open();
      const pk = fresh();
      await table.write({ put: item(pk, 'A', 1) });
      await expect(table.write({ put: item(pk, 'A', 1, { by: 'another' }) })).rejects.toMatchObject({
        name: 'VersionConflict',
        existing: { version: 1 },
      });
      await table.write({ put: item(pk, 'A', 2) });
      await expect(table.write({ put: item(pk, 'A', 2, { by: 'another' }) })).rejects.toBeInstanceOf(
        VersionConflict,
      );
      await expect(table.write({ delete: { pk, sk: 'A', version: 1 } })).rejects.toBeInstanceOf(
        VersionConflict,
      );
      await table.write({ delete: { pk, sk: 'A', version: 2 } });
      expect(await table.get({ pk, sk: 'A' })).toBeUndefined();
    });

    it('writes several items all or not at all', async () => {
      const table = await open();
      const pk = fresh();
      await table.write({ put: item(pk, 'A', 1) });
      await expect(
        table.writeTogether([{ put: item(pk, 'B', 1) }, { put: item(pk, 'A', 1) }]),
      ).rejects.toBeInstanceOf(VersionConflict);
      expect(await table.get({ pk, sk: 'B' })).toBeUndefined();
      await table.writeTogether([{ put: item(pk, 'B', 1) }, { delete: { pk, sk: 'A', version: 1 } }]);
      expect(await table.get({ pk, sk: 'A' })).toBeUndefined();
      expect(await table.get({ pk, sk: 'B' })).toBeDefined();
    });

    it('lets exactly one of many writers win', async () => {
      const table = await open();
      const pk = fresh();
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, (_, writer) => table.write({ put: item(pk, 'A', 1, { writer }) })),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('queries a partition by prefix, in both orders, page by page', async () => {
      const table = await open();
      const pk = fresh();
      for (const sk of ['A#1', 'A#2', 'A#3', 'B#1']) await table.write({ put: item(pk, sk, 1) });
      const forward = await table.query({ pk, skPrefix: 'A#', limit: 2 });
      expect(forward.items.map(({ sk }) => sk)).toEqual(['A#1', 'A#2']);
      const rest = await table.query({ pk, skPrefix: 'A#', limit: 2, cursor: forward.cursor! });
      expect(rest.items.map(({ sk }) => sk)).toEqual(['A#3']);
      expect(rest.cursor).toBeUndefined();
      for (const cursor of ['', 'x', forward.cursor!]) {
        await expect(table.query({ pk: `${pk}-other`, limit: 2, cursor })).rejects.toMatchObject({
          code: 'page.cursor_invalid',
        });
      }
      const backward = await table.query({ pk, skPrefix: 'A#', limit: 10, order: 'backward' });
      expect(backward.items.map(({ sk }) => sk)).toEqual(['A#3', 'A#2', 'A#1']);
    });

    it('goes on behind a sort key, in both orders, whether something stands at it or not', async () => {
      const table = await open();
      const pk = fresh();
      for (const sk of ['A#1', 'A#3', 'A#5', 'B#1']) await table.write({ put: item(pk, sk, 1) });
      const behind = async (sk: string, order: 'forward' | 'backward') =>
        (await table.query({ pk, skPrefix: 'A#', limit: 10, order, behind: sk })).items.map(
          (each) => each.sk,
        );
      expect(await behind('A#3', 'backward')).toEqual(['A#1']);
      expect(await behind('A#4', 'backward')).toEqual(['A#3', 'A#1']);
      expect(await behind('A#2', 'forward')).toEqual(['A#3', 'A#5']);
      expect(await behind('A#5', 'forward')).toEqual([]);
    });

    it('finds keys in the index, in its order up to a bound, and no more when an item leaves it', async () => {
      const table = await open();
      const gsi1pk = fresh();
      for (const [sk, gsi1sk] of [
        ['A', '1'],
        ['B', '2'],
        ['C', '3'],
      ] as const)
        await table.write({ put: item(`${gsi1pk}X`, sk, 1, { gsi1pk, gsi1sk }) });
      const keys = async () =>
        (await table.findKeys({ pk: gsi1pk, skUpTo: '2', limit: 10 })).map(({ sk }) => sk);
      await expect.poll(keys, { timeout: 20_000 }).toEqual(['A', 'B']);
      const behind = await table.findKeys({ pk: gsi1pk, skAfter: '1', limit: 10 });
      expect(behind.map(({ sk }) => sk)).toEqual(['B', 'C']);
      await table.write({ put: item(`${gsi1pk}X`, 'A', 2) });
      await expect.poll(keys, { timeout: 20_000 }).toEqual(['B']);
    });

    it('has nothing under a key that cannot be, and takes none for a page', async () => {
      const table = await open();
      const pk = fresh();
      await table.write({ put: item(pk, 'A', 1) });
      const impossible = [
        { pk: `${pk}${'x'.repeat(2049)}`, sk: 'A' },
        { pk, sk: 'x'.repeat(1025) },
        { pk, sk: 'ü'.repeat(513) },
      ];
      for (const key of impossible) expect(await table.get(key)).toBeUndefined();
      expect((await table.getMany([...impossible, { pk, sk: 'A' }])).map(({ sk }) => sk)).toEqual(['A']);
      expect(await table.query({ pk: 'x'.repeat(2049), limit: 1 })).toEqual({ items: [] });
      for (const sk of ['A'.repeat(1025), 'A\ud800']) {
        const ofDynamo = Buffer.from(JSON.stringify({ pk, sk })).toString('base64url');
        for (const cursor of [ofDynamo, `${pk}|${sk}`]) {
          await expect(table.query({ pk, skPrefix: 'A', limit: 1, cursor })).rejects.toMatchObject({
            code: 'page.cursor_invalid',
          });
        }
      }
    });

    it('hides what is over from every reader, and lets something new take its place', async () => {
      const table = await open();
      const pk = fresh();
      const index = { gsi1pk: `${pk}X`, gsi1sk: '1' };
      await table.write({ put: item(pk, 'A', 1, { expiresAt: 1_000_000_000, ...index }) });
      await table.write({ put: item(pk, 'B', 1, { expiresAt: 9_000_000_000 }) });
      expect(await table.get({ pk, sk: 'A' })).toBeUndefined();
      expect(
        (
          await table.getMany([
            { pk, sk: 'A' },
            { pk, sk: 'B' },
          ])
        ).map(({ sk }) => sk),
      ).toEqual(['B']);
      expect((await table.query({ pk, limit: 10 })).items.map(({ sk }) => sk)).toEqual(['B']);
      await expect(table.write({ put: item(pk, 'B', 1) })).rejects.toBeInstanceOf(VersionConflict);
      await table.write({ put: item(pk, 'A', 1, { by: 'another' }) });
      expect(await table.get({ pk, sk: 'A' })).toMatchObject({ version: 1, by: 'another' });
      await expect(table.write({ put: item(pk, 'A', 1) })).rejects.toBeInstanceOf(VersionConflict);
      await table.write({ put: item(pk, 'C', 1, { expiresAt: 1_000_000_000 }) });
      await table.writeTogether([{ put: item(pk, 'C', 1) }, { put: item(pk, 'D', 1) }]);
      expect((await table.query({ pk, limit: 10 })).items.map(({ sk }) => sk)).toEqual(['A', 'B', 'C', 'D']);
    });

    it('finds keys in the index by how they begin', async () => {
      const table = await open();
      const gsi1pk = fresh();
      for (const [sk, gsi1sk] of [
        ['A', '+49#1'],
        ['B', '+49#2'],
        ['C', '+491#1'],
      ] as const)
        await table.write({ put: item(`${gsi1pk}X`, sk, 1, { gsi1pk, gsi1sk }) });
      const keys = async () =>
        (await table.findKeys({ pk: gsi1pk, skPrefix: '+49#', limit: 10 })).map(({ sk }) => sk);
      await expect.poll(keys, { timeout: 20_000 }).toEqual(['A', 'B']);
    });

    it('finds keys in the second index, from one bound to another', async () => {
      const table = await open();
      const pk = fresh();
      for (const sk of ['1', '2', '3', '4'])
        await table.write({
          put: item(`${pk}X`, sk, 1, { gsi1pk: pk, gsi1sk: `other${sk}`, gsi2pk: pk, gsi2sk: sk }),
        });
      const find = (bound: Partial<IndexQuery>) => async () =>
        (await table.findKeys({ index: 'gsi2', pk, limit: 10, ...bound })).map(({ indexSk }) => indexSk);
      await expect.poll(find({}), { timeout: 20_000 }).toEqual(['1', '2', '3', '4']);
      expect(await find({ skBetween: ['2', '3'] })()).toEqual(['2', '3']);
      expect(await find({ skAfter: '3' })()).toEqual(['4']);
      expect(await find({ skUpTo: '1' })()).toEqual(['1']);
      expect(await find({ skPrefix: '4' })()).toEqual(['4']);
    });

    it('reads many at once and leaves out what is not there', async () => {
      const table = await open();
      const pk = fresh();
      for (const sk of ['A', 'B']) await table.write({ put: item(pk, sk, 1) });
      const found = await table.getMany([
        { pk, sk: 'A' },
        { pk, sk: 'B' },
        { pk, sk: 'C' },
      ]);
      expect(found.map(({ sk }) => sk).toSorted()).toEqual(['A', 'B']);
    });

    it('gives an item once, however often it is asked for: people share a number, and DynamoDB refuses a key twice', async () => {
      const table = await open();
      const pk = fresh();
      await table.write({ put: item(pk, 'A', 1) });
      const twice = await table.getMany([
        { pk, sk: 'A' },
        { pk, sk: 'A' },
      ]);
      expect(twice.map(({ sk }) => sk)).toEqual(['A']);
    });
  });
};
