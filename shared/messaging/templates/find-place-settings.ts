import { dealers, locations, networks } from '../../dealers/dealer-store.ts';
import { locationInForce, type LocationInForce } from '../../dealers/dealer.ts';
import { settingsInForce } from '../../dealers/locks.ts';
import type { PartialSettings } from '../../dealers/settings.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Table } from '../../table/table.ts';
import { type TemplatePlace, unknownLocation } from './template-place.ts';

/** What is set there, as far as it is. Errors: NotFound `dealer.unknown`, `location.unknown`. */
export const findPlaceSettings = async (
  table: Table,
  { dealerId, locationId }: TemplatePlace,
): Promise<{ settings: PartialSettings; location: LocationInForce | undefined }> => {
  const [dealer, location] = await Promise.all([
    dealers.get(table, { dealerId }),
    locationId === undefined ? undefined : locations.get(table, { dealerId, locationId }),
  ]);
  if (!dealer) throw new AppError('NotFound', 'dealer.unknown', `There is no dealer ${dealerId}.`);
  if (locationId !== undefined && !location) throw unknownLocation(locationId);
  const network = await networks.get(table, { networkId: dealer.networkId });
  if (location) {
    const inForce = locationInForce(network, dealer, location);
    return { settings: inForce.settings, location: inForce };
  }
  return { settings: settingsInForce([network, dealer]), location: undefined };
};
