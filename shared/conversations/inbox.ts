import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import { timedId } from '../kernel/digest.ts';
import type { Log } from '../platform/log.ts';
import { ACCEPTED_NOTIFICATION, INBOX_NOTIFICATION } from '../table/access-patterns/conversations.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import { type Table, VersionConflict } from '../table/table.ts';

/** Something that a team must look at: who accepts it has it, and it leaves the inbox of the others (S0.42). */
export const notificationSchema = z.object({
  dealerId: z.string(),
  /** The team's inbox, such as `service`. */
  inbox: z.string(),
  notificationId: z.string(),
  locationId: z.string(),
  conversationId: z.string(),
  visitId: z.string().optional(),
  subject: z.enum(['check-in-results', 'check-in-unanswered', 'no-channel', 'customer-wrote', 'event']),
  /** Which rule sent it here; absent for the default inbox (S0.43). */
  ruleId: z.string().optional(),
  createdAt: z.string(),
});
export type InboxNotification = z.infer<typeof notificationSchema>;

export const notifications = defineEntity({
  name: 'notification', schemaNumber: 1, shape: notificationSchema, key: INBOX_NOTIFICATION,
  keyParts: ({ dealerId, inbox, notificationId }) => ({ dealerId, inbox, notificationId }),
});

const acceptedSchema = notificationSchema.extend({ acceptedBy: z.string(), acceptedAt: z.string() });
export type AcceptedNotification = z.infer<typeof acceptedSchema>;

/** Moved here by its acceptance, so that the list of what waits stays short. */
export const acceptedNotifications = defineEntity({
  name: 'accepted-notification', schemaNumber: 1, shape: acceptedSchema, key: ACCEPTED_NOTIFICATION,
  keyParts: ({ dealerId, inbox, notificationId }) => ({ dealerId, inbox, notificationId }),
});

/** The id that the API shows names the inbox too, so that accepting is one write. */
export const publicNotificationId = ({ inbox, notificationId }: Pick<InboxNotification, 'inbox' | 'notificationId'>): string => `${inbox}.${notificationId}`;
const fromPublicId = (id: string): { inbox: string; notificationId: string } => {
  const [inbox = '', notificationId = ''] = id.split('.');
  return { inbox, notificationId };
};

type NewNotification = Omit<InboxNotification, 'notificationId' | 'createdAt'> & { at: string; causeId: string };

/** Puts a notification into a team's inbox; the same cause twice is one notification. */
export const notifyInbox = async (deps: { table: Table; now: Now; log: Log }, command: NewNotification): Promise<void> => {
  const { at, causeId, ...content } = command;
  const notificationId = timedId(at, content.inbox, content.subject, causeId);
  const isNew = await notifications.createOnce(deps.table, { ...content, notificationId, createdAt: at }, deps.now());
  if (isNew) deps.log.info('inbox notified', { inbox: content.inbox, subject: content.subject, notificationId });
};

export type InboxPage = { notifications: Stored<InboxNotification>[]; cursor?: string };

/** A page of what waits in a team's inbox, newest first. */
export const readInbox = async (table: Table, query: { dealerId: string; inbox: string; limit: number; cursor?: string | undefined }): Promise<InboxPage> => {
  const page = await table.query({
    pk: makeKey(INBOX_NOTIFICATION.pk, query),
    skPrefix: makeKeyPrefix(INBOX_NOTIFICATION.sk, {}),
    order: 'backward',
    limit: query.limit,
    ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
  });
  return { notifications: page.items.map(notifications.parse), ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
};

/**
 * Takes a notification out of the inbox. The first of two wins; the second is told so. Accepting again what one has
 * already is the same answer. Errors: NotFound (also for another dealer's), Conflict `notification.taken`.
 */
export const acceptNotification = async (
  deps: { table: Table; now: Now },
  command: { dealerId: string; id: string; staffId: string },
): Promise<AcceptedNotification> => {
  const parts = { dealerId: command.dealerId, ...fromPublicId(command.id) };
  const open = await notifications.get(deps.table, parts);
  if (open) {
    const now = deps.now();
    const { version: _version, ...content } = open;
    const accepted = { ...content, acceptedBy: command.staffId, acceptedAt: now };
    try {
      await deps.table.writeTogether([notifications.removal(open), acceptedNotifications.creation(accepted, now)]);
      return accepted;
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
    }
  }
  const taken = await acceptedNotifications.get(deps.table, parts);
  if (!taken) throw new AppError('NotFound', 'notification.unknown', 'There is no such notification in the inboxes of your dealer.');
  if (taken.acceptedBy === command.staffId) return taken;
  throw new AppError('Conflict', 'notification.taken', 'A colleague has accepted this notification already; it is theirs now.');
};
