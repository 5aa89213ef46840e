import type { Instant } from '../kernel/instant.ts';
import { shardNumbers } from '../kernel/shard.ts';
import { DUE_MESSAGE } from '../table/access-patterns/conversations.ts';
import type { Stored } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import type { Message } from './message.ts';
import { DUE_SHARDS, isFoundByTime, messages } from './message-store.ts';

/** DynamoDB reads at most 100 items at once. */
const MESSAGES_PER_PAGE = 100;

/** The parts of the index; each can be looked into without the others. */
export const UPCOMING_SHARDS: readonly string[] = shardNumbers(DUE_SHARDS);

/** Planned messages of one shard that are due after one instant and before another, page by page. */
export async function* plannedBetween(
  table: Table,
  shard: string,
  { from, to }: { from: Instant; to: Instant },
): AsyncGenerator<Stored<Message>> {
  const pk = makeKey(DUE_MESSAGE.pk, { shard });
  const end = makeKey(DUE_MESSAGE.sk, { dueAt: to, messageId: '' });
  let skAfter: string | undefined = makeKey(DUE_MESSAGE.sk, { dueAt: from, messageId: '' });
  while (skAfter !== undefined) {
    const keys = await table.findKeys({ pk, skAfter, limit: MESSAGES_PER_PAGE });
    const near = keys.filter(({ indexSk }) => indexSk < end);
    // Read again from the table: the index may be behind.
    const items = near.length === 0 ? [] : await table.getMany(near);
    yield* items.map(messages.parse).filter(isFoundByTime);
    skAfter = near.length === MESSAGES_PER_PAGE ? near.at(-1)?.indexSk : undefined;
  }
}
