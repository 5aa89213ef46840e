import type { Now } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import { type Staff, signedIn } from './staff.ts';
import { type FindStaff, staffFinder, staffMembers } from './staff-store.ts';

type Deps = { table: Table; now: Now };

/** Whoever came in has a password of their own, so their invitation is over. Written once: of all others nothing is written. */
export const noteSignIn = async (deps: Deps, staff: Staff): Promise<Staff> => {
  if (staff.invitedAt === undefined || staff.status !== 'active') return staff;
  const after = await staffMembers.change(
    deps,
    { sub: staff.sub },
    (current) => current && signedIn(current),
  );
  return after ?? staff;
};

/** Finds a person by the account behind a verified token: nobody gets one before they chose a password, whether or not they ever open the console. */
export const signedInFinder = (deps: Deps): FindStaff => {
  const find = staffFinder(deps.table);
  return async (sub) => {
    const staff = await find(sub);
    return staff && noteSignIn(deps, staff);
  };
};
