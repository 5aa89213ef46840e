import {
  ACCEPTED_NOTIFICATION,
  INBOX_NOTIFICATION,
  NOTIFICATION_IN_HAND,
  OPEN_NOTIFICATION,
  UNANSWERED_CONVERSATION,
} from '../table/access-patterns/conversations.ts';
import * as z from 'zod';
import { DAY_SECONDS, epochSeconds } from '../kernel/instant.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { readIndexCursor } from '../table/index-cursor.ts';
import { makeKey, makeKeyPrefix, parseKey } from '../table/key-template.ts';
import type { ItemKey, Table } from '../table/table.ts';
import {
  type AcceptedNotification,
  acceptedSchema,
  type InboxNotification,
  isInHand,
  notificationSchema,
} from './inbox-notification.ts';

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
  index: (accepted) => (isInHand(accepted) ? inHandIndex(accepted) : undefined),
  privacy: OF_A_TEAM,
  expires: ({ createdAt }) => epochSeconds(createdAt) + KEPT_DAYS * DAY_SECONDS,
});

const inHandIndex = ({ dealerId, acceptedBy, acceptedAt, notificationId }: AcceptedNotification) => ({
  gsi1pk: makeKey(NOTIFICATION_IN_HAND.pk, { dealerId, staffId: acceptedBy }),
  gsi1sk: makeKey(NOTIFICATION_IN_HAND.sk, { acceptedAt, notificationId }),
});

/** A customer may answer after weeks; by then the team has long seen what is open. */
const OPEN_DAYS = 90;

/** By which notification a team is told that a customer writes, for which messages that was done, and since when the customer waits for an answer. */
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
    /** The inbox that the notification was sent on to. */
    nowIn: z.string().optional(),
    /** Absent in items of earlier versions. */
    locationId: z.string().optional(),
    contactId: z.string().optional(),
    /** Since when the customer waits for an answer: the first message that nobody has answered. */
    unansweredSince: z.string().optional(),
  }),
  key: OPEN_NOTIFICATION,
  keyParts: ({ dealerId, inbox, conversationId }) => ({ dealerId, inbox, conversationId }),
  index: ({ dealerId, inbox, nowIn, conversationId, locationId, unansweredSince }) =>
    unansweredSince === undefined || locationId === undefined
      ? undefined
      : {
          gsi1pk: makeKey(UNANSWERED_CONVERSATION.pk, { dealerId, inbox: nowIn ?? inbox }),
          gsi1sk: makeKey(UNANSWERED_CONVERSATION.sk, { unansweredSince, locationId, conversationId }),
        },
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

/** A page of what a person accepted and has not done yet, the oldest first. `after` is where the page before ended. */
export const readInHand = async (
  table: Table,
  query: { dealerId: string; staffId: string; limit: number; after?: string | undefined },
): Promise<{ accepted: Stored<AcceptedNotification>[]; after: string | undefined }> => {
  const { limit } = query;
  const after = readIndexCursor(NOTIFICATION_IN_HAND.sk, query.after);
  const keys = await table.findKeys({
    pk: makeKey(NOTIFICATION_IN_HAND.pk, query),
    limit,
    ...(after === undefined ? {} : { skAfter: after }),
  });
  const items = keys.length === 0 ? [] : await table.getMany(keys);
  return {
    // The index may be a moment behind.
    accepted: items
      .map(acceptedNotifications.parse)
      .filter((one) => isInHand(one) && one.acceptedBy === query.staffId)
      .toSorted((a, b) => (a.acceptedAt + a.notificationId < b.acceptedAt + b.notificationId ? -1 : 1)),
    after: keys.length === limit ? keys.at(-1)?.indexSk : undefined,
  };
};

/** How many things a person has in hand, counted up to a number. */
export const countInHand = async (
  table: Table,
  { dealerId, staffId, upTo }: { dealerId: string; staffId: string; upTo: number },
): Promise<number> =>
  (await table.findKeys({ pk: makeKey(NOTIFICATION_IN_HAND.pk, { dealerId, staffId }), limit: upTo })).length;

/** A conversation whose customer waits for an answer, as the index tells it: since when, and at which location. */
export type UnansweredKey = ItemKey & {
  conversationId: string;
  locationId: string;
  unansweredSince: string;
  place: string;
};

/** A page of the conversations of an inbox whose customers wait for an answer, the longest first. */
export const findUnanswered = async (
  table: Table,
  query: { dealerId: string; inbox: string; limit: number; after?: string | undefined },
): Promise<UnansweredKey[]> => {
  const after = readIndexCursor(UNANSWERED_CONVERSATION.sk, query.after);
  const keys = await table.findKeys({
    pk: makeKey(UNANSWERED_CONVERSATION.pk, query),
    limit: query.limit,
    ...(after === undefined ? {} : { skAfter: after }),
  });
  return keys.map(({ pk, sk, indexSk }) => {
    const {
      conversationId = '',
      locationId = '',
      unansweredSince = '',
    } = parseKey(UNANSWERED_CONVERSATION.sk, indexSk) ?? {};
    return { pk, sk, conversationId, locationId, unansweredSince, place: indexSk };
  });
};
