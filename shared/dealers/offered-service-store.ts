import { CACHE_SECONDS, cached } from '../platform/cache.ts';
import { OFFERED_SERVICE } from '../table/access-patterns/tenancy.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { type OfferedService, offeredServiceSchema } from './offered-service.ts';

export const offeredServices = defineEntity({
  name: 'offered-service',
  schemaNumber: 1,
  shape: offeredServiceSchema,
  key: OFFERED_SERVICE,
  keyParts: ({ dealerId, code }) => ({ dealerId, code }),
  privacy: { class: 'configuration', holds: 'services that the dealer offers, and their prices' },
});

/** A page of a check-in shows a handful; this is where saving stops. */
export const MOST_SERVICES = 50;

/** All services that a dealer has, also those that rest. */
export const servicesOfDealer = async (table: Table, dealerId: string): Promise<Stored<OfferedService>[]> => {
  const page = await table.query({
    pk: makeKey(OFFERED_SERVICE.pk, { dealerId }),
    skPrefix: makeKeyPrefix(OFFERED_SERVICE.sk, {}),
    limit: MOST_SERVICES,
  });
  return page.items.map(offeredServices.parse);
};

export type FindServices = (dealerId: string) => Promise<OfferedService[]>;

/** The services of a dealer, remembered for a minute. */
export const servicesFinder = (table: Table): FindServices =>
  cached(CACHE_SECONDS, (dealerId) => servicesOfDealer(table, dealerId));
