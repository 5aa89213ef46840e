import { entries } from '../conversations/conversation-store.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { timedId } from '../kernel/digest.ts';
import type { Now } from '../kernel/instant.ts';
import type { Message } from '../messaging/message.ts';
import { conversationOfMessage, findMessage } from '../messaging/message-store.ts';
import type { Table } from '../table/table.ts';
import type { StartDeps } from './arrange-start.ts';
import { approveMessage } from './approve-message.ts';

/**
 * Lets out a message that waits for approval (S1.32). A second request is answered the same. Errors: NotFound `message.unknown`, also for
 * one of another dealer or location; Conflict `message.not_held`, `message.too_late`.
 */
export const approveForStaff = async (
  deps: StartDeps & { table: Table; now: Now },
  { staff, messageId }: { staff: Staff; messageId: string },
): Promise<Message> => {
  const found = await findMessage(deps.table, messageId);
  if (!found || !worksAt(staff, found))
    throw new AppError('NotFound', 'message.unknown', 'There is no such message at your locations.');
  const approval = await approveMessage(deps, { messageId });
  if (approval === 'too_late')
    throw new AppError(
      'Conflict',
      'message.too_late',
      'Its hours ended while it waited. Give it a later time first, or take it back.',
    );
  if (approval === 'not_held')
    throw new AppError(
      'Conflict',
      'message.not_held',
      `The message is ${found.status}. Only one that is held waits for approval.`,
    );
  if (found.status === 'held') {
    const { dealerId, locationId, version } = found;
    const at = deps.now();
    const entryId = timedId(at, messageId, 'approved', String(version));
    const place = { conversationId: conversationOfMessage(messageId), dealerId, locationId };
    const did = { did: 'approved' as const, by: staff.sub };
    await entries.createOnce(
      deps.table,
      { kind: 'message-changed', entryId, ...place, at, messageId, ...did },
      at,
    );
  }
  return { ...found, status: 'planned' };
};
