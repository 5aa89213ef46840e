import { DEFAULT_RETENTION, keepUntil } from '../dealers/retention.ts';
import { messages } from '../messaging/message-store.ts';
import type { Message } from '../messaging/message.ts';
import { CONVERSATION_ENTRY } from '../table/access-patterns/conversations.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import { queryTogether } from '../table/query-together.ts';
import type { Item, Table } from '../table/table.ts';
import { type ConversationEntry, entrySchema } from './conversation.ts';

export const entries = defineEntity({
  name: 'entry',
  schemaNumber: 1,
  shape: entrySchema,
  key: CONVERSATION_ENTRY,
  keyParts: ({ conversationId, entryId }) => ({ conversationId, entryId }),
  privacy: {
    class: 'conversation',
    found: 'conversation',
    kept: 'conversationDays after the appointment, or after it was written where that is later',
    erasure: { does: 'delete' },
    about: (entry) => ({ visitId: 'visitId' in entry ? entry.visitId : undefined, at: entry.at }),
  },
  expires: ({ expiresAt, at }) => expiresAt ?? keepUntil(DEFAULT_RETENTION.conversationDays, at),
});

/** A message of ours among the entries of a thread. */
export type MessageEntry = Message & { kind: 'message' };

type ThreadItem = Stored<ConversationEntry | MessageEntry>;
export type ThreadPage = { entries: ThreadItem[]; cursor?: string };

/** A page of a conversation, newest first: our messages and everything else in one order. */
export const readThread = async (
  table: Table,
  conversationId: string,
  limit: number,
  cursor?: string,
): Promise<ThreadPage> => {
  const page = await table.query({
    pk: makeKey(CONVERSATION_ENTRY.pk, { conversationId }),
    skPrefix: makeKeyPrefix(CONVERSATION_ENTRY.sk, {}),
    order: 'backward',
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const { items, ...rest } = page;
  return { ...rest, entries: items.map(parseItem) };
};

const parseItem = (item: Item): ThreadItem =>
  item.entity === 'message' ? { ...messages.parse(item), kind: 'message' as const } : entries.parse(item);

/** A page of several conversations as one, newest first: those of one person at a location. */
export const readThreads = async (
  table: Table,
  conversationIds: readonly string[],
  limit: number,
  cursor?: string,
): Promise<ThreadPage> => {
  const { items, ...rest } = await queryTogether(table, {
    pks: conversationIds.map((conversationId) => makeKey(CONVERSATION_ENTRY.pk, { conversationId })),
    skPrefix: makeKeyPrefix(CONVERSATION_ENTRY.sk, {}),
    limit,
    cursor,
  });
  return { ...rest, entries: items.map(parseItem) };
};

/** Entries by their ids, in whichever of these conversations they stand. Messages of ours are none. */
export const findEntries = async (
  table: Table,
  { conversationIds, entryIds }: { conversationIds: readonly string[]; entryIds: readonly string[] },
): Promise<Stored<ConversationEntry>[]> => {
  const keys = conversationIds.flatMap((conversationId) =>
    entryIds.map((entryId) => entries.keyOf({ conversationId, entryId })),
  );
  const found: Item[] = [];
  for (let from = 0; from < keys.length; from += MOST_KEYS)
    found.push(...(await table.getMany(keys.slice(from, from + MOST_KEYS))));
  return found.filter(({ entity }) => entity === 'entry').map(entries.parse);
};

/** What a table is asked at once. */
const MOST_KEYS = 100;
