import { entries } from '../conversations/conversation-store.ts';
import { AppError } from '../kernel/app-error.ts';
import { addSeconds } from '../kernel/clock.ts';
import { timedId } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import { FREE_TEXT } from '../messaging/free-text.ts';
import type { Message } from '../messaging/message.ts';
import { conversationOfMessage, messageIdOf, messages } from '../messaging/message-store.ts';
import { REASONS } from '../messaging/reasons.ts';
import type { Log } from '../platform/log.ts';
import type { Table, Write } from '../table/table.ts';
import type { WantedWords } from './message-to-write.ts';
import { writtenKeys } from './written-key-store.ts';

/** The partner in whose name staff cause messages; no partner can be called so. */
const BY_STAFF = '$staff';
export const causeByStaff = (key: string): Message['cause'] => ({ partnerId: BY_STAFF, eventId: key });

/** The id of a message that is written now: it stands in the conversation where it was written. */
export const writtenMessageId = (conversationId: string, keyDigest: string, now: Instant): string =>
  messageIdOf(conversationId, timedId(now, conversationId, keyDigest));

/** A message that somebody wrote, and the time that was asked for. */
export type Written = { message: Message; sendAt: string | undefined };

export type SendDraftCommand = {
  draft: Message;
  keyDigest: string;
  /** Written as it was read, so that an erasure of what it is about is met. */
  guard: Write;
  by: string;
  now: Instant;
};

/**
 * Keeps what somebody of the staff wrote: message, the entry that shows who did it, and its key are one write, with what it is about. The caller
 * arranges its start. Errors: Conflict `message.no_channel`; VersionConflict where somebody else wrote in between.
 */
export const sendDraft = async (
  deps: { table: Table; log: Log },
  { draft, keyDigest, guard, by, now }: SendDraftCommand,
): Promise<Message> => {
  if (draft.candidates.every(({ refused }) => refused !== undefined))
    throw noChannel(
      draft.candidates
        .map(({ channel, refused }) => `${channel}: ${refused ? REASONS[refused].says : ''}`)
        .join('; '),
    );
  // Before it is due, so that the sweep finds it should its start be lost: no event stands behind it.
  const message: Message = { ...draft, createdAt: addSeconds(now, -0.001), edited: { at: now, by } };
  const { messageId, dealerId, locationId, visitId, purpose } = message;
  const conversationId = conversationOfMessage(messageId);
  const entry = {
    kind: 'message-changed' as const,
    entryId: timedId(now, messageId, 'written'),
    conversationId,
    dealerId,
    locationId,
    at: now,
    messageId,
    did: 'written' as const,
    by,
  };
  await deps.table.writeTogether([
    messages.creation(message, now),
    guard,
    entries.creation(entry, now),
    writtenKeys.creation({ conversationId, keyDigest, messageId, at: now }, now),
  ]);
  deps.log.info('message written by staff', { messageId, visitId, purpose, dueAt: message.dueAt });
  return message;
};

/** The message of an earlier click with the same key. Errors: Conflict `message.key_used` where that said something else. */
export const sameAs = (known: Message, { purpose, text }: WantedWords): Message => {
  if (known.purpose === (purpose ?? FREE_TEXT) && (known.ownText === text || isEditedSince(known)))
    return known;
  throw new AppError(
    'Conflict',
    'message.key_used',
    'Another message was sent with this key. Give each message a key of its own.',
  );
};

/** Who edited it since has changed its words. */
const isEditedSince = ({ edited, createdAt }: Message): boolean =>
  edited !== undefined && edited.at > addSeconds(createdAt, 0.001);

export const noChannel = (why: string): AppError =>
  new AppError('Conflict', 'message.no_channel', `No channel can be used for it: ${why}. Nothing was sent.`);
