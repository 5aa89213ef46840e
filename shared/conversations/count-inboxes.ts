import * as z from 'zod';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { INBOX_NOTIFICATION } from '../table/access-patterns/conversations.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { countInHand, findUnanswered, notifications } from './inbox-store.ts';

/** What a screen shows as a number; what is more is shown as `99+`. So a count costs the same however much waits. */
export const MOST_COUNTED = 100;

export const countSchema = z
  .object({
    count: z.int(),
    isMore: z.boolean().meta({ description: 'There are more; counting stops at a hundred.' }),
  })
  .meta({ id: 'BoundedCount' });
export type BoundedCount = z.infer<typeof countSchema>;

export const inboxCountsSchema = z
  .object({
    inHand: countSchema.meta({ description: 'What you accepted and have not finished.' }),
    inboxes: z.array(
      z.object({
        inbox: z.string(),
        waiting: countSchema.meta({ description: 'What nobody has accepted yet, at your locations.' }),
        unanswered: countSchema.meta({
          description:
            'Conversations in which the customer wrote last and nobody has answered or finished it.',
        }),
      }),
    ),
  })
  .meta({ id: 'InboxCounts' });
export type InboxCounts = z.infer<typeof inboxCountsSchema>;

/** What waits in each inbox, who waits for an answer, and what somebody has in hand. */
export const countInboxes = async (
  table: Table,
  { staff, inboxes }: { staff: Staff; inboxes: readonly string[] },
): Promise<InboxCounts> => {
  const { dealerId, sub } = staff;
  const [inHand, ...each] = await Promise.all([
    countInHand(table, { dealerId, staffId: sub, upTo: MOST_COUNTED }),
    ...inboxes.map(async (inbox) => {
      const [waiting, unanswered] = await Promise.all([
        countWaiting(table, { staff, inbox }),
        countUnanswered(table, { staff, inbox }),
      ]);
      return { inbox, waiting, unanswered };
    }),
  ]);
  return { inHand: { count: inHand, isMore: inHand === MOST_COUNTED }, inboxes: each };
};

/** What waits in an inbox at the locations of somebody. */
export const countWaiting = async (
  table: Table,
  { staff, inbox, upTo = MOST_COUNTED }: { staff: Staff; inbox: string; upTo?: number },
): Promise<BoundedCount> => {
  const page = await table.query({
    pk: makeKey(INBOX_NOTIFICATION.pk, { dealerId: staff.dealerId, inbox }),
    skPrefix: makeKeyPrefix(INBOX_NOTIFICATION.sk, {}),
    order: 'backward',
    limit: upTo,
    consistent: false,
  });
  const theirs = page.items.map(notifications.parse).filter((notification) => worksAt(staff, notification));
  return { count: theirs.length, isMore: page.cursor !== undefined };
};

const countUnanswered = async (
  table: Table,
  { staff, inbox }: { staff: Staff; inbox: string },
): Promise<BoundedCount> => {
  const { dealerId } = staff;
  const keys = await findUnanswered(table, { dealerId, inbox, limit: MOST_COUNTED });
  const theirs = keys.filter(({ locationId }) => worksAt(staff, { dealerId, locationId }));
  return { count: theirs.length, isMore: keys.length === MOST_COUNTED };
};
