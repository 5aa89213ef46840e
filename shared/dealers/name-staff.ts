import type { Table } from '../table/table.ts';
import { staffMembers } from './staff-store.ts';

/** What the accounts that are named somewhere are called, as far as they are people of the dealer: others stay without a name. */
export type StaffNames = ReadonlyMap<string, string>;

/** More people do not deal with one thing. */
const MOST_NAMES = 100;

/** The names behind accounts. */
export const nameStaff = async (
  table: Table,
  { dealerId, accounts }: { dealerId: string; accounts: readonly string[] },
): Promise<StaffNames> => {
  const found = await staffMembers.getMany(
    table,
    [...new Set(accounts)].slice(0, MOST_NAMES).map((sub) => ({ sub })),
    { consistent: false },
  );
  return new Map(found.filter((person) => person.dealerId === dealerId).map(({ sub, name }) => [sub, name]));
};
