import type { LocationInForce } from '../dealers/dealer.ts';
import type { RoutingRule } from './routing-rule.ts';

/** Every inbox that staff of these locations look into: the default ones, then those that rules name, switched off or on: something may wait in them. */
export const inboxesOf = (
  locations: readonly Pick<LocationInForce, 'locationId' | 'settings'>[],
  rules: readonly Pick<RoutingRule, 'action' | 'when'>[],
): string[] => {
  const isAbout = ({ when: { locationIds } }: Pick<RoutingRule, 'when'>): boolean =>
    locationIds === undefined || locations.some(({ locationId }) => locationIds.includes(locationId));
  const byRule = rules
    .filter(isAbout)
    .flatMap(({ action }) => (action.do === 'notify-inbox' ? [action.inbox] : []));
  return [...new Set([...locations.map(({ settings }) => settings.defaultInbox), ...byRule.toSorted()])];
};
