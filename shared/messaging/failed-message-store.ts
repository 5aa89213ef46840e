import type { Instant } from '../kernel/instant.ts';
import { FAILED_MESSAGE } from '../table/access-patterns/gateways.ts';
import type { Stored } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import type { IndexedKey, Table } from '../table/table.ts';
import type { Message } from './message.ts';
import { messages } from './message-store.ts';

/** DynamoDB reads at most 100 items at once. */
const PAGE_SIZE = 100;

/** A dealer's messages that failed since then and are still failed, oldest first, page by page. */
export async function* failedSince(
  table: Table,
  { dealerId, since }: { dealerId: string; since: Instant },
): AsyncGenerator<Stored<Message>> {
  const pk = makeKey(FAILED_MESSAGE.pk, { dealerId });
  let skAfter = makeKey(FAILED_MESSAGE.sk, { failedAt: since, messageId: '' });
  let keys: IndexedKey[];
  do {
    keys = await table.findKeys({ pk, skAfter, limit: PAGE_SIZE });
    // Read again from the table: the index may be behind, and reading many keeps no order.
    const items = keys.length === 0 ? [] : await table.getMany(keys);
    const found = new Map(items.map((item) => [item.sk + item.pk, messages.parse(item)]));
    for (const { pk: itemPk, sk } of keys) {
      const message = found.get(sk + itemPk);
      if (message?.status === 'failed') yield message;
    }
    skAfter = keys.at(-1)?.indexSk ?? skAfter;
  } while (keys.length === PAGE_SIZE);
}
