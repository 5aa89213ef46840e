import { AppError } from '../kernel/app-error.ts';
import type { OfferedService } from './offered-service.ts';
import type { Staff } from './staff.ts';

/** Who looks after some locations only decides about services for those, which must say so. */
export const mayChangeService = (
  staff: Staff,
  { locationIds }: Pick<OfferedService, 'locationIds'>,
): boolean =>
  staff.locationIds.length === 0 ||
  (locationIds.length > 0 && locationIds.every((locationId) => staff.locationIds.includes(locationId)));

/** Errors: Forbidden `level.dealer_wide`. */
export const requireServiceReach = (staff: Staff, service: Pick<OfferedService, 'locationIds'>): void => {
  if (mayChangeService(staff, service)) return;
  throw new AppError(
    'Forbidden',
    'level.dealer_wide',
    'This service is offered at locations that you do not look after. Name yours as locationIds, or ask an admin of the dealer.',
  );
};
