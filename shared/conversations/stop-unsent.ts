import type { Now } from '../kernel/instant.ts';
import { stop } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import type { Table } from '../table/table.ts';
import { readThread } from './conversation-store.ts';

/** Messages of the conversation's last page that have not left: more than a page is never waiting at once. */
const RECENT_ENTRIES = 50;

/** Stops what a conversation has not sent yet, because the customer wants no more messages. */
export const stopUnsent = async (deps: { table: Table; now: Now }, conversationId: string): Promise<void> => {
  const page = await readThread(deps.table, conversationId, RECENT_ENTRIES);
  for (const entry of page.entries) {
    if (entry.kind !== 'message' || !stop(entry, 'opted_out')) continue;
    await messages.change(
      deps,
      messageKeyParts(entry.messageId),
      (current) => current && stop(current, 'opted_out', { at: deps.now() }),
    );
  }
};
