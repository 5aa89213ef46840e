import { STAFF, STAFF_OF_DEALER } from '../table/access-patterns/tenancy.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import type { SaveItem } from './save-item.ts';
import { type Staff, staffSchema } from './staff.ts';

export const staffMembers = defineEntity({
  name: 'staff',
  schemaNumber: 1,
  shape: staffSchema,
  key: STAFF,
  keyParts: ({ sub }) => ({ sub }),
  index: ({ dealerId, name, sub }) => ({
    gsi1pk: makeKey(STAFF_OF_DEALER.pk, { dealerId }),
    gsi1sk: makeKey(STAFF_OF_DEALER.sk, { name: name.toLowerCase(), sub }),
  }),
  privacy: { class: 'configuration', holds: 'the dealer’s own staff, who are employees, not customers' },
});

export type FindStaff = (sub: string) => Promise<Staff | undefined>;

/** Finds a person by their account, not from a cache: who is suspended is out at once. */
export const staffFinder =
  (table: Table): FindStaff =>
  (sub) =>
    staffMembers.get(table, { sub });

/** What the record of changes says of a person of the staff: not their address. */
export const staffAudit = ({
  dealerId,
  sub,
}: Pick<Staff, 'dealerId' | 'sub'>): NonNullable<SaveItem<Staff, { sub: string }>['audit']> => ({
  scope: 'dealer',
  scopeId: dealerId,
  kind: 'staff',
  target: `staff/${sub}`,
  hides: ['sub', 'email', 'invitedAt'],
});

export type StaffPage = { staff: Stored<Staff>[]; after: string | undefined };

/** A page of the staff of a dealer, by their names. `after` is where the page before ended. */
export const staffOfDealer = async (
  table: Table,
  { dealerId, after, limit }: { dealerId: string; after?: string | undefined; limit: number },
): Promise<StaffPage> => {
  const keys = await table.findKeys({
    pk: makeKey(STAFF_OF_DEALER.pk, { dealerId }),
    limit,
    ...(after === undefined ? {} : { skAfter: after }),
  });
  const found = keys.length === 0 ? [] : await table.getMany(keys);
  const order = keys.map(({ pk }) => pk);
  return {
    staff: found
      .toSorted((a, b) => order.indexOf(a.pk) - order.indexOf(b.pk))
      .map(staffMembers.parse)
      .filter((person) => person.dealerId === dealerId),
    after: keys.length === limit ? keys.at(-1)?.indexSk : undefined,
  };
};

/** A dealer has a few dozen people at most; of more, the first by name are offered. */
const MOST_COLLEAGUES = 100;

/** Who works at a dealer now, in the order of their names. */
export const colleaguesOf = async (table: Table, dealerId: string): Promise<Staff[]> => {
  const { staff } = await staffOfDealer(table, { dealerId, limit: MOST_COLLEAGUES });
  return staff.filter(({ status }) => status === 'active').toSorted((a, b) => a.name.localeCompare(b.name));
};
