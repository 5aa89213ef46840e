import * as z from 'zod';
import type { SaveDeps } from '../dealers/save-item.ts';
import { AppError } from '../kernel/app-error.ts';
import { changesBetween } from '../kernel/changes-between.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { retryOnConflict } from '../table/retry-on-conflict.ts';
import { routingRules, rulesOfDealer } from './routing-rule-store.ts';
import { type RoutingRule, routingRuleSchema } from './routing-rule.ts';
import { requireRuleVersion, ruleRecord } from './rule-record.ts';

const commandSchema = z.strictObject({
  ...routingRuleSchema.pick({ dealerId: true, ruleId: true }).shape,
  /** The version that was read; left out: whatever stands there. */
  version: z.int().min(1).optional(),
});

/** Removes a rule of a dealer and answers what it was. Errors: NotFound `rule.unknown`, Conflict `rule.changed`. */
export const removeRoutingRule = async (deps: SaveDeps, command: unknown): Promise<RoutingRule> => {
  const { dealerId, ruleId, version } = parseCommand(
    commandSchema,
    'rule.invalid',
    'The routing rule',
    command,
  );
  return retryOnConflict.execute(async () => {
    const all = await rulesOfDealer(deps.table, dealerId);
    const rule = all.find((one) => one.ruleId === ruleId);
    if (!rule)
      throw new AppError(
        'NotFound',
        'rule.unknown',
        `Dealer ${dealerId} has no rule ${ruleId}. See npm run admin -- rule list --dealer ${dealerId}`,
      );
    requireRuleVersion(rule, version);
    const { version: mark, ...removed } = rule;
    const { by } = deps;
    const changes = changesBetween(removed, {});
    await deps.table.writeTogether([
      routingRules.removal(rule),
      ...(by ? [ruleRecord({ rule, by, what: 'rule.removed', changes, mark }, deps.now())] : []),
    ]);
    return removed;
  });
};
