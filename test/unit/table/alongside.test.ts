import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { defineEntity, newItem } from '../../../shared/table/entity.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import { VersionConflict } from '../../../shared/table/table.ts';
import { breakingAfter } from '../../support/breaking-table.ts';

const privacy = { class: 'configuration', holds: 'counts' } as const;
const shape = z.object({ id: z.string(), count: z.number() });
const notes = defineEntity({
  name: 'note',
  privacy,
  schemaNumber: 1,
  shape,
  key: { pk: 'NOTE#{id}', sk: '{count}' },
  keyParts: ({ id, count }) => ({ id, count: String(count) }),
});
const counters = defineEntity({
  name: 'counter',
  privacy,
  schemaNumber: 1,
  shape,
  key: { pk: 'COUNTER#{id}', sk: 'COUNTER' },
  keyParts: ({ id }) => ({ id }),
  alongside: (before, after) =>
    after.count % 2 === 0 ? [newItem(notes, { ...after, count: before.version + 1 })] : [],
});
const now = () => '2026-11-21T10:00:00.000Z';
const entitiesIn = (table: MemoryTable) => [...table.items.values()].map(({ entity }) => entity).toSorted();
const to = (table: MemoryTable, count: number, on: Parameters<typeof counters.change>[0]['table'] = table) =>
  counters.change({ table: on, now }, { id: 'a' }, () => ({ id: 'a', count }));

describe('what is written together with a change', () => {
  it('is there with it, once for each change, and not for what is new or the same', async () => {
    const table = new MemoryTable();
    await to(table, 2);
    await to(table, 2);
    expect(entitiesIn(table)).toEqual(['counter']);
    await to(table, 3);
    expect(entitiesIn(table)).toEqual(['counter']);
    await to(table, 4);
    await to(table, 6);
    expect(entitiesIn(table)).toEqual(['counter', 'note', 'note']);
  });

  it('is there with it or not at all, wherever it breaks off', async () => {
    for (let calls = 0; calls < 4; calls += 1) {
      const table = new MemoryTable();
      await to(table, 1);
      await to(table, 2, breakingAfter(table, calls)).catch(() => undefined);
      const { count } = (await counters.get(table, { id: 'a' }))!;
      expect(entitiesIn(table)).toEqual(count === 2 ? ['counter', 'note'] : ['counter']);
    }
  });

  it('is decided again when somebody else wrote in between', async () => {
    const table = new MemoryTable();
    await to(table, 1);
    const together = table.writeTogether.bind(table);
    let isFirst = true;
    table.writeTogether = async (writes) => {
      if (isFirst) {
        isFirst = false;
        await to(table, 3);
        throw new VersionConflict();
      }
      return together(writes);
    };
    await to(table, 2);
    expect([...table.items.values()].find(({ entity }) => entity === 'note')).toMatchObject({ count: 3 });
  });
});
