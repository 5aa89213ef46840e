import type { RuleView } from '../../shared/events/describe-rules.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { Choice, type Faults, SelectField, TextField } from './form-fields.tsx';
import { Confirmed } from './confirmed.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { RULE_ACTIONS, RULE_EVENTS, RULE_PURPOSES, RULE_STATUSES, type RuleForm } from './rule-form.ts';
import { RULE_WORDS, type RuleWords } from './rule-words.ts';
import { RuleConditions } from './rule-conditions.tsx';
import { RuleInWords } from './rules-page.tsx';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export type RulePageProps = {
  viewer: Viewer;
  /** Undefined for a new one, whose name is asked for. */
  ruleId: string | undefined;
  form: RuleForm;
  mayChange: boolean;
  /** The rule as somebody else saved it meanwhile. */
  saved?: RuleView;
  partners: readonly { partnerId: string; name: string }[];
  inboxes: readonly { inbox: string; name: string }[];
  faults?: Faults;
  notice?: SettingsFrameProps['notice'];
};

/** One routing rule: the event, the conditions, what follows. */
export const RulePage = (props: RulePageProps) => {
  const { viewer, ruleId, partners, form, mayChange, saved, faults = {}, notice } = props;
  const { language } = viewer;
  const words = RULE_WORDS[language];
  const path = `/console/settings/rules/${encodeURIComponent(ruleId ?? 'new')}`;
  return (
    <SettingsFrame
      viewer={viewer}
      title={ruleId === undefined ? words.makeHeading : words.changeHeading(ruleId)}
      lead={mayChange ? undefined : words.notYours}
      within={{ href: '/console/settings/rules', title: SETTINGS_WORDS[language].sections.rules.title }}
      notice={notice}
    >
      {saved === undefined ? null : (
        <div class="card">
          <RuleInWords
            viewer={viewer}
            rule={saved}
            partners={new Map(partners.map(({ partnerId, name }) => [partnerId, name]))}
          />
        </div>
      )}
      <FaultSummary
        language={language}
        faults={faults}
        labels={{
          ruleId: words.id,
          event: words.event,
          partners: words.partners,
          decision: words.decision,
          remarks: words.remarks,
          do: words.what,
          inbox: words.inbox,
        }}
      />
      <form method="post" action={path}>
        <input type="hidden" name="version" value={form['version']} />
        <fieldset class="card">
          <legend>{words.when}</legend>
          {ruleId === undefined ? (
            <TextField
              name="ruleId"
              label={words.id}
              hint={words.idHint}
              value={form['ruleId']}
              fault={faults['ruleId']}
              maxlength={40}
              required
            />
          ) : null}
          <SelectField
            name="event"
            label={words.event}
            value={form['event']}
            options={RULE_EVENTS.map((event) => ({
              value: event,
              text: `${DOMAIN_TEXTS[language].eventTypes[event]} (${event})`,
            }))}
          />
        </fieldset>
        <RuleConditions {...props} words={words} />
        <Action {...props} words={words} />
        {mayChange ? (
          <div class="actions">
            <button class="go" type="submit">
              {CONSOLE_TEXTS[language].form.save}
            </button>
            <a class="quiet" href="/console/settings/rules">
              {CONSOLE_TEXTS[language].form.cancel}
            </a>
          </div>
        ) : null}
      </form>
      {ruleId === undefined || !mayChange ? null : (
        <Confirmed
          ask={words.removeAsk}
          says={words.removeSays}
          action={`${path}/remove`}
          button={words.remove}
        />
      )}
      {ruleId === undefined ? null : (
        <p>
          <a
            href={`/console/settings/history?${new URLSearchParams({ target: `rule/${ruleId}` }).toString()}`}
          >
            {SETTINGS_WORDS[language].changesOf}
          </a>
        </p>
      )}
    </SettingsFrame>
  );
};

export type RulePart = RulePageProps & { words: RuleWords };

const Action = ({ viewer, form, inboxes, faults = {}, words }: RulePart) => {
  const { purposes, visitStatus } = DOMAIN_TEXTS[viewer.language];
  const present = form['inbox'] ?? '';
  const known = inboxes.map(({ inbox, name }) => ({ value: inbox, text: name }));
  return (
    <fieldset class="card">
      <legend>{words.action}</legend>
      <SelectField
        name="do"
        label={words.what}
        value={form['do']}
        fault={faults['do']}
        options={RULE_ACTIONS.map((value) => ({ value, text: words.does[value] }))}
      />
      <div class="fields">
        <div class="of-send-template">
          <SelectField
            name="purpose"
            label={words.purpose}
            hint={words.onlyFor(words.does['send-template'])}
            value={form['purpose']}
            options={RULE_PURPOSES.map((value) => ({ value, text: purposes[value] }))}
          />
        </div>
        <div class="of-notify-inbox">
          <SelectField
            name="inbox"
            label={words.inbox}
            hint={words.onlyFor(words.does['notify-inbox'])}
            value={present}
            fault={faults['inbox']}
            options={
              present === '' || known.some(({ value }) => value === present)
                ? known
                : [{ value: present, text: present }, ...known]
            }
          />
        </div>
        <div class="of-set-status">
          <SelectField
            name="status"
            label={words.status}
            hint={words.onlyFor(words.does['set-status'])}
            value={form['status']}
            options={RULE_STATUSES.map((value) => ({ value, text: visitStatus[value] }))}
          />
        </div>
      </div>
      <Choice type="checkbox" name="enabled" isChosen={form['enabled'] !== undefined}>
        {words.enabled}
      </Choice>
    </fieldset>
  );
};
