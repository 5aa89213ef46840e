import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { changesBetween } from '../kernel/changes-between.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { sameValue } from '../kernel/same-value.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import { retryOnConflict } from '../table/retry-on-conflict.ts';
import type { Table } from '../table/table.ts';
import { auditWrite } from './audit-store.ts';
import { type Colleague, describeColleague, requireColleague, viewColleague } from './describe-staff.ts';
import { requirePlaces } from './require-places.ts';
import { requireStaffRight } from './require-staff-right.ts';
import { type Staff, staffSchema } from './staff.ts';
import { staffMembers } from './staff-store.ts';

const { locationIds, roles, status } = staffSchema.shape;

/** What shall be different. What is left out stays. */
export const staffChangeSchema = z
  .strictObject({
    version: z.int().min(1).meta({ description: 'The one that you read.' }),
    name: z.string().trim().min(1).max(80).optional(),
    locationIds: locationIds.optional().meta({ description: 'Empty: all locations of the dealer.' }),
    roles: roles.optional(),
    status: status.optional().meta({ description: '`suspended`: they see nothing from now on.' }),
  })
  .meta({ id: 'StaffChange' });
type StaffChange = z.infer<typeof staffChangeSchema>;

/**
 * Changes what somebody of a person's dealer may do. Nobody changes that for themselves: whoever takes an admin away is one who
 * stays, and of two who take each other away one wins. Errors: InvalidInput with issues; NotFound `staff.not_found`,
 * `location.unknown`; Forbidden `staff.self`, `level.dealer_wide`, `staff.network_admin`, `staff.unknown`; Conflict `staff.changed`.
 */
export const changeStaff = async (
  deps: { table: Table; now: Now; log: Log },
  { staff, sub, body }: { staff: Staff; sub: string; body: unknown },
): Promise<Colleague> => {
  const change = parseCommand(staffChangeSchema, 'staff.invalid', 'The change', body);
  await retryOnConflict.execute(() => write(deps, { staff, sub, change }));
  deps.log.info('staff changed', { dealerId: staff.dealerId, sub, by: staff.sub });
  return describeColleague(deps, { staff, sub });
};

const write = async (
  { table, now }: { table: Table; now: Now },
  { staff, sub, change: { version, ...wanted } }: { staff: Staff; sub: string; change: StaffChange },
): Promise<void> => {
  const before = await requireColleague(table, staff, sub);
  const by = await requireStillThere(table, staff);
  if (before.version !== version)
    throw new AppError(
      'Conflict',
      'staff.changed',
      `Somebody saved this person since you read them: you have version ${version}, there is version ${before.version}. Read them again and put your changes into it.`,
      { details: { current: viewColleague(by, before) } },
    );
  const after = { ...before, ...withoutNothing(wanted) };
  const isDutyChanged = !sameValue(dutyOf(before), dutyOf(after));
  if (isDutyChanged) requireMay(by, before, after);
  await requirePlaces(table, after);
  const { version: _version, ...from } = before;
  const changes = changesBetween(from, { ...after, version: undefined });
  if (changes.length === 0) return;
  const at = now();
  const scope = { scope: 'dealer', scopeId: before.dealerId } as const;
  const what = 'staff.changed';
  await table.writeTogether([
    staffMembers.replacement(after, at),
    auditWrite({ ...scope, by, what, target: `staff/${sub}`, changes, mark: version }, at),
    // Written as they are, so that an admin who is just being taken away themselves takes no other one away.
    ...(isDutyChanged && isAdmin(before) ? [staffMembers.replacement(by, at)] : []),
  ]);
};

const isAdmin = ({ status: now, roles: has }: Staff): boolean =>
  now === 'active' && (has.includes('admin') || has.includes('network-admin'));

/** Whoever asks, as they stand this moment. */
const requireStillThere = async (table: Table, { sub }: Staff): Promise<Stored<Staff>> => {
  const by = await staffMembers.get(table, { sub });
  if (by && isAdmin(by)) return by;
  throw new AppError('Forbidden', 'staff.unknown', 'Somebody has just changed what you may do yourself.');
};

const dutyOf = ({ roles: has, locationIds: at, status: now }: Staff) => ({ has, at, now });

const requireMay = (by: Staff, before: Staff, after: Staff): void => {
  if (by.sub === before.sub)
    throw new AppError(
      'Forbidden',
      'staff.self',
      'Nobody changes their own roles, locations or status: another admin does it, so that the dealer is never left without one.',
    );
  requireStaffRight(by, [before, after]);
};

const withoutNothing = (wanted: Omit<StaffChange, 'version'>): Partial<Staff> =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
