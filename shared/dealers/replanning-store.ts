import type { Instant } from '../kernel/instant.ts';
import { shardNumbers, shardOf } from '../kernel/shard.ts';
import { REPLANNING, WAITING_REPLANNING } from '../table/access-patterns/visits.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { type Replanning, replanningSchema } from './replanning.ts';

const SHARDS = 4;

export const replannings = defineEntity({
  name: 'replanning',
  schemaNumber: 1,
  shape: replanningSchema,
  key: REPLANNING,
  keyParts: ({ replanningId }) => ({ replanningId }),
  index: ({ replanningId, takeAt, doneAt }) =>
    doneAt === undefined
      ? {
          gsi1pk: makeKey(WAITING_REPLANNING.pk, { shard: shardOf(SHARDS, replanningId) }),
          gsi1sk: makeKey(WAITING_REPLANNING.sk, { takeAt, replanningId }),
        }
      : undefined,
  privacy: {
    class: 'operational',
    found: 'nowhere',
    kept: '30 days',
    erasure: { does: 'keep', because: 'ids only, and an erasure has plans made anew by it' },
  },
});

/** One look takes so many of each shard; the sweep comes again. */
const MOST_OF_A_SHARD = 25;

/** What waits to be taken up, the longest waiting first. Read again from the table: the index may be behind. */
export const waitingReplannings = async (table: Table, now: Instant): Promise<Stored<Replanning>[]> => {
  const skUpTo = makeKey(WAITING_REPLANNING.sk, { takeAt: now, replanningId: '' });
  const found = await Promise.all(
    shardNumbers(SHARDS).map((shard) =>
      table.findKeys({ pk: makeKey(WAITING_REPLANNING.pk, { shard }), skUpTo, limit: MOST_OF_A_SHARD }),
    ),
  );
  const keys = found.flat();
  const items = keys.length === 0 ? [] : await table.getMany(keys);
  return items
    .map(replannings.parse)
    .filter(({ doneAt }) => doneAt === undefined)
    .toSorted((a, b) => (a.takeAt < b.takeAt ? -1 : 1));
};
