import type { FindInboxes } from '../conversations/require-target.ts';
import type { FindDealership } from '../dealers/dealership-store.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import type { FindRules } from './routing-rule-store.ts';
import { inboxesOf } from './team-inboxes.ts';

export type FindInboxesDeps = { findDealership: FindDealership; findRules: FindRules };

/** The inboxes of the locations at which somebody works. */
export const inboxesFor = async (deps: FindInboxesDeps, staff: Staff): Promise<string[]> =>
  find(deps, staff.dealerId, (location) => worksAt(staff, location));

/** Finds the inboxes of a location's teams. */
export const inboxFinder =
  (deps: FindInboxesDeps): FindInboxes =>
  ({ dealerId, locationId }) =>
    find(deps, dealerId, (location) => location.locationId === locationId);

const find = async (
  { findDealership, findRules }: FindInboxesDeps,
  dealerId: string,
  isMeant: (location: { dealerId: string; locationId: string }) => boolean,
): Promise<string[]> => {
  const [dealership, rules] = await Promise.all([findDealership(dealerId), findRules(dealerId)]);
  return inboxesOf((dealership?.locations ?? []).filter(isMeant), rules);
};
