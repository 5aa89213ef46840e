import * as z from 'zod';
import type { Staff } from '../dealers/staff.ts';
import { worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import { acceptedNotifications, notifications, readInbox } from './inbox-store.ts';
import { acceptNotification } from './accept-notification.ts';
import {
  type AcceptedNotification,
  type InboxNotification,
  notificationSchema,
  publicNotificationId,
} from './inbox-notification.ts';

const { inbox, locationId, conversationId, visitId, subject, template, ruleId, createdAt } =
  notificationSchema.shape;

/** A notification as staff see it. */
const notificationViewSchema = z
  .object({
    id: z.string().meta({ description: 'For accepting it.' }),
    inbox,
    locationId,
    conversationId: conversationId
      .optional()
      .meta({ description: 'Absent where the visit has no known customer.' }),
    visitId,
    subject,
    template: template.meta({ description: 'The WhatsApp template that Meta changed its mind about.' }),
    ruleId: ruleId.meta({ description: 'The routing rule that sent it here; absent in the default inbox.' }),
    createdAt,
  })
  .meta({ id: 'Notification' });

export const acceptedViewSchema = notificationViewSchema
  .extend({
    acceptedBy: z.string().meta({ description: 'The account of who has it now.' }),
    acceptedAt: z.string(),
  })
  .meta({ id: 'AcceptedNotification' });

export const inboxViewSchema = z
  .object({
    notifications: z.array(notificationViewSchema),
    cursor: z.string().optional().meta({
      description: 'For the next page. Absent on the last one; a page can be short, or empty, before that.',
    }),
  })
  .meta({ id: 'Inbox' });

type NotificationView = z.infer<typeof notificationViewSchema>;

const viewNotification = (notification: InboxNotification): NotificationView => ({
  id: publicNotificationId(notification),
  inbox: notification.inbox,
  locationId: notification.locationId,
  ...(notification.conversationId === '' ? {} : { conversationId: notification.conversationId }),
  ...(notification.visitId === undefined ? {} : { visitId: notification.visitId }),
  subject: notification.subject,
  ...(notification.template === undefined ? {} : { template: notification.template }),
  ...(notification.ruleId === undefined ? {} : { ruleId: notification.ruleId }),
  createdAt: notification.createdAt,
});

const viewAccepted = (accepted: AcceptedNotification): z.infer<typeof acceptedViewSchema> => ({
  ...viewNotification(accepted),
  acceptedBy: accepted.acceptedBy,
  acceptedAt: accepted.acceptedAt,
});

const PAGE_SIZE = 50;

/** A page of what waits in a team's inbox, newest first, at the locations of who asks. Another dealer's inbox is never read: its key is another. */
export const describeInbox = async (
  table: Table,
  query: { staff: Staff; inbox: string; cursor?: string | undefined },
): Promise<z.infer<typeof inboxViewSchema>> => {
  const { staff } = query;
  const page = await readInbox(table, {
    dealerId: staff.dealerId,
    inbox: query.inbox,
    limit: PAGE_SIZE,
    cursor: query.cursor,
  });
  return {
    notifications: page.notifications
      .filter((notification) => worksAt(staff, notification))
      .map(viewNotification),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
};

/** A public id names the inbox and the notification in it. */
const PUBLIC_ID = /^([^.]+)\.([^.]+)$/;

/** Accepts a notification for a person. Errors: NotFound, also for what is at another dealer or location; Conflict when a colleague has it. */
export const acceptForStaff = async (
  deps: { table: Table; now: Now },
  command: { staff: Staff; id: string },
): Promise<z.infer<typeof acceptedViewSchema>> => {
  const { staff, id } = command;
  const [, inboxName = '', notificationId = ''] = PUBLIC_ID.exec(id) ?? [];
  const key = { dealerId: staff.dealerId, inbox: inboxName, notificationId };
  const known =
    (await notifications.get(deps.table, key)) ?? (await acceptedNotifications.get(deps.table, key));
  if (!known || !worksAt(staff, known))
    throw new AppError(
      'NotFound',
      'notification.unknown',
      'There is no such notification in the inboxes of your dealer.',
    );
  return viewAccepted(await acceptNotification(deps, { dealerId: staff.dealerId, id, staffId: staff.sub }));
};
