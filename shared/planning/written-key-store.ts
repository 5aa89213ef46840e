import * as z from 'zod';
import { keepUntil } from '../dealers/retention.ts';
import { digestId } from '../kernel/digest.ts';
import { getMessage } from '../messaging/message-store.ts';
import type { Message } from '../messaging/message.ts';
import { WRITTEN_KEY } from '../table/access-patterns/conversations.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';

const KEPT_DAYS = 30;

/** Which message a click made: the same click again means the same one. */
export const writtenKeys = defineEntity({
  name: 'written-key',
  schemaNumber: 1,
  shape: z.object({
    conversationId: z.string(),
    keyDigest: z.string(),
    messageId: z.string(),
    at: z.string(),
  }),
  key: WRITTEN_KEY,
  keyParts: ({ conversationId, keyDigest }) => ({ conversationId, keyDigest }),
  privacy: {
    class: 'operational',
    found: 'conversation',
    kept: '30 days',
    erasure: { does: 'delete' },
    about: ({ at }) => ({ at }),
  },
  expires: ({ at }) => keepUntil(KEPT_DAYS, at),
});

/** A key is its staff member's own, for a visit or a conversation. */
export const keyDigestOf = (sub: string, about: string, key: string): string => digestId(sub, about, key);

/** What was written by this click in one of these conversations. */
export const findWritten = async (
  table: Table,
  conversationIds: readonly string[],
  keyDigest: string,
): Promise<Stored<Message> | undefined> => {
  const [known] = await writtenKeys.getMany(
    table,
    conversationIds.map((conversationId) => ({ conversationId, keyDigest })),
  );
  return known && getMessage(table, known.messageId);
};
