import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { dealers, locationsOf, networks } from './dealer-store.ts';
import type { Dealer, Location, Network } from './dealer.ts';
import { type Staff, worksAt } from './staff.ts';
import { AppError } from '../kernel/app-error.ts';

/** A dealer with the level above it and the levels below, as they stand this moment. */
export type Levels = {
  network: Stored<Network> | undefined;
  dealer: Stored<Dealer>;
  locations: readonly Stored<Location>[];
};

/** Reads all levels of the dealer that a person works for, with the locations that are theirs to see. */
export const readLevels = async (table: Table, staff: Staff): Promise<Levels> => {
  const { dealerId } = staff;
  const [dealer, locations] = await Promise.all([
    dealers.get(table, { dealerId }),
    locationsOf(table, dealerId),
  ]);
  if (!dealer)
    throw new AppError(
      'Forbidden',
      'staff.unknown',
      'The dealer of this account does not exist any more. Whoever runs the platform can change that.',
    );
  const network = await networks.get(table, { networkId: dealer.networkId });
  return { network, dealer, locations: locations.filter((location) => worksAt(staff, location)) };
};

/** One of the locations. Errors: NotFound `location.unknown`, also for one that is not theirs. */
export const locationAmong = ({ locations }: Levels, locationId: string): Stored<Location> => {
  const location = locations.find((one) => one.locationId === locationId);
  if (location) return location;
  throw new AppError(
    'NotFound',
    'location.unknown',
    'There is no such location among yours. Ids keep leading zeros.',
  );
};
