import { CACHE_SECONDS, cached } from '../platform/cache.ts';
import type { Table } from '../table/table.ts';
import { dealers, locationsOf, networks } from './dealer-store.ts';
import { type LocationInForce, locationInForce } from './dealer.ts';
import { settingsInForce } from './locks.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

/** A dealer with all its locations and what holds there, as the console shows it. */
export type Dealership = {
  dealerId: string;
  networkId: string;
  name: string;
  colour: string;
  locations: readonly LocationInForce[];
};
export type FindDealership = (dealerId: string) => Promise<Dealership | undefined>;

/** Reads a dealer whole; remembered for a minute. A dealer has a few dozen locations at most. */
export const dealershipFinder = (table: Table): FindDealership =>
  cached(CACHE_SECONDS, async (dealerId) => {
    const [dealer, locations] = await Promise.all([
      dealers.get(table, { dealerId }, { consistent: false }),
      locationsOf(table, dealerId),
    ]);
    if (!dealer) return undefined;
    const { networkId, name } = dealer;
    const network = await networks.get(table, { networkId }, { consistent: false });
    return {
      dealerId,
      networkId,
      name,
      colour: settingsInForce([network, dealer]).colour ?? DEFAULT_SETTINGS.colour,
      locations: locations.map((location) => locationInForce(network, dealer, location)),
    };
  });
