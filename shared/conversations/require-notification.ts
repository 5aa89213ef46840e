import { type Staff, worksAt } from '../dealers/staff.ts';
import type { Table } from '../table/table.ts';
import { unknownNotification } from './accept-notification.ts';
import {
  type AcceptedNotification,
  fromPublicNotificationId,
  type InboxNotification,
} from './inbox-notification.ts';
import { acceptedNotifications, notifications } from './inbox-store.ts';

/** A public id names the inbox and the notification in it. */
const PUBLIC_ID = /^[^.]+\.[^.]+$/;

/** A notification at the locations of somebody, waiting or taken. Errors: NotFound `notification.unknown`, also for what is at another dealer or location. */
export const requireNotification = async (
  { table }: { table: Table },
  { staff, id }: { staff: Staff; id: string },
): Promise<{ waiting: InboxNotification } | { taken: AcceptedNotification }> => {
  if (!PUBLIC_ID.test(id)) throw unknownNotification();
  const key = { dealerId: staff.dealerId, ...fromPublicNotificationId(id) };
  const waiting = await notifications.get(table, key);
  if (waiting && worksAt(staff, waiting)) return { waiting };
  const taken = waiting ? undefined : await acceptedNotifications.get(table, key);
  if (taken && worksAt(staff, taken)) return { taken };
  throw unknownNotification();
};
