import * as z from 'zod';
import { idSchema } from '../dealers/dealer.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { partnersOfDealer } from '../partners/partner-store.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { type RuleView, viewRule } from './describe-rules.ts';
import { requireRuleReach } from './require-rule-reach.ts';
import { routingRuleSchema } from './routing-rule.ts';
import { rulesOfDealer } from './routing-rule-store.ts';
import { saveRoutingRule } from './save-routing-rule.ts';

const { event, when, action, enabled } = routingRuleSchema.shape;

/** A rule as it shall be: read in one piece, so written in one. */
export const ruleBodySchema = z
  .strictObject({
    version: z.int().min(0).meta({ description: 'The one that you read; 0 for a new rule.' }),
    event,
    when: z.strictObject(when.shape).default({}),
    action,
    enabled: enabled.default(true),
  })
  .meta({ id: 'RoutingRuleBody' });

/**
 * Makes a routing rule of a person's dealer or replaces it (S0.6, S0.7, S0.40). Errors: as `saveRoutingRule`, and Forbidden
 * `level.dealer_wide`.
 */
export const saveRuleForStaff = async (
  deps: { table: Table; now: Now; log: Log },
  { staff, ruleId, body }: { staff: Staff; ruleId: string; body: unknown },
): Promise<RuleView> => {
  const id = parseCommand(idSchema, 'rule.invalid', 'The name in the path', ruleId);
  const rule = parseCommand(ruleBodySchema, 'rule.invalid', 'The routing rule', body);
  const { dealerId } = staff;
  const present = (await rulesOfDealer(deps.table, dealerId)).find((one) => one.ruleId === id);
  for (const each of present ? [present, rule] : [rule]) requireRuleReach(staff, each);
  await requirePartners(deps.table, dealerId, rule.when.partnerIds ?? []);
  const { result } = await saveRoutingRule({ ...deps, by: staff }, { ...rule, dealerId, ruleId: id });
  deps.log.info('rule saved', { dealerId, ruleId: id, result, by: staff.sub });
  const saved = (await rulesOfDealer(deps.table, dealerId)).find((one) => one.ruleId === id);
  if (saved) return viewRule(staff, saved);
  throw new AppError('Conflict', 'rule.changed', 'Somebody removed this rule just after you saved it.');
};

/** Only partners that act for the dealer: a rule for others would never fire, and who there is else is nobody's business. */
const requirePartners = async (table: Table, dealerId: string, wanted: readonly string[]): Promise<void> => {
  if (wanted.length === 0) return;
  const known = (await partnersOfDealer(table, dealerId)).map(({ partnerId }) => partnerId);
  const issues = wanted.flatMap((partnerId, index) =>
    known.includes(partnerId)
      ? []
      : [{ path: `when.partnerIds.${index}`, message: 'no such partner sends events for your dealer' }],
  );
  if (issues.length === 0) return;
  throw new AppError(
    'InvalidInput',
    'rule.invalid',
    'The routing rule names a partner that sends no events for your dealer, so it would never fire. See issues.',
    { details: { issues } },
  );
};
