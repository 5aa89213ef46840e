import { timedId } from '../kernel/digest.ts';
import type { Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import type { InboxNotification } from './inbox-notification.ts';
import { acceptedNotifications, notifications } from './inbox-store.ts';

type NewNotification = Omit<InboxNotification, 'notificationId' | 'createdAt'> & {
  at: string;
  causeId: string;
  /** False where the cause is certainly seen for the first time, which saves a read. */
  mayBeRepeated?: boolean;
};

/** Puts a notification into a team's inbox; the same cause twice is one notification, also when somebody has accepted it meanwhile. */
export const notifyInbox = async (
  deps: { table: Table; now: Now; log: Log },
  command: NewNotification,
): Promise<void> => {
  const { at, causeId, mayBeRepeated = true, ...content } = command;
  const notificationId = timedId(at, content.inbox, content.subject, causeId);
  const { dealerId, inbox } = content;
  if (mayBeRepeated && (await acceptedNotifications.get(deps.table, { dealerId, inbox, notificationId })))
    return;
  const isNew = await notifications.createOnce(
    deps.table,
    { ...content, notificationId, createdAt: at },
    deps.now(),
  );
  if (isNew)
    deps.log.info('inbox notified', { inbox: content.inbox, subject: content.subject, notificationId });
};
