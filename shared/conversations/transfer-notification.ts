import * as z from 'zod';
import type { FindLocation } from '../dealers/dealer-store.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { timedId } from '../kernel/digest.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import { retryOnConflict } from '../table/retry-on-conflict.ts';
import type { Table, Write } from '../table/table.ts';
import { notificationTaken, unknownNotification } from './accept-notification.ts';
import { composeNote } from './compose-note.ts';
import { entries } from './conversation-store.ts';
import type { NoteEntry } from './conversation.ts';
import {
  type AcceptedNotification,
  fromPublicNotificationId,
  type InboxNotification,
  isInHand,
  notificationSchema,
} from './inbox-notification.ts';
import { acceptedNotifications, notifications, openNotifications } from './inbox-store.ts';
import { requireTarget, type RequireTargetDeps } from './require-target.ts';
import { takeFromInboxes } from './take-from-inboxes.ts';
import { noteTextSchema } from './write-note.ts';

const noteField = noteTextSchema.optional().meta({
  description: 'For whoever gets it. It stands in the conversation, as an internal note.',
});
export const transferSchema = z
  .union([
    z.strictObject({
      toInbox: z.string().min(1).max(40).meta({ description: 'A team’s inbox, such as `sales`.' }),
      note: noteField,
    }),
    z.strictObject({
      toStaff: z.string().min(1).max(128).meta({ description: 'The account of a colleague.' }),
      note: noteField,
    }),
  ])
  .meta({ id: 'Transfer' });
type Transfer = { toInbox?: string; toStaff?: string; note?: string | undefined };

export type TransferDeps = RequireTargetDeps & {
  table: Table;
  now: Now;
  log: Log;
  findLocation: FindLocation;
};
export type TransferCommand = { staff: Staff; id: string; command: unknown };

/** Where it is now: waiting in an inbox, or with whoever has it. */
export type Transferred = { waiting: InboxNotification } | { accepted: AcceptedNotification };

/**
 * Sends a notification on to another team or to a colleague, with a note: what waits, what one has oneself, and for admins what others have.
 * It leaves the inbox that it was in, and all that were told of the same (S0.42). The customer's next messages are counted where
 * it went. All is one write; the same again is the same answer. Errors: NotFound `notification.unknown`, also for what is at another
 * dealer or location; Conflict `notification.taken`, `notification.there_already`; InvalidInput `transfer.invalid`,
 * `inbox.unknown`, `staff.unreachable`, `note.no_conversation`.
 */
export const transferNotification = async (
  deps: TransferDeps,
  { staff, id, command }: TransferCommand,
): Promise<Transferred> => {
  const wanted: Transfer = parseCommand(transferSchema, 'transfer.invalid', 'The transfer', command);
  return retryOnConflict.execute(() => tryTransfer(deps, { staff, id, wanted }));
};

const tryTransfer = async (
  deps: TransferDeps,
  { staff, id, wanted }: { staff: Staff; id: string; wanted: Transfer },
): Promise<Transferred> => {
  const parts = { dealerId: staff.dealerId, ...fromPublicNotificationId(id) };
  const open = await notifications.get(deps.table, parts);
  const taken = open ? undefined : await acceptedNotifications.get(deps.table, parts);
  const known = open ?? taken;
  if (!known || !worksAt(staff, known)) throw unknownNotification();
  const repeated = taken && (await repeatedBy(deps.table, staff, taken, wanted));
  if (repeated) return repeated;
  if (taken && !isTheirs(staff, taken)) throw notificationTaken(taken);
  await requireTarget(deps, known, { ...wanted, isWaiting: open !== undefined });
  const at = deps.now();
  const note = await noteOf(deps, { by: staff.sub, at, known, wanted });
  const passed = {
    by: staff.sub,
    at,
    from: known.inbox,
    ...(note === undefined ? {} : { noteId: note.entryId }),
  };
  const moving: Moving = { open, taken, known, passed, at };
  const { result, writes } =
    wanted.toInbox === undefined
      ? await toColleague(deps.table, moving, wanted.toStaff ?? '')
      : await toTeam(deps.table, moving, wanted.toInbox);
  await deps.table.writeTogether([...writes, ...(note === undefined ? [] : [entries.creation(note, at)])]);
  deps.log.info('notification sent on', {
    dealerId: staff.dealerId,
    notificationId: known.notificationId,
    from: known.inbox,
    by: staff.sub,
    to: wanted.toInbox ?? wanted.toStaff,
  });
  return result;
};

type Moving = {
  open: Stored<InboxNotification> | undefined;
  taken: Stored<AcceptedNotification> | undefined;
  known: Stored<InboxNotification> | Stored<AcceptedNotification>;
  passed: NonNullable<InboxNotification['passed']>;
  at: Instant;
};

/** The same again: what this person has sent there already. */
const repeatedBy = async (
  table: Table,
  { sub, dealerId }: Staff,
  taken: AcceptedNotification,
  { toInbox, toStaff }: Transfer,
): Promise<Transferred | undefined> => {
  const { sentTo, acceptedBy, passed } = taken;
  if (toStaff !== undefined && acceptedBy === toStaff && passed?.by === sub) return { accepted: taken };
  if (sentTo === undefined || sentTo.inbox !== toInbox || acceptedBy !== sub) return undefined;
  const waiting = await notifications.get(table, { dealerId, ...sentTo });
  return waiting && { waiting };
};

const isTheirs = (staff: Staff, taken: AcceptedNotification): boolean =>
  isInHand(taken) &&
  (taken.acceptedBy === staff.sub ||
    staff.roles.some((role) => role === 'admin' || role === 'network-admin'));

/** The note stands where it is kept, shown, exported and erased with all else about the customer. */
const noteOf = async (
  deps: TransferDeps,
  { by, at, known, wanted }: { by: string; at: Instant; known: InboxNotification; wanted: Transfer },
): Promise<NoteEntry | undefined> => {
  const { note: text, toInbox, toStaff } = wanted;
  if (text === undefined) return undefined;
  const { dealerId, locationId, conversationId, contactId, notificationId } = known;
  if (conversationId === '')
    throw new AppError(
      'InvalidInput',
      'note.no_conversation',
      'It is about no customer, so there is no conversation in which a note could stand. Send it on without one.',
      { details: { issues: [{ path: 'note', message: 'there is no conversation for it' }] } },
    );
  return composeNote(deps, {
    dealerId,
    locationId,
    conversationId,
    contactId,
    at,
    by,
    text,
    entryId: timedId(at, notificationId, 'note', by),
    sentTo: { inbox: toInbox, staffId: toStaff },
  });
};

type Sent = { result: Transferred; writes: Write[] };

/** It waits in the other inbox as something new; what is left here keeps it from coming back. */
const toTeam = async (
  table: Table,
  { open, taken, known, passed, at }: Moving,
  inbox: string,
): Promise<Sent> => {
  const { subject, notificationId: before } = known;
  const notificationId = timedId(at, inbox, subject, 'sent-on', before);
  const sentTo = { inbox, notificationId };
  const waiting: InboxNotification = {
    ...contentOf(known),
    ...sentTo,
    passed,
    home: known.home ?? known.inbox,
  };
  const left = open
    ? (await takeFromInboxes(table, { open, by: passed.by, at, change: { sentTo } })).writes
    : taken
      ? [acceptedNotifications.replacement({ ...taken, sentTo }, at)]
      : [];
  return {
    result: { waiting },
    writes: [...left, notifications.creation(waiting, at), ...(await followedBy(table, known, sentTo, at))],
  };
};

/** Only what a notification says, whoever had it. */
const contentOf = (known: Stored<InboxNotification> | Stored<AcceptedNotification>): InboxNotification =>
  notificationSchema.omit({ alsoIn: true }).parse(known);

/** The customer's next messages are counted where it went. */
const followedBy = async (
  table: Table,
  { dealerId, inbox, home = inbox, conversationId, notificationId }: InboxNotification,
  to: { inbox: string; notificationId: string },
  at: Instant,
): Promise<Write[]> => {
  if (conversationId === '') return [];
  const counting = await openNotifications.get(table, { dealerId, inbox: home, conversationId });
  if (counting?.notificationId !== notificationId) return [];
  const next = { ...counting, notificationId: to.notificationId, nowIn: to.inbox };
  return [openNotifications.replacement(next, at)];
};

const toColleague = async (
  table: Table,
  { open, taken, passed, at }: Moving,
  acceptedBy: string,
): Promise<Sent> => {
  if (open) {
    const { accepted, writes } = await takeFromInboxes(table, {
      open,
      by: acceptedBy,
      at,
      change: { passed },
    });
    return { result: { accepted }, writes };
  }
  if (!taken) throw unknownNotification();
  const accepted = { ...taken, acceptedBy, acceptedAt: at, passed };
  return { result: { accepted }, writes: [acceptedNotifications.replacement(accepted, at)] };
};
