import { PURPOSES } from '../../shared/dealers/settings.ts';
import type { RuleView } from '../../shared/events/describe-rules.ts';
import { routingRuleSchema } from '../../shared/events/routing-rule.ts';
import type { Faults } from './form-fields.tsx';
import type { RuleWords } from './rule-words.ts';

/* The form of a routing rule: one field for each part, whatever the action is. */

export type RuleForm = Readonly<Record<string, string>>;

/** The values that the schema of a rule has, for the fields that are one of a few. */
const { event, action } = routingRuleSchema.shape;
export const RULE_EVENTS = event.options;
const [startCheckIn, sendTemplate, notifyInbox, setStatus] = action.options;
export const RULE_ACTIONS = [startCheckIn, sendTemplate, notifyInbox, setStatus].map(
  ({ shape }) => shape.do.value,
);
export const RULE_STATUSES = setStatus.shape.status.options;
/** The invite is what opening a check-in sends. */
export const RULE_PURPOSES = PURPOSES.filter((purpose) => purpose !== 'check-in-invite');
export const RULE_DECISIONS = ['accepted', 'declined', 'contact_me'] as const;

export const EMPTY_RULE: RuleForm = {
  version: '0',
  event: 'checkin.start',
  do: 'start-check-in',
  enabled: 'on',
};

/** The fields of a rule as it stands. */
export const filledRule = ({ version, event: on, when, action: then, enabled }: RuleView): RuleForm => ({
  version: String(version),
  event: on,
  ...Object.fromEntries((when.locationIds ?? []).map((id) => [`location.${id}`, 'on'])),
  ...Object.fromEntries((when.partnerIds ?? []).map((id) => [`partner.${id}`, 'on'])),
  brands: (when.brands ?? []).join(', '),
  decision: when.decision ?? '',
  remarks: when.hasRemarks === undefined ? '' : when.hasRemarks ? 'yes' : 'no',
  do: then.do,
  ...(then.do === 'send-template' ? { purpose: then.purpose } : {}),
  ...(then.do === 'notify-inbox' ? { inbox: then.inbox } : {}),
  ...(then.do === 'set-status' ? { status: then.status } : {}),
  ...(enabled ? { enabled: 'on' } : {}),
});

/** What is ticked of a list: the ends of the fields that begin so. */
const ticked = (form: RuleForm, begins: string): string[] =>
  Object.keys(form)
    .filter((name) => name.startsWith(begins))
    .map((name) => name.slice(begins.length));

/** The rule as the use case takes it. What belongs to another action is left out. */
export const ruleOf = (form: RuleForm): Record<string, unknown> => {
  const locationIds = ticked(form, 'location.');
  const partnerIds = ticked(form, 'partner.');
  const brands = (form['brands'] ?? '')
    .split(',')
    .map((brand) => brand.trim())
    .filter((brand) => brand !== '');
  const then: Record<string, unknown> = { do: form['do'] };
  if (form['do'] === 'send-template') then['purpose'] = form['purpose'];
  if (form['do'] === 'notify-inbox') then['inbox'] = form['inbox']?.trim();
  if (form['do'] === 'set-status') then['status'] = form['status'];
  return {
    version: Number(form['version']),
    event: form['event'],
    when: {
      ...(locationIds.length === 0 ? {} : { locationIds }),
      ...(partnerIds.length === 0 ? {} : { partnerIds }),
      ...(brands.length === 0 ? {} : { brands }),
      ...(form['decision'] ? { decision: form['decision'] } : {}),
      ...(form['remarks'] ? { hasRemarks: form['remarks'] === 'yes' } : {}),
    },
    action: then,
    enabled: form['enabled'] !== undefined,
  };
};

/** The faults that the use case found, beside the fields that they are about. */
export const ruleFaults = (issues: readonly { path: string }[], { faults }: RuleWords): Faults =>
  Object.fromEntries(
    issues.map(({ path }): [string, string] => {
      if (path === '' || path === 'ruleId') return ['ruleId', faults.id];
      if (path.startsWith('when.partnerIds')) return ['partners', faults.partner];
      if (path === 'when.decision') return ['decision', faults.resultsOnly];
      if (path === 'when.hasRemarks') return ['remarks', faults.resultsOnly];
      if (path === 'action.inbox') return ['inbox', faults.inbox];
      return ['do', faults.event];
    }),
  );
