import { locationAmong, type Levels } from '../dealers/read-levels.ts';
import type { PartialSettings } from '../dealers/settings.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';

/** Whose setting is to change: who looks after some locations only cannot change what holds for all. Errors: NotFound, Forbidden. */
export const requireLevel = (levels: Levels, staff: Staff, locationId: string | undefined): void => {
  if (locationId !== undefined) locationAmong(levels, locationId);
  else if (staff.locationIds.length > 0)
    throw new AppError(
      'Forbidden',
      'level.dealer_wide',
      'This holds for all locations of the dealer, and you look after some of them. Name one of yours as locationId.',
    );
};

/**
 * An identity of the AWS account that all dealers share (an address at SES, a number or pool at AWS) proves nothing about who
 * chooses it. What a dealer uses already it may go on using; a new one is for the network's admin or the operator.
 */
export const requireIdentity = (
  { network, dealer, locations }: Levels,
  staff: Staff,
  isUsedBy: (settings: PartialSettings) => boolean,
): void => {
  const all = [network?.settings ?? {}, dealer.settings, ...locations.map(({ settings }) => settings)];
  if (staff.roles.includes('network-admin') || all.some(isUsedBy)) return;
  throw new AppError(
    'Forbidden',
    'identity.of_the_account',
    'This sender belongs to the AWS account that all dealers share, and your dealer does not use it yet. Ask a network-admin, or whoever runs the platform, to set it once.',
  );
};
