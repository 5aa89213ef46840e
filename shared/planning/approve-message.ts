import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import { approve, type Message } from '../messaging/message.ts';
import type { Table } from '../table/table.ts';
import { visits } from '../visits/visit-store.ts';
import { arrangeStart, type StartDeps } from './arrange-start.ts';
import { changeUnsent } from './change-unsent.ts';

/**
 * Lets out a message that was held for approval (S1.32): at once where it is due, else at its time. Message and the entry that shows who
 * did it are one write. A second request is answered the same. Errors: those of changeUnsent; Conflict `message.not_held`,
 * `message.too_late` where its hours ended while it waited.
 */
export const approveMessage = async (
  deps: StartDeps & { table: Table; now: Now },
  { staff, messageId }: { staff: Staff; messageId: string },
): Promise<Message> => {
  const { message } = await changeUnsent(deps, {
    staff,
    messageId,
    did: 'approved',
    decide: (current) => Promise.resolve(approvedAt(current, deps.now())),
  });
  const visit = await visits.get(deps.table, message);
  const isInvite = message.purpose === 'check-in-invite';
  // Also for a second request: the first may have broken before this.
  await arrangeStart(deps, message, isInvite ? visit?.checkIn.closesAt : undefined, deps.now());
  return message;
};

const approvedAt = (message: Message, now: string): Message => {
  if (message.status === 'planned') return message;
  const { status, sendUntil } = message;
  if (status === 'held' && sendUntil !== undefined && sendUntil <= now)
    throw new AppError(
      'Conflict',
      'message.too_late',
      'Its hours ended while it waited. Give it a later time first, or take it back.',
    );
  const approved = approve(message);
  if (approved) return approved;
  throw new AppError(
    'Conflict',
    'message.not_held',
    `The message is ${status}. Only one that is held waits for approval.`,
  );
};
