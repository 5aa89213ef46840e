import { AppError } from '../kernel/app-error.ts';
import type { Staff } from './staff.ts';

type Duty = Pick<Staff, 'roles' | 'locationIds'>;

/** Who looks after some locations decides about people of those only. */
const isWithinReach = (by: Staff, { locationIds }: Duty): boolean =>
  by.locationIds.length === 0 ||
  (locationIds.length > 0 && locationIds.every((locationId) => by.locationIds.includes(locationId)));

const isNetworkAdmin = ({ roles }: Duty): boolean => roles.includes('network-admin');

/** Whether somebody may change what another one may do. Their own roles nobody changes: so no dealer is ever left without an admin. */
export const mayChangeStaff = (by: Staff, person: Duty & Pick<Staff, 'sub'>): boolean =>
  person.sub !== by.sub && isWithinReach(by, person) && (!isNetworkAdmin(person) || isNetworkAdmin(by));

/**
 * Whether somebody may give, or take away, roles and locations. `duties`: as they are and as they shall be. Errors: Forbidden
 * `level.dealer_wide`, `staff.network_admin`.
 */
export const requireStaffRight = (by: Staff, duties: readonly Duty[]): void => {
  if (!duties.every((duty) => isWithinReach(by, duty)))
    throw new AppError(
      'Forbidden',
      'level.dealer_wide',
      'This is somebody of locations that you do not look after. Name some of yours as locationIds, or ask an admin of the dealer.',
    );
  if (duties.some(isNetworkAdmin) && !isNetworkAdmin(by))
    throw new AppError(
      'Forbidden',
      'staff.network_admin',
      'The role network-admin is given and taken by network-admins only, and they are changed by nobody else.',
    );
};
