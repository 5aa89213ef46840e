import { CACHE_SECONDS, cached } from '../platform/cache.ts';
import { ROUTING_RULE } from '../table/access-patterns/tenancy.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { type RoutingRule, routingRuleSchema } from './routing-rule.ts';

export const routingRules = defineEntity({
  name: 'routing-rule',
  schemaNumber: 1,
  shape: routingRuleSchema,
  key: ROUTING_RULE,
  keyParts: ({ dealerId, event, ruleId }) => ({ dealerId, eventType: event, ruleId }),
  privacy: { class: 'configuration', holds: 'rules' },
});

/** A dealer has a handful; this is where administration stops adding. */
export const MOST_RULES = 100;

/** All rules of a dealer as they stand this moment. */
export const rulesOfDealer = async (table: Table, dealerId: string): Promise<Stored<RoutingRule>[]> => {
  const page = await table.query({
    pk: makeKey(ROUTING_RULE.pk, { dealerId }),
    skPrefix: makeKeyPrefix(ROUTING_RULE.sk, {}),
    limit: MOST_RULES + 1,
  });
  return page.items.map(routingRules.parse);
};

export type FindRules = (dealerId: string) => Promise<readonly RoutingRule[]>;

/** All rules of a dealer, remembered for a minute. */
export const ruleFinder = (table: Table): FindRules =>
  cached(CACHE_SECONDS, async (dealerId) => {
    const page = await table.query({
      pk: makeKey(ROUTING_RULE.pk, { dealerId }),
      skPrefix: makeKeyPrefix(ROUTING_RULE.sk, {}),
      limit: MOST_RULES,
      consistent: false,
    });
    return page.items.map(routingRules.parse);
  });
