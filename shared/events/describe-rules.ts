import * as z from 'zod';
import type { Staff } from '../dealers/staff.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { mayChangeRule } from './require-rule-reach.ts';
import { rulesOfDealer } from './routing-rule-store.ts';
import { type RoutingRule, routingRuleSchema } from './routing-rule.ts';

export const ruleViewSchema = routingRuleSchema
  .omit({ dealerId: true })
  .extend({
    version: z.int().meta({ description: 'To be said when the rule is saved or removed.' }),
    mayChange: z.boolean().meta({ description: 'False for rules that reach beyond your locations.' }),
  })
  .meta({ id: 'RoutingRule' });
export type RuleView = z.infer<typeof ruleViewSchema>;

export const rulesViewSchema = z
  .object({ rules: z.array(ruleViewSchema).meta({ description: 'By event, at most 100.' }) })
  .meta({ id: 'RoutingRules' });

/** A rule as staff see it. */
export const viewRule = (staff: Staff, { dealerId: _dealerId, ...rule }: Stored<RoutingRule>): RuleView => ({
  ...rule,
  mayChange: mayChangeRule(staff, rule),
});

/** The routing rules of a dealer (S0.6, S0.7, S0.40). */
export const describeRules = async (
  { table }: { table: Table },
  { staff }: { staff: Staff },
): Promise<{ rules: RuleView[] }> => {
  const rules = await rulesOfDealer(table, staff.dealerId);
  return { rules: rules.map((rule) => viewRule(staff, rule)) };
};
