import { AppError } from '../kernel/app-error.ts';
import type { Table } from '../table/table.ts';
import { dealers, locations } from './dealer-store.ts';
import type { Staff } from './staff.ts';

/** That a person of the staff is where something is. Errors: NotFound `dealer.unknown`, `location.unknown`. */
export const requirePlaces = async (
  table: Table,
  { name, dealerId, locationIds }: Pick<Staff, 'name' | 'dealerId' | 'locationIds'>,
): Promise<void> => {
  if (!(await dealers.get(table, { dealerId }))) {
    throw new AppError(
      'NotFound',
      'dealer.unknown',
      `${name} cannot belong to dealer ${dealerId}, which does not exist. Ids keep leading zeros.`,
    );
  }
  for (const locationId of locationIds) {
    if (await locations.get(table, { dealerId, locationId })) continue;
    throw new AppError(
      'NotFound',
      'location.unknown',
      `Dealer ${dealerId} has no location ${locationId}. Ids keep leading zeros.`,
    );
  }
};
