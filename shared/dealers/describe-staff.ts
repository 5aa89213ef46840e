import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { mayChangeStaff } from './require-staff-right.ts';
import { type Staff, staffSchema } from './staff.ts';
import { staffMembers, staffOfDealer } from './staff-store.ts';

const PAGE = 50;

export const colleagueSchema = staffSchema
  .omit({ dealerId: true })
  .extend({
    version: z.int().meta({ description: 'To be said when it is saved.' }),
    isMe: z.boolean(),
    mayChange: z.boolean().meta({ description: 'Whether you may change their roles, locations and status.' }),
  })
  .meta({ id: 'StaffMember' });
export type Colleague = z.infer<typeof colleagueSchema>;

export const staffViewSchema = z
  .object({
    staff: z.array(colleagueSchema).meta({ description: 'By name, at most 50.' }),
    cursor: z.string().optional().meta({ description: 'For the next page; absent on the last one.' }),
  })
  .meta({ id: 'StaffMembers' });

/** A key of the index as we made it: the name, percent-encoded, and an id. */
const CURSOR = /^[\w.!~*'()%-]{1,900}#[\w.!~*'()%-]{1,128}$/;

/** A page of the people who work for a dealer, by name. Errors: InvalidInput `page.cursor_invalid`. */
export const describeStaff = async (
  { table }: { table: Table },
  { staff, cursor, limit = PAGE }: { staff: Staff; cursor: string | undefined; limit?: number },
): Promise<z.infer<typeof staffViewSchema>> => {
  if (cursor !== undefined && !CURSOR.test(cursor))
    throw new AppError(
      'InvalidInput',
      'page.cursor_invalid',
      'The page cursor is not one that we gave out for this list; start again without it.',
    );
  const page = await staffOfDealer(table, { dealerId: staff.dealerId, after: cursor, limit });
  return {
    staff: page.staff.map((person) => viewColleague(staff, person)),
    ...(page.after === undefined ? {} : { cursor: page.after }),
  };
};

/** Somebody of the same dealer, as they stand. Errors: NotFound `staff.not_found`, also for somebody of another dealer. */
export const requireColleague = async (table: Table, staff: Staff, sub: string): Promise<Stored<Staff>> => {
  const person = await staffMembers.get(table, { sub });
  if (person?.dealerId === staff.dealerId) return person;
  throw new AppError(
    'NotFound',
    'staff.not_found',
    'There is nobody with this id in the staff of your dealer.',
  );
};

/** One of the people who work for a dealer. Errors: NotFound `staff.not_found`. */
export const describeColleague = async (
  { table }: { table: Table },
  { staff, sub }: { staff: Staff; sub: string },
): Promise<Colleague> => viewColleague(staff, await requireColleague(table, staff, sub));

export const viewColleague = (
  staff: Staff,
  { dealerId: _dealerId, ...person }: Stored<Staff>,
): Colleague => ({
  ...person,
  isMe: person.sub === staff.sub,
  mayChange: mayChangeStaff(staff, person),
});
