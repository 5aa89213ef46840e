import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { removeRoutingRule } from './remove-routing-rule.ts';
import { requireRuleReach } from './require-rule-reach.ts';
import { rulesOfDealer } from './routing-rule-store.ts';

/** Removes a routing rule of a person's dealer, as they read it just now. Errors: NotFound `rule.unknown`, Forbidden `level.dealer_wide`, Conflict `rule.changed`. */
export const removeRuleForStaff = async (
  deps: { table: Table; now: Now; log: Log },
  { staff, ruleId }: { staff: Staff; ruleId: string },
): Promise<void> => {
  const { dealerId } = staff;
  const rule = (await rulesOfDealer(deps.table, dealerId)).find((one) => one.ruleId === ruleId);
  if (!rule) throw new AppError('NotFound', 'rule.unknown', 'There is no such rule at your dealer.');
  requireRuleReach(staff, rule);
  const { version } = rule;
  await removeRoutingRule({ ...deps, by: staff }, { dealerId, ruleId, version });
  deps.log.info('rule removed', { dealerId, ruleId, by: staff.sub });
};
