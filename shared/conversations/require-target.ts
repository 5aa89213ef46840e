import { type Staff, worksAt } from '../dealers/staff.ts';
import type { FindStaff } from '../dealers/staff-store.ts';
import { AppError } from '../kernel/app-error.ts';
import type { InboxNotification } from './inbox-notification.ts';

/** The inboxes of a location's teams. */
export type FindInboxes = (place: { dealerId: string; locationId: string }) => Promise<readonly string[]>;

export type RequireTargetDeps = { findInboxes: FindInboxes; findStaff: FindStaff };

/**
 * Whether something may be sent on to a team or a colleague: one of the location where it belongs. Errors: Conflict
 * `notification.there_already`; InvalidInput `inbox.unknown`, `staff.unreachable`.
 */
export const requireTarget = async (
  { findInboxes, findStaff }: RequireTargetDeps,
  known: InboxNotification,
  {
    toInbox,
    toStaff,
    isWaiting,
  }: { toInbox?: string | undefined; toStaff?: string | undefined; isWaiting: boolean },
): Promise<void> => {
  if (toStaff !== undefined) return requireColleague(await findStaff(toStaff), known);
  if (isWaiting && toInbox === known.inbox)
    throw new AppError('Conflict', 'notification.there_already', 'It waits in this inbox already.');
  if (toInbox !== undefined && (await findInboxes(known)).includes(toInbox)) return;
  throw new AppError(
    'InvalidInput',
    'inbox.unknown',
    'The location has no such inbox; see GET /v1/inboxes. A routing rule or the default inbox names one.',
    { details: { issues: [{ path: 'toInbox', message: 'no inbox of the location' }] } },
  );
};

const requireColleague = (colleague: Staff | undefined, known: InboxNotification): void => {
  if (colleague?.status === 'active' && worksAt(colleague, known)) return;
  throw new AppError(
    'InvalidInput',
    'staff.unreachable',
    'There is no colleague of this account who works at the location; see GET /v1/colleagues.',
    { details: { issues: [{ path: 'toStaff', message: 'nobody who works at the location' }] } },
  );
};
