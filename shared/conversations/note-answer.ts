import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import { acceptNotification } from './accept-notification.ts';
import { publicNotificationId } from './inbox-notification.ts';
import { openNotifications } from './inbox-store.ts';

export type NoteAnswerCommand = {
  dealerId: string;
  conversationId: string;
  /** The inbox that is told when this customer writes. */
  inbox: string;
  /** Who has answered. */
  staffId: string;
};

/**
 * Somebody of the staff has answered a customer, who waits no more. What a team was told of their messages is from now on with whoever
 * answered, unless a colleague has it, so that nobody answers a second time. Safe to call twice.
 */
export const noteAnswer = async (
  deps: { table: Table; now: Now },
  { dealerId, conversationId, inbox, staffId }: NoteAnswerCommand,
): Promise<void> => {
  const key = { dealerId, inbox, conversationId };
  const told = await openNotifications.get(deps.table, key);
  if (!told) return;
  const { notificationId, nowIn = inbox, latestAt } = told;
  await openNotifications.change(
    deps,
    key,
    (current) =>
      current && {
        ...current,
        unansweredSince:
          // Who wrote again at this moment waits for the next answer.
          current.latestAt === latestAt ? undefined : current.latestAt,
      },
    { found: told },
  );
  const id = publicNotificationId({ inbox: nowIn, notificationId });
  try {
    await acceptNotification(deps, { dealerId, id, staffId });
  } catch (error) {
    // Somebody has it, or it is over.
    if (!(error instanceof AppError) || (error.kind !== 'Conflict' && error.kind !== 'NotFound')) throw error;
  }
};
