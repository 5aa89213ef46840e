import type { Instant } from '../kernel/instant.ts';
import { giveUp } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
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
  if (message.status === 'failed') await tellNoChannel(deps, message);
};
