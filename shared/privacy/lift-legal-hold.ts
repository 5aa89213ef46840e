import { AppError } from '../kernel/app-error.ts';
import { VersionConflict } from '../table/table.ts';
import { dateItems } from './date-items.ts';
import { findPersonalData } from './find-personal-data.ts';
import { legalHolds } from './legal-hold-store.ts';
import type { Who } from './personal-data.ts';
import type { PrivacyDeps } from './privacy-deps.ts';
import { requireDealership } from './require-dealership.ts';

/** Lifts a hold: the clocks run again from where they began, so that what is over goes at once. Errors: NotFound `hold.unknown`. */
export const liftLegalHold = async (
  deps: PrivacyDeps,
  { dealerId, contactId, by }: Who & { by: string },
): Promise<void> => {
  const hold = await legalHolds.get(deps.table, { dealerId, contactId });
  if (!hold)
    throw new AppError('NotFound', 'hold.unknown', 'There is no legal hold on a contact of that id.');
  try {
    await deps.table.write(legalHolds.removal(hold));
  } catch (error) {
    if (!(error instanceof VersionConflict)) throw error;
  }
  const dealership = await requireDealership(deps.table, dealerId);
  const data = await findPersonalData(deps, { dealerId, contactId, dealership });
  const { erased, changed } = await dateItems(deps, { data, dealership });
  deps.log.warn('legal hold lifted', { dealerId, contactId, by, since: hold.since, erased, changed });
};
