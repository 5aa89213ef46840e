import { AppError } from '../kernel/app-error.ts';
import type { Table } from '../table/table.ts';
import { type Dealership, findDealership } from './find-dealership.ts';

/** As `findDealership`, for a dealer that must exist because something of ours names it. */
export const requireDealership = async (table: Table, dealerId: string): Promise<Dealership> => {
  const dealership = await findDealership(table, dealerId);
  if (dealership) return dealership;
  throw new AppError(
    'NotFound',
    'dealer.unknown',
    `There is no dealer ${dealerId}. Ids keep leading zeros; expected one that was saved before.`,
  );
};
