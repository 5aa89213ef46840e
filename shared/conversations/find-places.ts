import { type LocationInForce, locationInForce } from '../dealers/dealer.ts';
import { readLevels } from '../dealers/read-levels.ts';
import type { Staff } from '../dealers/staff.ts';
import type { Table } from '../table/table.ts';

/** The locations that a person of the staff works at, with what holds there. */
export const findPlaces = async (table: Table, staff: Staff): Promise<LocationInForce[]> => {
  const { network, dealer, locations } = await readLevels(table, staff);
  return locations.map((location) => locationInForce(network, dealer, location));
};
