import {
  ACCEPTED_NOTIFICATION,
  INBOX_NOTIFICATION,
  OPEN_NOTIFICATION,
} from '../table/access-patterns/conversations.ts';
import * as z from 'zod';
import { DAY_SECONDS, epochSeconds } from '../kernel/instant.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { acceptedSchema, type InboxNotification, notificationSchema } from './inbox-notification.ts';

/** Whoever has not looked in half a year does not any more; the numbers of a year's work are metrics. */
const KEPT_DAYS = 180;

/** Ids of ours only: a notification says where to look. */
const OF_A_TEAM = {
  class: 'operational',
  found: 'named',
  kept: '180 days',
  erasure: { does: 'delete' },
  about: ({ visitId, createdAt }: InboxNotification) => ({ visitId, at: createdAt }),
} as const;

export const notifications = defineEntity({
  name: 'notification',
  schemaNumber: 1,
  shape: notificationSchema,
  key: INBOX_NOTIFICATION,
  keyParts: ({ dealerId, inbox, notificationId }) => ({ dealerId, inbox, notificationId }),
  privacy: OF_A_TEAM,
  expires: ({ createdAt }) => epochSeconds(createdAt) + KEPT_DAYS * DAY_SECONDS,
});

/** Moved here by its acceptance, so that the list of what waits stays short. */
export const acceptedNotifications = defineEntity({
  name: 'accepted-notification',
  schemaNumber: 1,
  shape: acceptedSchema,
  key: ACCEPTED_NOTIFICATION,
  keyParts: ({ dealerId, inbox, notificationId }) => ({ dealerId, inbox, notificationId }),
  privacy: OF_A_TEAM,
  expires: ({ createdAt }) => epochSeconds(createdAt) + KEPT_DAYS * DAY_SECONDS,
});

/** A customer may answer after weeks; by then the team has long seen what is open. */
const OPEN_DAYS = 90;

/** By which notification a team is told that a customer writes, and for which messages that was done. */
export const openNotifications = defineEntity({
  name: 'open-notification',
  schemaNumber: 1,
  shape: z.object({
    dealerId: z.string(),
    inbox: z.string(),
    conversationId: z.string(),
    notificationId: z.string(),
    /** The latest messages, so that none is counted twice: also when the notification was accepted meanwhile. */
    causes: z.array(z.string()).max(50),
    latestAt: z.string(),
  }),
  key: OPEN_NOTIFICATION,
  keyParts: ({ dealerId, inbox, conversationId }) => ({ dealerId, inbox, conversationId }),
  privacy: {
    class: 'operational',
    found: 'named',
    kept: '90 days after the last message',
    erasure: { does: 'delete' },
    about: ({ latestAt }) => ({ at: latestAt }),
  },
  expires: ({ latestAt }) => epochSeconds(latestAt) + OPEN_DAYS * DAY_SECONDS,
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
