import type { Instant } from '../kernel/instant.ts';
import { shardNumbers } from '../kernel/shard.ts';
import { DUE_MESSAGE } from '../table/access-patterns/conversations.ts';
import type { Stored } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import type { IndexedKey, ItemKey, Table } from '../table/table.ts';
import type { Message } from './message.ts';
import { DUE_SHARDS, isFoundByTime, messages } from './message-store.ts';

/** One look takes so many messages of each shard; DynamoDB reads at most 100 items at once. */
const MESSAGES_PER_LOOK = 100;

/** The partitions of what is planned; each can be looked into without the others. */
export const duePartitions = (): string[] =>
  shardNumbers(DUE_SHARDS).map((shard) => makeKey(DUE_MESSAGE.pk, { shard }));

/** Planned messages of one partition that were due before an instant: their start was lost, or they are just being started. */
export const findOverdueIn = async (
  table: Table,
  pk: string,
  dueBefore: Instant,
): Promise<Stored<Message>[]> => {
  const skUpTo = makeKey(DUE_MESSAGE.sk, { dueAt: dueBefore, messageId: '' });
  return readPlanned(table, await table.findKeys({ pk, skUpTo, limit: MESSAGES_PER_LOOK }));
};

/** The same of all partitions, the longest overdue first. */
export const findOverdue = async (table: Table, dueBefore: Instant): Promise<Stored<Message>[]> => {
  const found = await Promise.all(duePartitions().map((pk) => findOverdueIn(table, pk, dueBefore)));
  return found.flat().toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
};

/** Every message that is planned for later, page by page. */
export async function* allPlanned(table: Table): AsyncGenerator<Stored<Message>> {
  for (const pk of duePartitions()) {
    let keys: IndexedKey[] = [];
    do {
      const last = keys.at(-1);
      keys = await table.findKeys({
        pk,
        limit: MESSAGES_PER_LOOK,
        ...(last ? { skAfter: last.indexSk } : {}),
      });
      yield* await readPlanned(table, keys);
    } while (keys.length === MESSAGES_PER_LOOK);
  }
}

/** Read again from the table: the index may be behind. */
const readPlanned = async (table: Table, keys: readonly ItemKey[]): Promise<Stored<Message>[]> => {
  const items = keys.length === 0 ? [] : await table.getMany(keys);
  return items.map(messages.parse).filter(isFoundByTime);
};
