import { type Staff, worksAt } from '../dealers/staff.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import { threadsWith } from './conversation-person-store.ts';
import {
  type AcceptedNotification,
  fromPublicNotificationId,
  type InboxNotification,
  isInHand,
  publicNotificationId,
} from './inbox-notification.ts';
import { acceptedNotifications, notifications, openNotifications } from './inbox-store.ts';

/** Something to do about a conversation: it waits, or somebody has it. */
export type Work = { waiting: InboxNotification } | { inHand: AcceptedNotification };

export type FindWorkQuery = {
  staff: Staff;
  conversationId: string;
  /** The inboxes of the location. */
  inboxes: readonly string[];
  /** The public id of the notification from which somebody came here. */
  notificationId?: string | undefined;
};

/** What there is to do about a conversation and those that are read together with it, and since when its customer waits for an answer. */
export const findWork = async (
  table: Table,
  { staff, conversationId, inboxes, notificationId }: FindWorkQuery,
): Promise<{ work: Work[]; unansweredSince: Instant | undefined }> => {
  const { dealerId } = staff;
  const threads = await threadsWith(table, conversationId);
  const told = await openNotifications.getMany(
    table,
    threads.flatMap((thread) => inboxes.map((inbox) => ({ dealerId, inbox, conversationId: thread }))),
  );
  const ids = new Set([
    ...(notificationId === undefined ? [] : [notificationId]),
    ...told.map(({ inbox, nowIn = inbox, notificationId: id }) =>
      publicNotificationId({ inbox: nowIn, notificationId: id }),
    ),
  ]);
  const found = await Promise.all([...ids].map((id) => readWork(table, dealerId, id)));
  const [unansweredSince] = told.flatMap((one) => one.unansweredSince ?? []).toSorted();
  return {
    work: found.filter((one) => one !== undefined).filter((one) => isAbout(staff, threads, one)),
    unansweredSince,
  };
};

const readWork = async (table: Table, dealerId: string, id: string): Promise<Work | undefined> => {
  const key = { dealerId, ...fromPublicNotificationId(id) };
  const waiting = await notifications.get(table, key);
  if (waiting) return { waiting };
  const inHand = await acceptedNotifications.get(table, key);
  return inHand && isInHand(inHand) ? { inHand } : undefined;
};

const isAbout = (staff: Staff, threads: readonly string[], work: Work): boolean => {
  const notification = 'waiting' in work ? work.waiting : work.inHand;
  return worksAt(staff, notification) && threads.includes(notification.conversationId);
};
