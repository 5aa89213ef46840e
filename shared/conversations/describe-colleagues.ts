import * as z from 'zod';
import { colleaguesOf } from '../dealers/staff-store.ts';
import { type Staff, staffSchema } from '../dealers/staff.ts';
import type { Table } from '../table/table.ts';

const { name, roles, locationIds } = staffSchema.shape;

export const colleaguesSchema = z
  .object({
    colleagues: z.array(
      z.object({
        staffId: z.string().meta({ description: 'The account.' }),
        name,
        roles,
        locationIds: locationIds.meta({ description: 'Empty: all locations of the dealer.' }),
      }),
    ),
  })
  .meta({ id: 'Colleagues' });

/** Who else works at a person's locations, by name: to whom something can be sent on. */
export const describeColleagues = async (
  table: Table,
  { staff }: { staff: Staff },
): Promise<z.infer<typeof colleaguesSchema>> => {
  const all = await colleaguesOf(table, staff.dealerId);
  return {
    colleagues: all
      .filter((other) => other.sub !== staff.sub && meetAt(staff, other))
      .map((other) => ({
        staffId: other.sub,
        name: other.name,
        roles: other.roles,
        locationIds: other.locationIds,
      })),
  };
};

const meetAt = (a: Staff, b: Staff): boolean =>
  a.locationIds.length === 0 ||
  b.locationIds.length === 0 ||
  a.locationIds.some((locationId) => b.locationIds.includes(locationId));
