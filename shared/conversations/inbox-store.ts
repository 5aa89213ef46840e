import { ACCEPTED_NOTIFICATION, INBOX_NOTIFICATION } from '../table/access-patterns/conversations.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { acceptedSchema, type InboxNotification, notificationSchema } from './inbox-notification.ts';

export const notifications = defineEntity({
  name: 'notification',
  schemaNumber: 1,
  shape: notificationSchema,
  key: INBOX_NOTIFICATION,
  keyParts: ({ dealerId, inbox, notificationId }) => ({ dealerId, inbox, notificationId }),
});

/** Moved here by its acceptance, so that the list of what waits stays short. */
export const acceptedNotifications = defineEntity({
  name: 'accepted-notification',
  schemaNumber: 1,
  shape: acceptedSchema,
  key: ACCEPTED_NOTIFICATION,
  keyParts: ({ dealerId, inbox, notificationId }) => ({ dealerId, inbox, notificationId }),
});

export type InboxPage = { notifications: Stored<InboxNotification>[]; cursor?: string };

/** A page of what waits in a team's inbox, newest first. */
export const readInbox = async (
  table: Table,
  query: { dealerId: string; inbox: string; limit: number; cursor?: string | undefined },
): Promise<InboxPage> => {
  const page = await table.query({
    pk: makeKey(INBOX_NOTIFICATION.pk, query),
    skPrefix: makeKeyPrefix(INBOX_NOTIFICATION.sk, {}),
    order: 'backward',
    limit: query.limit,
    ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
  });
  return {
    notifications: page.items.map(notifications.parse),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
};
