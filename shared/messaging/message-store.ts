import { DEFAULT_RETENTION, keepUntil } from '../dealers/retention.ts';
import { DAY_SECONDS, epochSeconds } from '../kernel/instant.ts';
import { shardOf } from '../kernel/shard.ts';
import * as z from 'zod';
import { CONVERSATION_ENTRY, DUE_MESSAGE, PROVIDER_MESSAGE } from '../table/access-patterns/conversations.ts';
import { FAILED_MESSAGE } from '../table/access-patterns/gateways.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { digestId } from '../kernel/digest.ts';
import type { Message } from './message.ts';
import { packedMessageSchema, packMessage } from './message-packing.ts';

/** The message item is the entry of the conversation: one item, one truth. */
export const messages = defineEntity({
  name: 'message',
  schemaNumber: 1,
  shape: packedMessageSchema,
  pack: packMessage,
  key: CONVERSATION_ENTRY,
  keyParts: ({ messageId }) => messageKeyParts(messageId),
  privacy: {
    class: 'conversation',
    found: 'conversation',
    kept: 'conversationDays after the appointment',
    erasure: { does: 'delete' },
    about: ({ visitId, dueAt }) => ({ visitId, at: dueAt }),
    hides: ['execution', 'taskToken'],
  },
  expires: ({ expiresAt, dueAt }) => expiresAt ?? keepUntil(DEFAULT_RETENTION.conversationDays, dueAt),
  index: (message) => {
    if (isFoundByTime(message)) return dueIndex(message);
    return message.status === 'failed' ? failedIndex(message) : undefined;
  },
});

/** What is planned is found by its time, in shards, so that an import does not heat one partition. */
export const DUE_SHARDS = 16;

/**
 * Whether the sweep finds it by its time, should its start be lost. What a rule starts at once needs no entry: its event is not applied before
 * it has started. What a plan made may be let out by a person, or the automation be switched off before its event comes again.
 */
export const isFoundByTime = ({ status, createdAt, dueAt, moves, plan }: Message): boolean =>
  status === 'planned' && (dueAt > createdAt || moves !== undefined || plan !== undefined);

const dueIndex = ({ messageId, dueAt }: Pick<Message, 'messageId' | 'dueAt'>) => ({
  gsi1pk: makeKey(DUE_MESSAGE.pk, { shard: shardOf(DUE_SHARDS, messageId) }),
  gsi1sk: makeKey(DUE_MESSAGE.sk, { dueAt, messageId }),
});

/** What failed is found by its dealer, so that it can be sent again when the cause is mended. */
const failedIndex = ({ messageId, dealerId, attempts, dueAt }: Message) => ({
  gsi1pk: makeKey(FAILED_MESSAGE.pk, { dealerId }),
  gsi1sk: makeKey(FAILED_MESSAGE.sk, { failedAt: attempts.at(-1)?.at ?? dueAt, messageId }),
});

/** The conversation of a contact with a location; follows from the two. */
export const conversationIdOf = (dealerId: string, locationId: string, contactId: string): string =>
  `cv${digestId(dealerId, locationId, contactId)}`;

/** The conversation that a message stands in. */
export const conversationOfMessage = (messageId: string): string => messageKeyParts(messageId).conversationId;

/** A message id names its conversation and its entry, so that a receipt or a schedule finds the item in one read. */
export const messageIdOf = (conversationId: string, entryId: string): string =>
  `${conversationId}-${entryId}`;

export const messageKeyParts = (messageId: string): { conversationId: string; entryId: string } => {
  const [conversationId = '', entryId = ''] = messageId.split('-');
  return { conversationId, entryId };
};

/** A message by an id from outside: also undefined for one that no message can have, and for another entry of its conversation. */
export const findMessage = async (table: Table, messageId: string): Promise<Stored<Message> | undefined> => {
  if (!/^[A-Za-z0-9]{1,40}-[A-Za-z0-9]{1,40}$/.test(messageId)) return undefined;
  const item = await table.get(messages.keyOf(messageKeyParts(messageId)));
  return item?.entity === 'message' ? messages.parse(item) : undefined;
};

export const getMessage = (table: Table, messageId: string): Promise<Stored<Message> | undefined> =>
  messages.get(table, messageKeyParts(messageId));

const providerMessageSchema = z.object({
  vendor: z.string(),
  providerId: z.string(),
  reference: z.string(),
  at: z.string(),
});

/** Which of our attempts a vendor's id stands for; kept for as long as late receipts may come. */
export const providerMessages = defineEntity({
  name: 'provider-message',
  schemaNumber: 1,
  shape: providerMessageSchema,
  key: PROVIDER_MESSAGE,
  keyParts: ({ vendor, providerId }) => ({ vendor, providerId }),
  privacy: {
    class: 'operational',
    found: 'named',
    kept: '7 days',
    erasure: { does: 'delete' },
    about: ({ at }) => ({ at }),
  },
  expires: ({ at }) => epochSeconds(at) + LATE_RECEIPT_DAYS * DAY_SECONDS,
});

/** SMS receipts come up to 72 hours late; a week leaves room for a vendor's outage. */
const LATE_RECEIPT_DAYS = 7;
