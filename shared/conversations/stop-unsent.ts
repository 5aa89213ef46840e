import type { Now } from '../kernel/instant.ts';
import { stop } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import type { Reason } from '../messaging/reasons.ts';
import type { Table } from '../table/table.ts';
import { readThread } from './conversation-store.ts';

const PAGE = 100;

/**
 * Stops what a conversation has not sent yet. Every message that waits is written, so that a claim that has read the
 * person's state before this one was changed, and writes after it, loses: whoever calls has the change stored already. The
 * confirmation of a STOP is what is to be sent, and stays.
 */
export const stopUnsent = async (
  deps: { table: Table; now: Now },
  conversationId: string,
  reason: Extract<Reason, 'opted_out' | 'communication_blocked'> = 'opted_out',
): Promise<void> => {
  let cursor: string | undefined;
  do {
    const page = await readThread(deps.table, conversationId, PAGE, cursor);
    for (const entry of page.entries) {
      if (entry.kind !== 'message' || !stop(entry, reason)) continue;
      if (entry.purpose === 'stop-confirmation' && reason === 'opted_out') continue;
      await messages.change(
        deps,
        messageKeyParts(entry.messageId),
        (current) => current && stop(current, reason, { at: deps.now() }),
      );
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
};
