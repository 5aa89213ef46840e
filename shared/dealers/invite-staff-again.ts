import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { secondsBetween } from '../kernel/clock.ts';
import type { Instant } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { recordAudit } from './audit-store.ts';
import { requireColleague } from './describe-staff.ts';
import type { InviteStaffDeps } from './invite-staff.ts';
import { requireStaffRight } from './require-staff-right.ts';
import { type Staff, signedIn } from './staff.ts';
import { staffMembers } from './staff-store.ts';

const commandSchema = z.object({
  sub: z.string(),
  /** When they were last invited, as whoever asks has read it. */
  seen: z.iso.datetime('the time of the last invitation, as it was read').optional(),
});

/** The same click or request again, where nobody says what they saw. */
const SAME_CLICK_SECONDS = 60;

/** Whether they were invited meanwhile, so that what was asked for is done already. */
const isDone = ({ invitedAt }: Staff, seen: Instant | undefined, now: Instant): boolean => {
  if (invitedAt === undefined) return false;
  return seen === undefined ? secondsBetween(invitedAt, now) < SAME_CLICK_SECONDS : seen !== invitedAt;
};

/**
 * Mails a new temporary password to somebody who has not signed in yet: the first one is valid for three days. A click that came
 * twice mails one. Errors: InvalidInput `staff.invalid`; NotFound `staff.not_found`; Forbidden `level.dealer_wide`,
 * `staff.network_admin`; Conflict `staff.signed_in`, `staff.suspended`; Unavailable `staff.mail_failed`.
 */
export const inviteStaffAgain = async (
  { table, now, log, accounts }: InviteStaffDeps,
  { staff, ...command }: { staff: Staff; sub: string; seen?: string | undefined },
): Promise<void> => {
  const { sub, seen } = parseCommand(commandSchema, 'staff.invalid', 'The invitation', command);
  const person = await requireColleague(table, staff, sub);
  requireStaffRight(staff, [person]);
  if (person.status === 'suspended')
    throw new AppError('Conflict', 'staff.suspended', 'This person is suspended. Make them active first.');
  const deps = { table, now };
  const at = now();
  let before: Staff | undefined;
  // Of two clicks one writes this, and that one mails.
  await staffMembers.change(deps, { sub }, (current) => {
    before = current && !isDone(current, seen, at) ? current : undefined;
    return before && { ...before, invitedAt: at };
  });
  if (!before) return;
  const { email, invitedAt, dealerId } = before;
  const target = `staff/${sub}`;
  const what = 'staff.invited_again';
  await recordAudit(
    table,
    { scope: 'dealer', scopeId: dealerId, by: staff, what, target, changes: [], mark: sub },
    at,
  );
  let isInvited: boolean;
  try {
    isInvited = email !== undefined && (await accounts.inviteAgain(email));
  } catch (error) {
    // Nobody was invited: whoever presses the button once more means it.
    await staffMembers.change(deps, { sub }, (current) =>
      current?.invitedAt === at ? { ...current, invitedAt } : undefined,
    );
    throw error;
  }
  if (!isInvited) {
    await staffMembers.change(deps, { sub }, (current) => current && signedIn(current));
    throw new AppError(
      'Conflict',
      'staff.signed_in',
      'This person has a password already, and sets a new one with “Forgot your password?” at the sign-in.',
    );
  }
  log.info('staff invited again', { dealerId, sub, by: staff.sub });
};
