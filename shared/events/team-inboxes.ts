import type { LocationInForce } from '../dealers/dealer.ts';
import type { TeamInbox } from '../dealers/team-inbox.ts';
import type { RoutingRule } from './routing-rule.ts';

/**
 * Every inbox that staff of these locations look into: the default ones, those that the dealer named, and those that rules send to, switched off
 * or on: something may wait in them.
 */
export const inboxesOf = (
  locations: readonly Pick<LocationInForce, 'locationId' | 'settings'>[],
  rules: readonly Pick<RoutingRule, 'action' | 'when'>[],
  named: readonly Pick<TeamInbox, 'inbox'>[],
): string[] => {
  const isAbout = ({ when: { locationIds } }: Pick<RoutingRule, 'when'>): boolean =>
    locationIds === undefined || locations.some(({ locationId }) => locationIds.includes(locationId));
  const byRule = rules
    .filter(isAbout)
    .flatMap(({ action }) => (action.do === 'notify-inbox' ? [action.inbox] : []));
  const byDefault = locations.map(({ settings }) => settings.defaultInbox);
  return [...new Set([...byDefault, ...[...named.map(({ inbox }) => inbox), ...byRule].toSorted()])];
};
