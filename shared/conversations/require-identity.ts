import type { Levels } from '../dealers/read-levels.ts';
import type { PartialSettings } from '../dealers/settings.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';

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
