import * as z from 'zod';
import { dealers, locations } from '../dealers/dealer-store.ts';
import type { SaveDeps, Saved } from '../dealers/save-item.ts';
import { AppError, type Issue } from '../kernel/app-error.ts';
import { changesBetween } from '../kernel/changes-between.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { partners } from '../partners/partner-store.ts';
import type { Stored } from '../table/entity.ts';
import { retryOnConflict } from '../table/retry-on-conflict.ts';
import type { Table } from '../table/table.ts';
import { MOST_RULES, routingRules, rulesOfDealer } from './routing-rule-store.ts';
import { type RoutingRule, routingRuleSchema } from './routing-rule.ts';
import { requireRuleVersion, ruleRecord } from './rule-record.ts';

const commandSchema = z.strictObject({
  ...routingRuleSchema.shape,
  when: z.strictObject(routingRuleSchema.shape.when.shape).default({}),
  enabled: z.boolean().default(true),
  /** The version that was read, 0 for a new rule; left out: whatever stands there. */
  version: z.int().min(0).optional(),
});

/**
 * Makes a routing rule of a dealer or replaces it as a whole (S0.6, S0.7): a rule is read in one piece, so it is written
 * in one. Functions notice within a minute. Refused when it could never do what it says. Errors: InvalidInput with
 * issues, NotFound `dealer.unknown`, Conflict `rule.too_many`, `rule.changed`.
 */
export const saveRoutingRule = async (deps: SaveDeps, command: unknown): Promise<Saved<RoutingRule>> => {
  const { version, ...rule } = parseCommand(commandSchema, 'rule.invalid', 'The routing rule', command);
  const { dealerId, ruleId } = rule;
  if (!(await dealers.get(deps.table, { dealerId }))) {
    throw new AppError(
      'NotFound',
      'dealer.unknown',
      `Rule ${ruleId} cannot be saved: there is no dealer ${dealerId}. Ids keep leading zeros; see npm run admin -- dealer show --id ${dealerId}`,
    );
  }
  const issues = [...effectIssues(rule), ...(await referenceIssues(deps.table, rule))];
  if (issues[0]) {
    const { path, message } = issues[0];
    throw new AppError('InvalidInput', 'rule.invalid', `The routing rule is not valid: ${path}: ${message}`, {
      details: { issues },
    });
  }
  return retryOnConflict.execute(() => write(deps, rule, version));
};

/** One write: the rule, the one under its former event, and the record of who did it. */
const write = async (
  { table, now, by }: SaveDeps,
  rule: RoutingRule,
  version: number | undefined,
): Promise<Saved<RoutingRule>> => {
  const { dealerId, ruleId, event } = rule;
  const all = await rulesOfDealer(table, dealerId);
  const present = all.filter((other) => other.ruleId === ruleId);
  if (present.length === 0 && all.length >= MOST_RULES)
    throw new AppError(
      'Conflict',
      'rule.too_many',
      `Dealer ${dealerId} has ${all.length} rules; at most ${MOST_RULES} are read for an event. Remove one first: npm run admin -- rule list --dealer ${dealerId}`,
    );
  const [before] = present;
  requireRuleVersion(before, version);
  // The event is part of a rule's key.
  const current = present.find((other) => other.event === event);
  const former = present.filter((other) => other.event !== event);
  const changes = changesBetween(withoutVersion(before), rule);
  if (changes.length === 0) return { result: 'unchanged', changes, item: rule };
  const at = now();
  const put = current
    ? routingRules.replacement({ ...rule, version: current.version }, at)
    : routingRules.creation(rule, at);
  const what = before ? 'rule.changed' : 'rule.created';
  const mark = (before?.version ?? 0) + 1;
  await table.writeTogether([
    put,
    ...former.map((other) => routingRules.removal(other)),
    ...(by ? [ruleRecord({ rule, by, what, changes, mark }, at)] : []),
  ]);
  return { result: before ? 'updated' : 'created', changes, item: rule };
};

const withoutVersion = (rule: Stored<RoutingRule> | undefined): RoutingRule | undefined => {
  if (!rule) return undefined;
  const { version: _version, ...content } = rule;
  return content;
};

/** Events that say themselves what the status becomes. */
const WITH_STATUS: readonly string[] = ['appointment.cancelled', 'service.status', 'order.status'];

/** What a rule asks for that cannot happen, by what events do (`change-visit.ts`). */
const effectIssues = ({ event, when, action }: RoutingRule): Issue[] => {
  const issues: Issue[] = [];
  const onResultsOnly = 'only checkin.finished brings results; leave this condition out';
  if (event !== 'checkin.finished' && when.decision !== undefined)
    issues.push({ path: 'when.decision', message: onResultsOnly });
  if (event !== 'checkin.finished' && when.hasRemarks !== undefined)
    issues.push({ path: 'when.hasRemarks', message: onResultsOnly });
  if (action.do === 'start-check-in' && [...WITH_STATUS, 'checkin.finished'].includes(event)) {
    issues.push({
      path: 'action.do',
      message: `a ${event} cannot start a check-in; checkin.start and appointment.upserted can`,
    });
  }
  if (action.do === 'set-status' && WITH_STATUS.includes(event))
    issues.push({ path: 'action.do', message: `a ${event} says the status itself` });
  return issues;
};

/** What a rule names that does not exist: it would never fire. */
const referenceIssues = async (table: Table, { dealerId, when }: RoutingRule): Promise<Issue[]> => {
  const issues: Issue[] = [];
  for (const locationId of when.locationIds ?? []) {
    if (!(await locations.get(table, { dealerId, locationId })))
      issues.push({
        path: 'when.locationIds',
        message: `dealer ${dealerId} has no location ${locationId}; ids keep leading zeros`,
      });
  }
  for (const partnerId of when.partnerIds ?? []) {
    if (!(await partners.get(table, { partnerId })))
      issues.push({ path: 'when.partnerIds', message: `there is no partner ${partnerId}` });
  }
  return issues;
};
