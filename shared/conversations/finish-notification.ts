import type { Now } from '../kernel/instant.ts';
import type { Stored } from '../table/entity.ts';
import { retryOnConflict } from '../table/retry-on-conflict.ts';
import type { Table, Write } from '../table/table.ts';
import { notificationTaken, unknownNotification } from './accept-notification.ts';
import {
  type AcceptedNotification,
  fromPublicNotificationId,
  type InboxNotification,
} from './inbox-notification.ts';
import { acceptedNotifications, notifications, openNotifications } from './inbox-store.ts';
import { takeFromInboxes } from './take-from-inboxes.ts';

export type FinishNotificationCommand = { dealerId: string; id: string; staffId: string };

/**
 * There is nothing more to do about a notification: it leaves the list of whoever has it, or the inbox where nobody had it, and its customer
 * waits for no answer any more. The same again is the same answer. Errors: NotFound `notification.unknown`; Conflict
 * `notification.taken` for what a colleague has.
 */
export const finishNotification = async (
  deps: { table: Table; now: Now },
  command: FinishNotificationCommand,
): Promise<AcceptedNotification> => retryOnConflict.execute(() => tryFinish(deps, command));

const tryFinish = async (
  { table, now }: { table: Table; now: Now },
  { dealerId, id, staffId }: FinishNotificationCommand,
): Promise<AcceptedNotification> => {
  const parts = { dealerId, ...fromPublicNotificationId(id) };
  const at = now();
  const open = await notifications.get(table, parts);
  if (open) {
    const { accepted, writes } = await takeFromInboxes(table, {
      open,
      by: staffId,
      at,
      change: { doneAt: at },
    });
    await table.writeTogether([...writes, ...(await answeredWrites(table, open, at))]);
    return accepted;
  }
  const taken = await acceptedNotifications.get(table, parts);
  if (!taken) throw unknownNotification();
  if (taken.acceptedBy !== staffId || taken.sentTo) throw notificationTaken(taken);
  if (taken.doneAt !== undefined || taken.takenIn) return taken;
  const done: Stored<AcceptedNotification> = { ...taken, doneAt: at };
  await table.writeTogether([
    acceptedNotifications.replacement(done, at),
    ...(await answeredWrites(table, taken, at)),
  ]);
  return done;
};

/** The customer waits no more, unless they have written again since: that is another notification. */
const answeredWrites = async (
  table: Table,
  { dealerId, inbox, home = inbox, conversationId, notificationId }: InboxNotification,
  at: string,
): Promise<Write[]> => {
  if (conversationId === '') return [];
  const waiting = await openNotifications.get(table, { dealerId, inbox: home, conversationId });
  if (waiting?.notificationId !== notificationId || waiting.unansweredSince === undefined) return [];
  return [openNotifications.replacement({ ...waiting, unansweredSince: undefined }, at)];
};
