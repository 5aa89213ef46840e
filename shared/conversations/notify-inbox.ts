import { timedId } from '../kernel/digest.ts';
import type { Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import type { InboxNotification } from './inbox-notification.ts';
import { notifications } from './inbox-store.ts';

type NewNotification = Omit<InboxNotification, 'notificationId' | 'createdAt'> & {
  at: string;
  causeId: string;
};

/** Puts a notification into a team's inbox; the same cause twice is one notification. */
export const notifyInbox = async (
  deps: { table: Table; now: Now; log: Log },
  command: NewNotification,
): Promise<void> => {
  const { at, causeId, ...content } = command;
  const notificationId = timedId(at, content.inbox, content.subject, causeId);
  const isNew = await notifications.createOnce(
    deps.table,
    { ...content, notificationId, createdAt: at },
    deps.now(),
  );
  if (isNew)
    deps.log.info('inbox notified', { inbox: content.inbox, subject: content.subject, notificationId });
};
