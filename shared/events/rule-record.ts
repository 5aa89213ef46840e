import type { Actor } from '../dealers/audit.ts';
import { auditWrite } from '../dealers/audit-store.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Change } from '../kernel/changes-between.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Write } from '../table/table.ts';
import type { RoutingRule } from './routing-rule.ts';

type RuleChange = {
  rule: RoutingRule;
  by: Actor;
  what: 'rule.created' | 'rule.changed' | 'rule.removed';
  changes: readonly Change[];
  mark: number;
};

/** The record of who changed a rule, as a write to go with the change. */
export const ruleRecord = ({ rule, ...more }: RuleChange, at: Instant): Write =>
  auditWrite({ scope: 'dealer', scopeId: rule.dealerId, target: `rule/${rule.ruleId}`, ...more }, at);

/** Refuses to write over what somebody else has saved since. Errors: Conflict `rule.changed`. */
export const requireRuleVersion = (
  current: { version: number } | undefined,
  expected: number | undefined,
): void => {
  const found = current?.version ?? 0;
  if (expected === undefined || expected === found) return;
  throw new AppError(
    'Conflict',
    'rule.changed',
    `Somebody saved this rule since you read it: you have version ${expected}, there is version ${found} (0: none). Read it again and put your changes into it.`,
    { details: current ? { current: { ...current } } : {} },
  );
};
