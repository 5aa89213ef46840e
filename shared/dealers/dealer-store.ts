import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Instant } from '../kernel/instant.ts';
import { CACHE_SECONDS, cached } from '../platform/cache.ts';
import { ALL_DEALERS } from '../table/access-patterns/privacy.ts';
import { DEALER, LOCATION, NETWORK } from '../table/access-patterns/tenancy.ts';
import { defineEntity, newItem, type NewItem, type Stored } from '../table/entity.ts';
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
import { changesPlans } from './plan-settings.ts';
import { newReplanning, type ReplanSubject } from './replanning.ts';
import { replannings } from './replanning-store.ts';
import type { PartialSettings } from './settings.ts';

/** That the visits of a place are to be planned anew, since its settings are not as they were at that version. */
const replanning = (subject: ReplanSubject, version: number, now: Instant): NewItem =>
  newItem(replannings, newReplanning(subject, `v${version + 1}`, now));
const settingsOf = ({ settings }: { settings: PartialSettings }) => ({ settings });

export const networks = defineEntity({
  name: 'network',
  schemaNumber: 1,
  shape: networkSchema,
  key: NETWORK,
  keyParts: ({ networkId }) => ({ networkId }),
  alongside: (before, after, now) =>
    changesPlans(settingsOf(before), settingsOf(after))
      ? [replanning({ kind: 'network', networkId: after.networkId }, before.version, now)]
      : [],
  privacy: { class: 'configuration', holds: 'settings' },
});
export const dealers = defineEntity({
  name: 'dealer',
  schemaNumber: 1,
  shape: dealerSchema,
  key: DEALER,
  keyParts: ({ dealerId }) => ({ dealerId }),
  alongside: (before, after, now) =>
    before.networkId !== after.networkId || changesPlans(settingsOf(before), settingsOf(after))
      ? [replanning({ kind: 'dealer', dealerId: after.dealerId }, before.version, now)]
      : [],
  index: ({ dealerId }) => ({
    gsi1pk: makeKey(ALL_DEALERS.pk, {}),
    gsi1sk: makeKey(ALL_DEALERS.sk, { dealerId }),
  }),
  privacy: { class: 'configuration', holds: 'settings' },
});
export const locations = defineEntity({
  name: 'location',
  schemaNumber: 1,
  shape: locationSchema,
  key: LOCATION,
  keyParts: ({ dealerId, locationId }) => ({ dealerId, locationId }),
  alongside: (before, after, now) => {
    const { dealerId, locationId } = after;
    return changesPlans(before, after)
      ? [replanning({ kind: 'location', dealerId, locationId }, before.version, now)]
      : [];
  },
  privacy: { class: 'configuration', holds: 'settings' },
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
    return loadLocation(table, { dealerId, locationId }, { consistent: false });
  });
  return ({ dealerId, locationId }) => load(JSON.stringify([dealerId, locationId]));
};

/** As it stands this moment: for those who have just changed a setting and want to see what it does. */
export const presentLocation =
  (table: Table): FindLocation =>
  (place) =>
    loadLocation(table, place, { consistent: true });

const loadLocation = async (
  table: Table,
  { dealerId, locationId }: { dealerId: string; locationId: string },
  options: { consistent: boolean },
): Promise<LocationInForce | undefined> => {
  const [dealer, location] = await Promise.all([
    dealers.get(table, { dealerId }, options),
    locations.get(table, { dealerId, locationId }, options),
  ]);
  if (!dealer || !location) return undefined;
  const network = await networks.get(table, { networkId: dealer.networkId }, options);
  return locationInForce(network, dealer, location);
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

/** The dealers behind one, by their ids; the first ones without it. */
export const dealersAfter = async (
  table: Table,
  after: string | undefined,
  limit: number,
): Promise<string[]> => {
  const keys = await table.findKeys({
    pk: makeKey(ALL_DEALERS.pk, {}),
    limit,
    ...(after === undefined ? {} : { skAfter: makeKey(ALL_DEALERS.sk, { dealerId: after }) }),
  });
  const found = keys.length === 0 ? [] : await table.getMany(keys);
  return found.map((item) => dealers.parse(item).dealerId).toSorted();
};
