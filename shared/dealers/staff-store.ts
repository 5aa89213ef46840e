import { STAFF } from '../table/access-patterns/tenancy.ts';
import { defineEntity } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { type Staff, staffSchema } from './staff.ts';

export const staffMembers = defineEntity({
  name: 'staff',
  schemaNumber: 1,
  shape: staffSchema,
  key: STAFF,
  keyParts: ({ sub }) => ({ sub }),
  privacy: { class: 'configuration', holds: 'the dealer’s own staff, who are employees, not customers' },
});

export type FindStaff = (sub: string) => Promise<Staff | undefined>;

/** Finds a person by their account, not from a cache: who is suspended is out at once. */
export const staffFinder =
  (table: Table): FindStaff =>
  (sub) =>
    staffMembers.get(table, { sub });
