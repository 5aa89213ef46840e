import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { defineEntity } from '../../../shared/table/entity.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import type { Table } from '../../../shared/table/table.ts';

const counters = defineEntity({
  name: 'counter',
  privacy: { class: 'configuration', holds: 'counts' },
  schemaNumber: 2,
  shape: z.object({ id: z.string(), count: z.number(), note: z.string().optional() }),
  key: { pk: 'COUNTER#{id}', sk: 'COUNTER' },
  keyParts: ({ id }) => ({ id }),
  upgrade: (attributes) => ({ ...attributes, count: Number(attributes['total']) }),
});
const now = () => '2026-11-21T10:00:00.000Z';

describe('entities', () => {
  it('loses no change when many change one item at once', async () => {
    const table = new MemoryTable();
    await Promise.all(
      Array.from({ length: 5 }, () =>
        counters.change({ table, now }, { id: 'a' }, (current) => ({
          id: 'a',
          count: (current?.count ?? 0) + 1,
        })),
      ),
    );
    expect(await counters.get(table, { id: 'a' })).toEqual({ id: 'a', count: 5, version: 5 });
  });

  it('writes nothing when a change changes nothing', async () => {
    const table = new MemoryTable();
    await counters.createOnce(table, { id: 'a', count: 1 }, now());
    await counters.change(
      { table, now },
      { id: 'a' },
      (current) => current && { note: undefined, count: 1, id: 'a' },
    );
    expect(await counters.get(table, { id: 'a' })).toMatchObject({ version: 1 });
  });

  it('decides again on what stands there when what the caller read is stale', async () => {
    const table = new MemoryTable();
    await counters.createOnce(table, { id: 'a', count: 1 }, now());
    const stale = await counters.get(table, { id: 'a' });
    await counters.change({ table, now }, { id: 'a' }, (current) => current && { ...current, count: 10 });
    const after = await counters.change(
      { table, now },
      { id: 'a' },
      (current) => current && { ...current, count: current.count + 1 },
      { found: stale },
    );
    expect(after).toMatchObject({ count: 11, version: 3 });
  });

  it('upgrades an item of an older schema when it is read', async () => {
    const table = new MemoryTable();
    await table.write({
      put: {
        pk: 'COUNTER#a',
        sk: 'COUNTER',
        entity: 'counter',
        schema: 1,
        version: 1,
        updatedAt: now(),
        id: 'a',
        total: '7',
      },
    });
    expect(await counters.get(table, { id: 'a' })).toEqual({ id: 'a', count: 7, version: 1 });
  });

  it('says which attribute of a broken item is wrong, not what is in it', async () => {
    const table: Table = new MemoryTable();
    await table.write({
      put: {
        pk: 'COUNTER#a',
        sk: 'COUNTER',
        entity: 'counter',
        schema: 2,
        version: 1,
        updatedAt: now(),
        id: 'a',
        count: 'secret',
      },
    });
    await expect(counters.get(table, { id: 'a' })).rejects.toMatchObject({
      code: 'table.item_invalid',
      message: expect.stringMatching(/faults at: count(?!.*secret)/),
    });
  });
});
