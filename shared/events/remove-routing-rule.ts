import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Table } from '../table/table.ts';
import { ruleFinder, routingRules } from './routing-rule-store.ts';
import { type RoutingRule, routingRuleSchema } from './routing-rule.ts';

const commandSchema = z.strictObject(routingRuleSchema.pick({ dealerId: true, ruleId: true }).shape);

/** Removes a rule of a dealer and answers what it was. Errors: NotFound `rule.unknown`. */
export const removeRoutingRule = async (deps: { table: Table }, command: unknown): Promise<RoutingRule> => {
  const { dealerId, ruleId } = parseCommand(commandSchema, 'rule.invalid', 'The routing rule', command);
  const named = (await ruleFinder(deps.table)(dealerId)).find((rule) => rule.ruleId === ruleId);
  const rule = named && (await routingRules.get(deps.table, { dealerId, ruleId, eventType: named.event }));
  if (!rule)
    throw new AppError(
      'NotFound',
      'rule.unknown',
      `Dealer ${dealerId} has no rule ${ruleId}. See npm run admin -- rule list --dealer ${dealerId}`,
    );
  await deps.table.write(routingRules.removal(rule));
  const { version: _version, ...removed } = rule;
  return removed;
};
