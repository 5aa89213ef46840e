import { entries } from '../conversations/conversation-store.ts';
import type { ConversationEntry } from '../conversations/conversation.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { timedId } from '../kernel/digest.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { hasLeft, type Message } from '../messaging/message.ts';
import { conversationOfMessage, findMessage, messages } from '../messaging/message-store.ts';
import type { Stored } from '../table/entity.ts';
import { type Table, VersionConflict } from '../table/table.ts';

type Did = Extract<ConversationEntry, { kind: 'message-changed' }>['did'];

export type ChangeUnsentCommand = {
  staff: Staff;
  messageId: string;
  did: Did;
  /** The message as it is wanted; itself where it is so already; undefined where it is too late. */
  decide: (message: Stored<Message>) => Promise<Message | undefined>;
};

/** A claim, an event and a second click may write in between; more than a few at one moment do not happen. */
const MOST_TRIES = 5;

/**
 * A person's change of a message that is not sent yet. Message and the entry that shows who did it are one write, on the condition
 * that the message is as it was read: of this and a claim one wins (S1.23). Errors: NotFound `message.unknown`, also for one
 * of another dealer or location; Conflict `message.being_sent`, `message.sent`, `message.over`.
 */
export const changeUnsent = async (
  deps: { table: Table; now: Now },
  { staff, messageId, did, decide }: ChangeUnsentCommand,
): Promise<{ before: Message; message: Message }> => {
  for (let tries = 1; ; tries += 1) {
    const found = await findMessage(deps.table, messageId);
    if (!found || !worksAt(staff, found))
      throw new AppError('NotFound', 'message.unknown', 'There is no such message at your locations.');
    const message = await decide(found);
    if (message === found) return { before: found, message };
    if (!message) throw tooLate(found);
    const now = deps.now();
    try {
      await deps.table.writeTogether([
        messages.replacement({ ...message, version: found.version }, now),
        entries.creation(entryOf(found, did, staff.sub, now), now),
      ]);
      return { before: found, message };
    } catch (error) {
      if (!(error instanceof VersionConflict) || tries === MOST_TRIES) throw error;
    }
  }
};

/** The version tells one change from the next. */
const entryOf = (
  { messageId, dealerId, locationId, version }: Stored<Message>,
  did: Did,
  by: string,
  at: Instant,
): ConversationEntry => ({
  kind: 'message-changed',
  entryId: timedId(at, messageId, did, String(version)),
  conversationId: conversationOfMessage(messageId),
  dealerId,
  locationId,
  at,
  messageId,
  did,
  by,
});

const tooLate = (message: Message): AppError => {
  if (message.status === 'sending')
    return new AppError(
      'Conflict',
      'message.being_sent',
      'It is being sent: a channel has it already, so that it can be neither changed nor taken back.',
    );
  if (hasLeft(message))
    return new AppError(
      'Conflict',
      'message.sent',
      'It is sent, so that it can be neither changed nor taken back.',
    );
  return new AppError(
    'Conflict',
    'message.over',
    `The message is ${message.status}. Only what waits to be sent can be changed or taken back.`,
  );
};
