import { describeInboxes } from '../../shared/events/describe-inboxes.ts';
import { describeRules, type RuleView } from '../../shared/events/describe-rules.ts';
import { removeRuleForStaff } from '../../shared/events/remove-rule-for-staff.ts';
import { saveRuleForStaff } from '../../shared/events/save-rule-for-staff.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { namePartners } from '../../shared/partners/name-partners.ts';
import { partnersOfDealer } from '../../shared/partners/partner-store.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { EMPTY_RULE, filledRule, type RuleForm, ruleFaults, ruleOf } from './rule-form.ts';
import { RulePage, type RulePageProps } from './rule-page.tsx';
import { RULE_WORDS } from './rule-words.ts';
import { RulesPage } from './rules-page.tsx';
import type { SettingsSiteDeps } from './settings-site.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

/** In the address of a rule that is not there yet; no rule can be called so by this form. */
const NEW = 'new';
const LIST = '/console/settings/rules';

/** The routing rules of a dealer (S0.6, S0.7, S0.40). */
export const ruleAnswers = (deps: SettingsSiteDeps) => ({
  'GET /console/settings/rules': async ({ viewer, query }: ConsoleRequest) => {
    const { rules } = await describeRules(deps, viewer);
    const partners = await namePartners(
      deps.findPartner,
      rules.flatMap(({ when }) => when.partnerIds ?? []),
    );
    const notice =
      query['saved'] === undefined
        ? undefined
        : { kind: 'good' as const, says: SETTINGS_WORDS[viewer.language].saved };
    return consoleReply(200, <RulesPage viewer={viewer} rules={rules} partners={partners} notice={notice} />);
  },
  'GET /console/settings/rules/{ruleId}': async (request: ConsoleRequest) => {
    const ruleId = request.params['ruleId'] ?? NEW;
    if (ruleId === NEW)
      return reply(deps, request, 200, { ruleId: undefined, form: EMPTY_RULE, mayChange: true });
    const rule = await requireRule(deps, request, ruleId);
    return reply(deps, request, 200, { ruleId, form: filledRule(rule), mayChange: rule.mayChange });
  },
  'POST /console/settings/rules/{ruleId}': (request: ConsoleRequest) => save(deps, request),
  'POST /console/settings/rules/{ruleId}/remove': async ({ viewer, params }: ConsoleRequest) => {
    await removeRuleForStaff(deps, { staff: viewer.staff, ruleId: params['ruleId'] ?? '' });
    return redirectReply(303, `${LIST}?saved=1`);
  },
});

const requireRule = async (
  deps: SettingsSiteDeps,
  { viewer }: ConsoleRequest,
  ruleId: string,
): Promise<RuleView> => {
  const { rules } = await describeRules(deps, viewer);
  const rule = rules.find((one) => one.ruleId === ruleId);
  if (rule) return rule;
  throw new AppError('NotFound', 'rule.unknown', 'There is no such rule at your dealer.');
};

type Shown = Pick<RulePageProps, 'ruleId' | 'form' | 'mayChange' | 'saved' | 'faults' | 'notice'>;

const reply = async (
  deps: SettingsSiteDeps,
  { viewer }: ConsoleRequest,
  status: number,
  shown: Shown,
): Promise<HttpReply> => {
  const [{ inboxes }, partners] = await Promise.all([
    describeInboxes(deps, viewer),
    partnersOfDealer(deps.table, viewer.staff.dealerId),
  ]);
  return consoleReply(status, <RulePage viewer={viewer} inboxes={inboxes} partners={partners} {...shown} />);
};

const save = async (deps: SettingsSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer, params } = request;
  const words = RULE_WORDS[viewer.language];
  const form: RuleForm = request.form();
  const known = params['ruleId'] === NEW ? undefined : params['ruleId'];
  const ruleId = known ?? form['ruleId']?.trim() ?? '';
  const again = (status: number, more: Partial<Shown>): Promise<HttpReply> =>
    reply(deps, request, status, { ruleId: known, form, mayChange: true, ...more });
  if (ruleId === '' || ruleId === NEW)
    return again(400, { faults: { ruleId: CONSOLE_TEXTS[viewer.language].form.required } });
  try {
    await saveRuleForStaff(deps, { staff: viewer.staff, ruleId, body: ruleOf(form) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'rule.too_many') return again(409, { notice: { kind: 'bad', says: words.tooMany } });
    if (error.code === 'rule.changed')
      return conflict(deps, request, { ruleId, form, isNew: known === undefined });
    if (error.code === 'level.dealer_wide')
      return again(403, { notice: { kind: 'bad', says: words.notYours } });
    if (error.kind !== 'InvalidInput') throw error;
    return again(400, { faults: ruleFaults(error.details.issues ?? [], words) });
  }
  return redirectReply(303, `${LIST}?saved=1`);
};

/** Somebody was quicker: what was typed stays, and above it stands the rule as it is now. A new rule needs a name that is free. */
const conflict = async (
  deps: SettingsSiteDeps,
  request: ConsoleRequest,
  { ruleId, form, isNew }: { ruleId: string; form: RuleForm; isNew: boolean },
): Promise<HttpReply> => {
  const words = RULE_WORDS[request.viewer.language];
  if (isNew)
    return reply(deps, request, 409, {
      ruleId: undefined,
      form,
      mayChange: true,
      faults: { ruleId: words.faults.taken },
    });
  const rule = await requireRule(deps, request, ruleId);
  return reply(deps, request, 409, {
    ruleId,
    form: { ...form, version: String(rule.version) },
    mayChange: rule.mayChange,
    saved: rule,
    notice: { kind: 'bad', says: words.conflict },
  });
};
