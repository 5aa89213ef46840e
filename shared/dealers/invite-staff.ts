import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { sameValue } from '../kernel/same-value.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { type Colleague, describeColleague } from './describe-staff.ts';
import { requirePlaces } from './require-places.ts';
import { requireStaffRight } from './require-staff-right.ts';
import { saveItem } from './save-item.ts';
import type { InvitedAccounts } from './save-staff.ts';
import { type Staff, staffSchema } from './staff.ts';
import { staffAudit, staffMembers } from './staff-store.ts';

const { locationIds, roles } = staffSchema.shape;

export const invitationSchema = z
  .strictObject({
    email: z
      .email()
      .max(254)
      .transform((text) => text.toLowerCase())
      .meta({ description: 'With which they sign in. A temporary password goes there.' }),
    name: z.string().trim().min(1).max(80).meta({ description: 'As colleagues read it.' }),
    locationIds: locationIds.default([]).meta({ description: 'Empty: all locations of the dealer.' }),
    roles,
  })
  .meta({ id: 'StaffInvitation' });

export type InviteStaffDeps = { table: Table; now: Now; log: Log; accounts: InvitedAccounts };

/**
 * Takes somebody into the staff of a person's dealer and invites them by email. Everything is checked before the account is
 * made. The same invitation once more, by a click that came twice, changes and mails nothing. Errors: InvalidInput with issues;
 * NotFound `location.unknown`; Forbidden `level.dealer_wide`, `staff.network_admin`; Conflict `staff.exists`; Unavailable `staff.mail_failed`.
 */
export const inviteStaff = async (
  deps: InviteStaffDeps,
  { staff, body }: { staff: Staff; body: unknown },
): Promise<Colleague> => {
  const { email, ...wanted } = parseCommand(invitationSchema, 'staff.invalid', 'The invitation', body);
  requireStaffRight(staff, [wanted]);
  const { dealerId } = staff;
  await requirePlaces(deps.table, { dealerId, ...wanted });
  const invited: Invited = { dealerId, email, ...wanted };
  const sub = await accountFor(deps, invited);
  const person: Staff = { sub, ...invited, status: 'active', invitedAt: deps.now() };
  const { result } = await saveItem(
    { ...deps, by: staff },
    {
      store: staffMembers,
      shape: staffSchema,
      parts: { sub },
      noun: 'staff member',
      audit: staffAudit(person),
      decide: (current) => {
        if (current && !isAsInvited(current, invited)) throw emailInUse();
        return current ?? person;
      },
    },
  );
  if (result === 'created')
    deps.log.info('staff invited', { dealerId, sub, roles: wanted.roles, by: staff.sub });
  return describeColleague(deps, { staff, sub });
};

type Invited = Required<Pick<Staff, 'dealerId' | 'email' | 'name' | 'locationIds' | 'roles'>>;

/** Who was invited just so, and has not signed in yet. */
const isAsInvited = (
  { status, invitedAt, dealerId, email, name, locationIds: at, roles: has }: Staff,
  invited: Invited,
): boolean =>
  status === 'active' &&
  invitedAt !== undefined &&
  sameValue({ dealerId, email, name, locationIds: at, roles: has }, invited);

/** A new account, or one that belongs to nobody's staff, because an earlier invitation broke off. */
const accountFor = async ({ table, accounts }: InviteStaffDeps, invited: Invited): Promise<string> => {
  const { email, name } = invited;
  const sub = await accounts.find(email);
  if (sub === undefined) return accounts.create({ email, name, isInvited: true });
  const known = await staffMembers.get(table, { sub });
  if (known && !isAsInvited(known, invited)) throw emailInUse();
  if (!known) await accounts.inviteAgain(email);
  return sub;
};

/** One answer for a colleague and for somebody of another dealer, whom nobody here needs to know of. */
const emailInUse = (): AppError =>
  new AppError(
    'Conflict',
    'staff.exists',
    'Somebody signs in with this address already. If it is a colleague, change what they may do; else take another address.',
    { details: { issues: [{ path: 'email', message: 'is in use already' }] } },
  );
