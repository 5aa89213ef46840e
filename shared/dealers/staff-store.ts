import { STAFF, STAFF_OF_DEALER } from '../table/access-patterns/tenancy.ts';
import { defineEntity } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { type Staff, staffSchema } from './staff.ts';

export const staffMembers = defineEntity({
  name: 'staff',
  schemaNumber: 1,
  shape: staffSchema,
  key: STAFF,
  keyParts: ({ sub }) => ({ sub }),
  index: ({ dealerId, name, sub }) => ({
    gsi1pk: makeKey(STAFF_OF_DEALER.pk, { dealerId }),
    gsi1sk: makeKey(STAFF_OF_DEALER.sk, { name, sub }),
  }),
  privacy: { class: 'configuration', holds: 'the dealer’s own staff, who are employees, not customers' },
});

export type FindStaff = (sub: string) => Promise<Staff | undefined>;

/** Finds a person by their account, not from a cache: who is suspended is out at once. */
export const staffFinder =
  (table: Table): FindStaff =>
  (sub) =>
    staffMembers.get(table, { sub });

/** A dealer has a few dozen people at most; of more, the first by name are offered. */
const MOST_COLLEAGUES = 100;

/** Who works at a dealer now, in the order of their names. */
export const colleaguesOf = async (table: Table, dealerId: string): Promise<Staff[]> => {
  const keys = await table.findKeys({
    pk: makeKey(STAFF_OF_DEALER.pk, { dealerId }),
    limit: MOST_COLLEAGUES,
  });
  const items = keys.length === 0 ? [] : await table.getMany(keys, { consistent: false });
  return items
    .map(staffMembers.parse)
    .filter((person) => person.dealerId === dealerId && person.status === 'active')
    .toSorted((a, b) => (a.name + a.sub < b.name + b.sub ? -1 : 1));
};

/** The names of accounts, as far as they belong to a dealer. */
export const staffNames = async (
  table: Table,
  dealerId: string,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const found = await staffMembers.getMany(
    table,
    [...new Set(accounts)].slice(0, MOST_COLLEAGUES).map((sub) => ({ sub })),
    { consistent: false },
  );
  return new Map(found.filter((person) => person.dealerId === dealerId).map(({ sub, name }) => [sub, name]));
};
