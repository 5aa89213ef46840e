import type { FindInboxes } from '../conversations/require-target.ts';
import type { FindDealership } from '../dealers/dealership-store.ts';
import { teamInboxesOf } from '../dealers/team-inbox-store.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import type { Table } from '../table/table.ts';
import type { FindRules } from './routing-rule-store.ts';
import { inboxesOf } from './team-inboxes.ts';

export type FindInboxesDeps = { table: Table; findDealership: FindDealership; findRules: FindRules };

/** An inbox as somebody of the staff sees it. */
export type Inbox = {
  inbox: string;
  /** As the dealer calls it; absent where nobody named it. */
  name?: string;
  /** Whether they are in its team. */
  isMine: boolean;
};

type Place = { dealerId: string; locationId: string };

/** The inboxes of the locations at which somebody works, those of their own teams first. */
export const inboxesFor = async (deps: FindInboxesDeps, staff: Staff): Promise<Inbox[]> => {
  const inboxes = await find(deps, staff, (location) => worksAt(staff, location));
  return [...inboxes.filter(({ isMine }) => isMine), ...inboxes.filter(({ isMine }) => !isMine)];
};

/** The inboxes of a location's teams, as somebody sees them. */
export const inboxesAt = (deps: FindInboxesDeps, staff: Staff, { locationId }: Place): Promise<Inbox[]> =>
  find(deps, staff, (location) => location.locationId === locationId);

/** Finds the inboxes of a location's teams. */
export const inboxFinder =
  (deps: FindInboxesDeps): FindInboxes =>
  async ({ dealerId, locationId }) =>
    (await find(deps, { dealerId, sub: '' }, (location) => location.locationId === locationId)).map(
      ({ inbox }) => inbox,
    );

const find = async (
  { table, findDealership, findRules }: FindInboxesDeps,
  { dealerId, sub }: Pick<Staff, 'dealerId' | 'sub'>,
  isMeant: (location: Place) => boolean,
): Promise<Inbox[]> => {
  const [dealership, rules, named] = await Promise.all([
    findDealership(dealerId),
    findRules(dealerId),
    teamInboxesOf(table, dealerId),
  ]);
  return inboxesOf((dealership?.locations ?? []).filter(isMeant), rules, named).map((inbox) => {
    const team = named.find((one) => one.inbox === inbox);
    return {
      inbox,
      ...(team ? { name: team.name } : {}),
      isMine: team?.members.includes(sub) === true,
    };
  });
};
