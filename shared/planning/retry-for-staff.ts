import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Message } from '../messaging/message.ts';
import { getMessage } from '../messaging/message-store.ts';
import { retryMessage, type RetryMessageDeps } from './retry-message.ts';

/** Has a failed message of a person's own locations sent again. Errors: NotFound, also for a message at another dealer or location; those of retryMessage. */
export const retryForStaff = async (
  deps: RetryMessageDeps,
  { staff, messageId }: { staff: Staff; messageId: string },
): Promise<Message> => {
  const message = await getMessage(deps.table, messageId);
  if (message && worksAt(staff, message)) return retryMessage(deps, { messageId, by: staff.sub });
  throw new AppError('NotFound', 'message.unknown', 'There is no such message at your locations.');
};
