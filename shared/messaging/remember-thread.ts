import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import { parseReference } from './channel.ts';
import { oemThreads } from './oem-thread-store.ts';

/** Notes in which thread of the manufacturer's app a message is about to be posted: before it leaves, so that no answer comes from nobody. */
export const rememberThread = async (
  deps: { table: Table; now: Now },
  thread: { networkId: string; threadId: string; reference: string },
): Promise<void> => {
  const { networkId, threadId, reference } = thread;
  const messageId = parseReference(reference)?.messageId;
  if (messageId === undefined)
    throw new AppError('Defect', 'message.reference_invalid', 'A reference of ours names no message.');
  await oemThreads.change(deps, { networkId, threadId }, () => ({
    networkId,
    threadId,
    messageId,
    at: deps.now(),
  }));
};
