import * as z from 'zod';
import type { Staff } from '../dealers/staff.ts';
import { worksAt } from '../dealers/staff.ts';
import type { Now } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import { acceptNotification } from './accept-notification.ts';
import { finishNotification } from './finish-notification.ts';
import {
  type AcceptedNotification,
  type InboxNotification,
  notificationSchema,
  publicNotificationId,
} from './inbox-notification.ts';
import { findUnanswered, readInbox, readInHand } from './inbox-store.ts';
import { requireNotification } from './require-notification.ts';
import { transferNotification, type TransferCommand, type TransferDeps } from './transfer-notification.ts';

const {
  inbox,
  locationId,
  conversationId,
  visitId,
  subject,
  prompt,
  template,
  ruleId,
  createdAt,
  count,
  latestAt,
  passed,
} = notificationSchema.shape;

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
    prompt: prompt.meta({
      description:
        'What is to be decided: whether the customer wants no more messages, or messages again. See POST /v1/contacts/{contactId}/consent.',
    }),
    ruleId: ruleId.meta({ description: 'The routing rule that sent it here; absent in the default inbox.' }),
    createdAt,
    count: count.meta({
      description: 'How many messages of the customer it stands for, where it is more than one.',
    }),
    latestAt: latestAt.meta({ description: 'When the latest of them came.' }),
    passed: passed.meta({
      description:
        'Who sent it on to where it is now, when, and out of which inbox; `noteId`: the entry of the conversation that has their note.',
    }),
  })
  .meta({ id: 'Notification' });

export const acceptedViewSchema = notificationViewSchema
  .extend({
    acceptedBy: z.string().meta({ description: 'The account of who has it now.' }),
    acceptedAt: z.string(),
    doneAt: z.string().optional().meta({ description: 'When there was nothing more to do about it.' }),
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

export const inHandViewSchema = z
  .object({
    notifications: z.array(acceptedViewSchema).meta({ description: 'Oldest first.' }),
    after: z.string().optional().meta({ description: 'For the next page; absent on the last one.' }),
  })
  .meta({ id: 'InHand' });

export const unansweredViewSchema = z
  .object({
    conversations: z
      .array(z.object({ conversationId: z.string(), locationId: z.string(), since: z.string() }))
      .meta({ description: 'Whoever waits longest first.' }),
    after: z.string().optional().meta({
      description: 'For the next page. Absent on the last one; a page can be short, or empty, before that.',
    }),
  })
  .meta({ id: 'Unanswered' });

type NotificationView = z.infer<typeof notificationViewSchema>;

const viewNotification = (notification: InboxNotification): NotificationView => ({
  id: publicNotificationId(notification),
  inbox: notification.inbox,
  locationId: notification.locationId,
  ...(notification.conversationId === '' ? {} : { conversationId: notification.conversationId }),
  ...(notification.visitId === undefined ? {} : { visitId: notification.visitId }),
  subject: notification.subject,
  ...(notification.template === undefined ? {} : { template: notification.template }),
  ...(notification.prompt === undefined ? {} : { prompt: notification.prompt }),
  ...(notification.ruleId === undefined ? {} : { ruleId: notification.ruleId }),
  createdAt: notification.createdAt,
  ...(notification.count === undefined ? {} : { count: notification.count }),
  ...(notification.latestAt === undefined ? {} : { latestAt: notification.latestAt }),
  ...(notification.passed === undefined ? {} : { passed: notification.passed }),
});

const viewAccepted = (accepted: AcceptedNotification): z.infer<typeof acceptedViewSchema> => ({
  ...viewNotification(accepted),
  acceptedBy: accepted.acceptedBy,
  acceptedAt: accepted.acceptedAt,
  ...(accepted.doneAt === undefined ? {} : { doneAt: accepted.doneAt }),
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

/** A page of what somebody accepted and has not finished. */
export const describeInHand = async (
  table: Table,
  { staff, after: from }: { staff: Staff; after?: string | undefined },
): Promise<z.infer<typeof inHandViewSchema>> => {
  const { dealerId, sub } = staff;
  const { accepted, after } = await readInHand(table, {
    dealerId,
    staffId: sub,
    limit: PAGE_SIZE,
    after: from,
  });
  return {
    notifications: accepted.filter((one) => worksAt(staff, one)).map(viewAccepted),
    ...(after === undefined ? {} : { after }),
  };
};

/** A page of the conversations of an inbox in which a customer waits for an answer. */
export const describeUnanswered = async (
  table: Table,
  { staff, inbox: name, after }: { staff: Staff; inbox: string; after?: string | undefined },
): Promise<z.infer<typeof unansweredViewSchema>> => {
  const { dealerId } = staff;
  const keys = await findUnanswered(table, { dealerId, inbox: name, limit: PAGE_SIZE, after });
  const last = keys.length === PAGE_SIZE ? keys.at(-1)?.place : undefined;
  return {
    conversations: keys
      .filter((key) => worksAt(staff, { dealerId, locationId: key.locationId }))
      .map((key) => ({
        conversationId: key.conversationId,
        locationId: key.locationId,
        since: key.unansweredSince,
      })),
    ...(last === undefined ? {} : { after: last }),
  };
};

type Command = { staff: Staff; id: string };

/** Accepts a notification for a person. Errors: NotFound, also for what is at another dealer or location; Conflict when a colleague has it. */
export const acceptForStaff = async (
  deps: { table: Table; now: Now },
  { staff, id }: Command,
): Promise<z.infer<typeof acceptedViewSchema>> => {
  await requireNotification(deps, { staff, id });
  return viewAccepted(await acceptNotification(deps, { dealerId: staff.dealerId, id, staffId: staff.sub }));
};

/** Has a notification done for a person. Errors: as for accepting it. */
export const finishForStaff = async (
  deps: { table: Table; now: Now },
  { staff, id }: Command,
): Promise<z.infer<typeof acceptedViewSchema>> => {
  await requireNotification(deps, { staff, id });
  return viewAccepted(await finishNotification(deps, { dealerId: staff.dealerId, id, staffId: staff.sub }));
};

export const transferredSchema = z
  .union([acceptedViewSchema, notificationViewSchema])
  .meta({ description: 'Where it is now: with a colleague, or waiting in an inbox.' });

/** Sends a notification on. Errors: as `transferNotification` says. */
export const transferForStaff = async (
  deps: TransferDeps,
  command: TransferCommand,
): Promise<z.infer<typeof transferredSchema>> => {
  const sent = await transferNotification(deps, command);
  return 'waiting' in sent ? viewNotification(sent.waiting) : viewAccepted(sent.accepted);
};
