import type { Instant } from '../kernel/instant.ts';
import { giveUp } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import { isNotice } from '../messaging/notice.ts';
import { tellNoChannel, type TellNoChannelDeps } from './tell-no-channel.ts';

/**
 * The last state of the ladder: no channel worked, and the staff are told. Says nothing when a receipt was quicker or
 * the message was stopped.
 */
export const reportNoChannel = async (
  deps: TellNoChannelDeps,
  command: { messageId: string; execution: string; dueAt: Instant },
): Promise<void> => {
  const message = await messages.change(deps, messageKeyParts(command.messageId), (current) =>
    current?.dueAt === command.dueAt ? giveUp(current, command.execution, deps.now()) : undefined,
  );
  if (!message || message.execution !== command.execution) return;
  // A confirmation that could not be delivered asks nothing of the staff: what it confirms holds all the same.
  if (message.status === 'failed' && !isNotice(message.purpose)) await tellNoChannel(deps, message);
};
