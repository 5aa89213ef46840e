import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Table } from '../table/table.ts';
import { locations } from './dealer-store.ts';
import { type OfferedService, offeredServiceSchema } from './offered-service.ts';
import { MOST_SERVICES, offeredServices, servicesOfDealer } from './offered-service-store.ts';
import { requireServiceReach } from './require-service-reach.ts';
import { type Saved, saveItem } from './save-item.ts';
import type { Staff } from './staff.ts';

const {
  code: codeSchema,
  words,
  price,
  link,
  brands,
  locationIds,
  offered,
  position,
} = offeredServiceSchema.shape;

/** A service as it shall be: read in one piece, so written in one. */
export const offeredServiceBodySchema = z
  .strictObject({
    version: z.int().min(0).meta({ description: 'The one that you read; 0 for a new service.' }),
    words,
    price,
    link,
    brands: brands.default([]),
    locationIds: locationIds.default([]),
    offered: offered.default(true),
    position: position.default(0),
  })
  .meta({ id: 'OfferedServiceBody' });

/**
 * Makes a service that a dealer offers in the check-in, or replaces it (S2.4, S2.7, S2.26–29). Errors: InvalidInput with issues;
 * Forbidden `level.dealer_wide`; Conflict `service.changed`, `service.too_many`.
 */
export const saveOfferedService = async (
  deps: { table: Table; now: Now },
  { staff, code, body }: { staff: Staff; code: string; body: unknown },
): Promise<Saved<OfferedService>> => {
  const id = parseCommand(codeSchema, 'service.invalid', 'The code in the path', code);
  const { version, ...wanted } = parseCommand(
    offeredServiceBodySchema,
    'service.invalid',
    'The service',
    body,
  );
  requireServiceReach(staff, wanted);
  const { dealerId } = staff;
  await requireLocations(deps.table, dealerId, wanted.locationIds);
  if (version === 0 && (await servicesOfDealer(deps.table, dealerId)).length >= MOST_SERVICES)
    throw new AppError(
      'Conflict',
      'service.too_many',
      `There are ${MOST_SERVICES} services already, and no more are read. Remove one first.`,
    );
  return saveItem(
    { ...deps, by: staff },
    {
      store: offeredServices,
      shape: offeredServiceSchema,
      parts: { dealerId, code: id },
      noun: 'service',
      expected: { version, code: 'service.changed' },
      audit: { scope: 'dealer', scopeId: dealerId, kind: 'service', target: `service/${id}` },
      decide: (current) => {
        if (current) requireServiceReach(staff, current);
        return { dealerId, code: id, ...wanted };
      },
    },
  );
};

/** A service for a location that does not exist would be offered nowhere. */
const requireLocations = async (table: Table, dealerId: string, wanted: readonly string[]): Promise<void> => {
  const found = await locations.getMany(
    table,
    wanted.map((locationId) => ({ dealerId, locationId })),
  );
  const known = new Set(found.map(({ locationId }) => locationId));
  const issues = wanted.flatMap((locationId, index) =>
    known.has(locationId)
      ? []
      : [{ path: `locationIds.${index}`, message: 'is no location of your dealer; ids keep leading zeros' }],
  );
  if (issues.length === 0) return;
  throw new AppError(
    'InvalidInput',
    'service.invalid',
    'The service names a location that your dealer does not have. See issues; nothing was saved.',
    { details: { issues } },
  );
};
