import type { Instant } from '../kernel/instant.ts';
import { isUnsent, type Message } from '../messaging/message.ts';

/** What somebody of the staff wants of a message that is not sent yet; `ownText` undefined: the template's words again. */
export type Edit = {
  time?: Pick<Message, 'dueAt' | 'sendUntil' | 'timing' | 'expiresAt'> | undefined;
  ownText: string | undefined;
  candidates: Message['candidates'];
  by: string;
  at: Instant;
};

/**
 * The message as staff want it (S1.22); undefined when it is too late: a claim is a write on the same item, so one of the two wins. At
 * another time it is free for another execution: the one that has it is stale.
 */
export const editedMessage = (
  message: Message,
  { time, ownText, candidates, by, at }: Edit,
): Message | undefined => {
  if (!isUnsent(message)) return undefined;
  const edited = { ...message, ownText, candidates, edited: { at, by } };
  if (!time || time.dueAt === message.dueAt) return edited;
  const { execution: _execution, taskToken: _token, moves: _moves, hours: _hours, ...rest } = edited;
  return { ...rest, ...time };
};
