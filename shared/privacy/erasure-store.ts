import type { Instant } from '../kernel/instant.ts';
import { shardNumbers, shardOf } from '../kernel/shard.ts';
import { DONE_ERASURE, ERASURE, OPEN_ERASURE } from '../table/access-patterns/privacy.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { IndexedKey, Table } from '../table/table.ts';
import { type Erasure, erasureSchema } from './erasure.ts';

/** Erasures are few; the shards keep a clean-up of thousands from one partition. */
const SHARDS = 4;

export const erasures = defineEntity({
  name: 'erasure',
  schemaNumber: 1,
  shape: erasureSchema,
  key: ERASURE,
  keyParts: ({ dealerId, erasureId }) => ({ dealerId, erasureId }),
  index: ({ erasureId, state, lookAgainAt, erasedAt }) => {
    const shard = shardOf(SHARDS, erasureId);
    return state === 'confirmed'
      ? {
          gsi1pk: makeKey(DONE_ERASURE.pk, { shard }),
          gsi1sk: makeKey(DONE_ERASURE.sk, { erasedAt, erasureId }),
        }
      : {
          gsi1pk: makeKey(OPEN_ERASURE.pk, { shard }),
          gsi1sk: makeKey(OPEN_ERASURE.sk, { lookAgainAt, erasureId }),
        };
  },
  privacy: {
    class: 'proof',
    found: 'nowhere',
    kept: 'proofDays',
    erasure: { does: 'keep', because: 'the proof of the erasure: ids, a reason and counts' },
    about: ({ erasedAt }) => ({ at: erasedAt }),
  },
});

/** One look takes so many of each shard; the sweep comes again. */
const ERASURES_PER_LOOK = 25;

/** Erasures that must be finished, or looked at once more. */
export const dueErasures = async (table: Table, now: Instant): Promise<Stored<Erasure>[]> => {
  const skUpTo = makeKey(OPEN_ERASURE.sk, { lookAgainAt: now, erasureId: '' });
  const keys = await Promise.all(
    shardNumbers(SHARDS).map((shard) =>
      table.findKeys({ pk: makeKey(OPEN_ERASURE.pk, { shard }), skUpTo, limit: ERASURES_PER_LOOK }),
    ),
  );
  const found = keys.flat();
  const items = found.length === 0 ? [] : await table.getMany(found);
  return items.map(erasures.parse).filter(({ state }) => state !== 'confirmed');
};

const PAGE = 100;

/** Every erasure of the stage, page by page: for a table that was restored. */
export async function* allErasures(table: Table): AsyncGenerator<Stored<Erasure>> {
  for (const pattern of [OPEN_ERASURE, DONE_ERASURE]) {
    for (const shard of shardNumbers(SHARDS)) {
      let keys: IndexedKey[] = [];
      do {
        const last = keys.at(-1);
        keys = await table.findKeys({
          pk: makeKey(pattern.pk, { shard }),
          limit: PAGE,
          ...(last ? { skAfter: last.indexSk } : {}),
        });
        if (keys.length > 0) yield* (await table.getMany(keys)).map(erasures.parse);
      } while (keys.length === PAGE);
    }
  }
}

export type ErasurePage = { erasures: Stored<Erasure>[]; cursor?: string };

/** A page of a dealer's erasures, newest first. */
export const readErasures = async (
  table: Table,
  query: { dealerId: string; limit: number; cursor?: string | undefined },
): Promise<ErasurePage> => {
  const page = await table.query({
    pk: makeKey(ERASURE.pk, query),
    skPrefix: makeKeyPrefix(ERASURE.sk, {}),
    order: 'backward',
    limit: query.limit,
    ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
  });
  return {
    erasures: page.items.map(erasures.parse),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
};
