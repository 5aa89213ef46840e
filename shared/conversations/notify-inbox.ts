import type { Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { type InboxNotification, MOST_INBOXES, notificationIdOf } from './inbox-notification.ts';
import { acceptedNotifications, notifications } from './inbox-store.ts';

type NewNotification = Omit<InboxNotification, 'notificationId' | 'createdAt' | 'alsoIn'> & {
  at: string;
  causeId: string;
  /** All inboxes that are told of the same cause. */
  toldWith?: readonly string[];
  /** False where the cause is certainly seen for the first time, which saves a read. */
  mayBeRepeated?: boolean;
};

/** Puts a notification into a team's inbox; the same cause twice is one notification, also when somebody has accepted it meanwhile. */
export const notifyInbox = async (
  deps: { table: Table; now: Now; log: Log },
  command: NewNotification,
): Promise<void> => {
  const { at, causeId, toldWith = [], mayBeRepeated = true, ...content } = command;
  const notificationId = notificationIdOf(at, { ...content, causeId });
  const { dealerId, inbox } = content;
  if (mayBeRepeated && (await acceptedNotifications.get(deps.table, { dealerId, inbox, notificationId })))
    return;
  const alsoIn = [...new Set(toldWith)]
    .filter((other) => other !== inbox)
    .map((other) => ({
      inbox: other,
      notificationId: notificationIdOf(at, { ...content, inbox: other, causeId }),
    }))
    .slice(0, MOST_INBOXES);
  const isNew = await notifications.createOnce(
    deps.table,
    { ...content, ...(alsoIn.length > 0 ? { alsoIn } : {}), notificationId, createdAt: at },
    deps.now(),
  );
  if (isNew)
    deps.log.info('inbox notified', { inbox: content.inbox, subject: content.subject, notificationId });
};
