import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
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
 * made. Errors: InvalidInput with issues; NotFound `location.unknown`; Forbidden `level.dealer_wide`, `staff.network_admin`;
 * Conflict `staff.exists`; Unavailable `staff.mail_failed`.
 */
export const inviteStaff = async (
  deps: InviteStaffDeps,
  { staff, body }: { staff: Staff; body: unknown },
): Promise<Colleague> => {
  const { email, ...wanted } = parseCommand(invitationSchema, 'staff.invalid', 'The invitation', body);
  requireStaffRight(staff, [wanted]);
  const { dealerId } = staff;
  await requirePlaces(deps.table, { dealerId, ...wanted });
  const sub = await accountFor(deps, email, wanted.name);
  const person: Staff = { sub, dealerId, email, ...wanted, status: 'active' };
  await saveItem(
    { ...deps, by: staff },
    {
      store: staffMembers,
      shape: staffSchema,
      parts: { sub },
      noun: 'staff member',
      expected: { version: 0, code: 'staff.exists' },
      audit: staffAudit(person),
      decide: () => person,
    },
  );
  deps.log.info('staff invited', { dealerId, sub, roles: wanted.roles, by: staff.sub });
  return describeColleague(deps, { staff, sub });
};

/** A new account, or one that belongs to nobody's staff, because an earlier invitation broke off. */
const accountFor = async (
  { table, accounts }: InviteStaffDeps,
  email: string,
  name: string,
): Promise<string> => {
  const existing = await accounts.find(email);
  if (existing === undefined) return accounts.create({ email, name, isInvited: true });
  // One answer for a colleague and for somebody of another dealer, whom nobody here needs to know of.
  if (await staffMembers.get(table, { sub: existing }))
    throw new AppError(
      'Conflict',
      'staff.exists',
      'Somebody signs in with this address already. If it is a colleague, change what they may do; else take another address.',
      { details: { issues: [{ path: 'email', message: 'is in use already' }] } },
    );
  await accounts.inviteAgain(email);
  return existing;
};
