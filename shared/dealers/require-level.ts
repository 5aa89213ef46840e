import { AppError } from '../kernel/app-error.ts';
import { requireUnlocked } from './check-settings.ts';
import type { SettingName } from './locks.ts';
import { locationAmong, type Levels } from './read-levels.ts';
import type { Staff } from './staff.ts';

/** Who looks after some locations only cannot change what holds for all. Errors: Forbidden `level.dealer_wide`. */
export const requireDealerWide = (staff: Staff): void => {
  if (staff.locationIds.length === 0) return;
  throw new AppError(
    'Forbidden',
    'level.dealer_wide',
    'This holds for all locations of the dealer, and you look after some of them. Name one of yours as locationId.',
  );
};

/** A network is looked after by its own admins, who work at all locations of their dealer. Errors: Forbidden `level.network`. */
export const requireNetworkAdmin = (staff: Staff): void => {
  if (staff.roles.includes('network-admin') && staff.locationIds.length === 0) return;
  throw new AppError(
    'Forbidden',
    'level.network',
    'This holds for all dealers of the network. It is for its network-admins.',
  );
};

/**
 * Whether a person may change settings of their dealer, or of one location. Errors: NotFound `location.unknown`; Forbidden
 * `level.dealer_wide`, `setting.locked`.
 */
export const requireLevel = (
  levels: Levels,
  staff: Staff,
  { locationId, settings }: { locationId: string | undefined; settings: readonly SettingName[] },
): void => {
  if (locationId === undefined) requireDealerWide(staff);
  else locationAmong(levels, locationId);
  requireUnlocked(locationId === undefined ? [levels.network] : [levels.network, levels.dealer], settings);
};
