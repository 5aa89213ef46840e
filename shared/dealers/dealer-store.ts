import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { CACHE_SECONDS, cached } from '../platform/cache.ts';
import { DEALER, LOCATION, NETWORK } from '../table/access-patterns/tenancy.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import {
  dealerSchema,
  type Location,
  type LocationInForce,
  locationInForce,
  locationSchema,
  type Network,
  networkSchema,
} from './dealer.ts';

export const networks = defineEntity({
  name: 'network',
  schemaNumber: 1,
  shape: networkSchema,
  key: NETWORK,
  keyParts: ({ networkId }) => ({ networkId }),
});
export const dealers = defineEntity({
  name: 'dealer',
  schemaNumber: 1,
  shape: dealerSchema,
  key: DEALER,
  keyParts: ({ dealerId }) => ({ dealerId }),
});
export const locations = defineEntity({
  name: 'location',
  schemaNumber: 1,
  shape: locationSchema,
  key: LOCATION,
  keyParts: ({ dealerId, locationId }) => ({ dealerId, locationId }),
});

/** A dealer has a few dozen at most. */
const MOST_LOCATIONS = 200;

/** The locations of a dealer. */
export const locationsOf = async (table: Table, dealerId: string): Promise<Stored<Location>[]> => {
  const page = await table.query({
    pk: makeKey(LOCATION.pk, { dealerId }),
    skPrefix: makeKeyPrefix(LOCATION.sk, {}),
    limit: MOST_LOCATIONS,
  });
  return page.items.map(locations.parse);
};

/** What holds at a location; undefined when there is no such location. */
export type FindLocation = (place: {
  dealerId: string;
  locationId: string;
}) => Promise<LocationInForce | undefined>;

const placeSchema = z.tuple([z.string(), z.string()]);

/** Reads network, dealer and location and resolves their settings; remembered for a minute. */
export const locationFinder = (table: Table): FindLocation => {
  const load = cached(CACHE_SECONDS, async (key: string) => {
    const [dealerId, locationId] = placeSchema.parse(JSON.parse(key));
    const [dealer, location] = await Promise.all([
      dealers.get(table, { dealerId }, { consistent: false }),
      locations.get(table, { dealerId, locationId }, { consistent: false }),
    ]);
    if (!dealer || !location) return undefined;
    const network = await networks.get(table, { networkId: dealer.networkId }, { consistent: false });
    return locationInForce(network, dealer, location);
  });
  return ({ dealerId, locationId }) => load(JSON.stringify([dealerId, locationId]));
};

export type FindNetwork = (networkId: string) => Promise<Network | undefined>;

/** Finds networks, and that there is none, from a cache of a minute. */
export const networkFinder = (table: Table): FindNetwork =>
  cached(CACHE_SECONDS, (networkId) => networks.get(table, { networkId }, { consistent: false }));

/** As `find`, for a location that must exist because something of ours names it. */
export const requireLocation = async (
  find: FindLocation,
  place: { dealerId: string; locationId: string },
): Promise<LocationInForce> => {
  const location = await find(place);
  if (location) return location;
  throw new AppError(
    'Defect',
    'location.missing',
    `Location ${place.dealerId}/${place.locationId} is named by an item but does not exist; was it deleted?`,
  );
};
