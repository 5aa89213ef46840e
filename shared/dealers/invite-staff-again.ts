import { AppError } from '../kernel/app-error.ts';
import { recordAudit } from './audit-store.ts';
import { requireColleague } from './describe-staff.ts';
import type { InviteStaffDeps } from './invite-staff.ts';
import { requireStaffRight } from './require-staff-right.ts';
import { type Staff, signedIn } from './staff.ts';
import { staffMembers } from './staff-store.ts';

/**
 * Mails a new temporary password to somebody who has not signed in yet: the first one is valid for three days. Errors: NotFound
 * `staff.not_found`; Forbidden `level.dealer_wide`, `staff.network_admin`; Conflict `staff.signed_in`, `staff.suspended`.
 */
export const inviteStaffAgain = async (
  { table, now, log, accounts }: InviteStaffDeps,
  { staff, sub }: { staff: Staff; sub: string },
): Promise<void> => {
  const person = await requireColleague(table, staff, sub);
  requireStaffRight(staff, [person]);
  if (person.status === 'suspended')
    throw new AppError('Conflict', 'staff.suspended', 'This person is suspended. Make them active first.');
  const { dealerId } = staff;
  const target = `staff/${sub}`;
  const what = 'staff.invited_again';
  const at = now();
  await recordAudit(
    table,
    { scope: 'dealer', scopeId: dealerId, by: staff, what, target, changes: [], mark: sub },
    at,
  );
  const isInvited = person.email !== undefined && (await accounts.inviteAgain(person.email));
  await staffMembers.change(
    { table, now },
    { sub },
    (current) => current && (isInvited ? { ...current, invitedAt: at } : signedIn(current)),
  );
  if (!isInvited)
    throw new AppError(
      'Conflict',
      'staff.signed_in',
      'This person has a password already, and sets a new one with “Forgot your password?” at the sign-in.',
    );
  log.info('staff invited again', { dealerId, sub, by: staff.sub });
};
