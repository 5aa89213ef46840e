import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import { retryOnConflict } from '../table/retry-on-conflict.ts';
import { type Table, VersionConflict } from '../table/table.ts';
import type { Stored } from '../table/entity.ts';
import {
  type AcceptedNotification,
  fromPublicNotificationId,
  type InboxNotification,
} from './inbox-notification.ts';
import { acceptedNotifications, notifications } from './inbox-store.ts';
import { takeFromInboxes } from './take-from-inboxes.ts';

export type AcceptNotificationCommand = { dealerId: string; id: string; staffId: string };

/** Fewer than `retryOnConflict` makes, so that the last one answers. */
const TRIES = 6;

/**
 * Takes a notification out of the inbox, and out of the others that were told of the same. The first of two wins; the second is
 * told so. Accepting again what one has already is the same answer. Errors: NotFound (also for another dealer's), Conflict
 * `notification.taken`, with who has it as `details.heldBy`.
 */
export const acceptNotification = async (
  deps: { table: Table; now: Now },
  command: AcceptNotificationCommand,
): Promise<AcceptedNotification> =>
  // Another message of the customer may be added to it at the same moment: then it is taken with that one.
  retryOnConflict.execute(({ attempt }) => tryAccept(deps, command, attempt));

const tryAccept = async (
  deps: { table: Table; now: Now },
  command: AcceptNotificationCommand,
  attempt: number,
): Promise<AcceptedNotification> => {
  const parts = { dealerId: command.dealerId, ...fromPublicNotificationId(command.id) };
  const open = await notifications.get(deps.table, parts);
  if (open) {
    const taking = { open, by: command.staffId, at: deps.now() };
    const { accepted, writes } = await takeFromInboxes(deps.table, taking);
    try {
      await deps.table.writeTogether(writes);
      return accepted;
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
      if (attempt < TRIES && !(await acceptedNotifications.get(deps.table, parts))) throw error;
    }
  }
  const taken = await acceptedNotifications.get(deps.table, parts);
  if (!taken) throw unknownNotification();
  if (open) await removeLeftOver(deps.table, open);
  if (taken.sentTo === undefined && taken.acceptedBy === command.staffId) return taken;
  throw notificationTaken(taken);
};

export const unknownNotification = (): AppError =>
  new AppError(
    'NotFound',
    'notification.unknown',
    'There is no such notification in the inboxes of your dealer.',
  );

/** Somebody else has it or has done it, or it was sent on. */
export const notificationTaken = ({ acceptedBy, sentTo, doneAt }: AcceptedNotification): AppError =>
  new AppError(
    'Conflict',
    'notification.taken',
    sentTo
      ? 'This notification was sent on to another inbox already.'
      : doneAt === undefined
        ? 'A colleague has accepted this notification already; it is theirs now.'
        : 'This notification is done already.',
    { details: { heldBy: acceptedBy } },
  );

/** What was accepted stands in no inbox: should it have come back at the same moment, this takes it out again. */
const removeLeftOver = async (table: Table, open: Stored<InboxNotification>): Promise<void> => {
  try {
    await table.write(notifications.removal(open));
  } catch (error) {
    // The colleague who was quicker has taken it out.
    if (!(error instanceof VersionConflict)) throw error;
  }
};
