import * as z from 'zod';
import { dealers, locations } from '../dealers/dealer-store.ts';
import { type SaveDeps, type Saved, saveItem } from '../dealers/save-item.ts';
import { AppError, type Issue } from '../kernel/app-error.ts';
import { changesBetween } from '../kernel/changes-between.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { partners } from '../partners/partner-store.ts';
import { ROUTING_RULE } from '../table/access-patterns/tenancy.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { MOST_RULES, routingRules } from './routing-rule-store.ts';
import { type RoutingRule, routingRuleSchema } from './routing-rule.ts';

const commandSchema = z.strictObject({
  ...routingRuleSchema.shape,
  when: z.strictObject(routingRuleSchema.shape.when.shape).default({}),
  enabled: z.boolean().default(true),
});

/**
 * Makes a routing rule of a dealer or replaces it as a whole (S0.6, S0.7): a rule is read in one piece, so it is written
 * in one. Functions notice within a minute. Refused when it could never do what it says. Errors: InvalidInput with
 * issues, NotFound `dealer.unknown`, Conflict `rule.too_many`.
 */
export const saveRoutingRule = async (deps: SaveDeps, command: unknown): Promise<Saved<RoutingRule>> => {
  const rule = parseCommand(commandSchema, 'rule.invalid', 'The routing rule', command);
  const { dealerId, ruleId, event } = rule;
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
  const others = (await rulesOf(deps.table, dealerId)).filter((other) => other.ruleId !== ruleId);
  if (others.length >= MOST_RULES) {
    throw new AppError(
      'Conflict',
      'rule.too_many',
      `Dealer ${dealerId} has ${others.length} rules; at most ${MOST_RULES} are read for an event. Remove one first: npm run admin -- rule list --dealer ${dealerId}`,
    );
  }
  const saved = await saveItem(deps, {
    store: routingRules,
    shape: routingRuleSchema,
    parts: { dealerId, ruleId, eventType: event },
    noun: 'routing rule',
    decide: () => rule,
  });
  const former = await removeUnderOtherEvents(deps.table, rule);
  return former ? { ...saved, result: 'updated', changes: changesBetween(former, rule) } : saved;
};

const rulesOf = async (table: Table, dealerId: string) => {
  const page = await table.query({
    pk: makeKey(ROUTING_RULE.pk, { dealerId }),
    skPrefix: makeKeyPrefix(ROUTING_RULE.sk, {}),
    limit: MOST_RULES + 1,
  });
  return page.items.map(routingRules.parse);
};

/** The event is part of a rule's key: the rule under its former event goes after the new one is there. */
const removeUnderOtherEvents = async (
  table: Table,
  { dealerId, ruleId, event }: RoutingRule,
): Promise<RoutingRule | undefined> => {
  const former = (await rulesOf(table, dealerId)).filter(
    (other) => other.ruleId === ruleId && other.event !== event,
  );
  for (const rule of former) await table.write(routingRules.removal(rule));
  if (!former[0]) return undefined;
  const { version: _version, ...rule } = former[0];
  return rule;
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
