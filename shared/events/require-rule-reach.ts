import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { RoutingRule } from './routing-rule.ts';

/** Who looks after some locations only decides about rules for those, which must say so. */
export const mayChangeRule = ({ locationIds }: Staff, { when }: Pick<RoutingRule, 'when'>): boolean =>
  locationIds.length === 0 ||
  (when.locationIds !== undefined &&
    when.locationIds.length > 0 &&
    when.locationIds.every((locationId) => locationIds.includes(locationId)));

/** Errors: Forbidden `level.dealer_wide`. */
export const requireRuleReach = (staff: Staff, rule: Pick<RoutingRule, 'when'>): void => {
  if (mayChangeRule(staff, rule)) return;
  throw new AppError(
    'Forbidden',
    'level.dealer_wide',
    'This rule holds for locations that you do not look after. Name yours as when.locationIds, or ask an admin of the dealer.',
  );
};
