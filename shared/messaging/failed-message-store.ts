import type { Instant } from '../kernel/instant.ts';
import { FAILED_MESSAGE } from '../table/access-patterns/gateways.ts';
import type { Stored } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import type { IndexedKey, Table } from '../table/table.ts';
import type { Message } from './message.ts';
import { messages } from './message-store.ts';

/** DynamoDB reads at most 100 items at once. */
const PAGE_SIZE = 100;

/** A page of a dealer's messages that failed since then and are still failed, oldest first. `after` is where the page before ended. */
export const failedPage = async (
  table: Table,
  query: { dealerId: string; since: Instant; after?: string | undefined; limit: number },
): Promise<{ messages: Stored<Message>[]; after: string | undefined }> => {
  const { dealerId, since, limit } = query;
  const first = makeKey(FAILED_MESSAGE.sk, { failedAt: since, messageId: '' });
  const skAfter = query.after !== undefined && query.after > first ? query.after : first;
  const keys = await table.findKeys({ pk: makeKey(FAILED_MESSAGE.pk, { dealerId }), skAfter, limit });
  return {
    messages: await readFailed(table, keys),
    after: keys.length === limit ? keys.at(-1)?.indexSk : undefined,
  };
};

/** Those that are still failed, in the order of the index. Read again from the table: the index may be behind, and reading many keeps no order. */
const readFailed = async (table: Table, keys: readonly IndexedKey[]): Promise<Stored<Message>[]> => {
  const items = keys.length === 0 ? [] : await table.getMany(keys);
  const found = new Map(items.map((item) => [item.sk + item.pk, messages.parse(item)]));
  return keys.flatMap(({ pk, sk }) => {
    const message = found.get(sk + pk);
    return message?.status === 'failed' ? [message] : [];
  });
};

/** A dealer's messages that failed since then and are still failed, oldest first, all of them. */
export async function* failedSince(
  table: Table,
  { dealerId, since }: { dealerId: string; since: Instant },
): AsyncGenerator<Stored<Message>> {
  let after: string | undefined;
  do {
    const page = await failedPage(table, { dealerId, since, after, limit: PAGE_SIZE });
    yield* page.messages;
    after = page.after;
  } while (after !== undefined);
}
