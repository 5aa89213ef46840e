import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { inOrder, type OfferedService, offeredServiceSchema } from './offered-service.ts';
import { offeredServices, servicesOfDealer } from './offered-service-store.ts';
import { mayChangeService } from './require-service-reach.ts';
import type { Staff } from './staff.ts';

export const offeredServiceViewSchema = offeredServiceSchema
  .omit({ dealerId: true })
  .extend({
    version: z.int().meta({ description: 'To be said when the service is saved.' }),
    mayChange: z.boolean().meta({ description: 'False for services that reach beyond your locations.' }),
  })
  .meta({ id: 'OfferedService' });
/** A service as staff see it: with its version, and whether it is theirs to change. */
export type OfferedServiceView = z.infer<typeof offeredServiceViewSchema>;

export const offeredServicesViewSchema = z
  .object({
    services: z
      .array(offeredServiceViewSchema)
      .meta({ description: 'In the order in which they are offered, at most 50.' }),
  })
  .meta({ id: 'OfferedServices' });

const view = (
  staff: Staff,
  { dealerId: _dealerId, ...service }: Stored<OfferedService>,
): OfferedServiceView => ({ ...service, mayChange: mayChangeService(staff, service) });

/** The services that a dealer offers in the check-in, in their order (S2.4). */
export const describeOfferedServices = async (
  { table }: { table: Table },
  { staff }: { staff: Staff },
): Promise<OfferedServiceView[]> =>
  inOrder(await servicesOfDealer(table, staff.dealerId)).map((service) => view(staff, service));

/** One of them. Errors: NotFound `service.unknown`. */
export const describeOfferedService = async (
  { table }: { table: Table },
  { staff, code }: { staff: Staff; code: string },
): Promise<OfferedServiceView> => {
  const service = await offeredServices.get(table, { dealerId: staff.dealerId, code });
  if (service) return view(staff, service);
  throw new AppError('NotFound', 'service.unknown', 'There is no such service at your dealer.');
};
