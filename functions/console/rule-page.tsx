import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { Choice, Confirmed, type Faults, FaultSummary, SelectField, TextField } from './form-fields.tsx';
import { locationsFor } from './locations-for.ts';
import {
  RULE_ACTIONS,
  RULE_DECISIONS,
  RULE_EVENTS,
  RULE_PURPOSES,
  RULE_STATUSES,
  type RuleForm,
} from './rule-form.ts';
import { RULE_WORDS, type RuleWords } from './rule-words.ts';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export type RulePageProps = {
  viewer: Viewer;
  /** Undefined for a new one, whose name is asked for. */
  ruleId: string | undefined;
  form: RuleForm;
  mayChange: boolean;
  partners: readonly { partnerId: string; name: string }[];
  inboxes: readonly { inbox: string; name: string }[];
  faults?: Faults;
  notice?: SettingsFrameProps['notice'];
};

/** One routing rule: the event, the conditions, what follows. */
export const RulePage = (props: RulePageProps) => {
  const { viewer, ruleId, form, mayChange, faults = {}, notice } = props;
  const { language } = viewer;
  const words = RULE_WORDS[language];
  const path = `/console/settings/rules/${encodeURIComponent(ruleId ?? 'new')}`;
  return (
    <SettingsFrame
      viewer={viewer}
      title={ruleId === undefined ? words.makeHeading : words.changeHeading(ruleId)}
      lead={mayChange ? undefined : words.notYours}
      notice={notice}
    >
      <p class="crumb">
        <a href="/console/settings/rules">{SETTINGS_WORDS[language].sections.rules.title}</a>
      </p>
      <FaultSummary language={language} faults={faults} />
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
        <Conditions {...props} words={words} />
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

type Part = RulePageProps & { words: RuleWords };

const Conditions = ({ viewer, form, partners, faults = {}, words }: Part) => {
  const { decision } = DOMAIN_TEXTS[viewer.language];
  const any = { value: '', text: words.any };
  return (
    <fieldset class="card">
      <legend>{words.onlyIf}</legend>
      <p class="hint">{words.onlyIfHint}</p>
      <fieldset>
        <legend>{words.locations}</legend>
        {locationsFor(viewer).map(({ locationId, name }) => (
          <Choice
            type="checkbox"
            name={`location.${locationId}`}
            isChosen={form[`location.${locationId}`] !== undefined}
          >
            {name}
          </Choice>
        ))}
      </fieldset>
      {partners.length === 0 ? null : (
        <fieldset>
          <legend>{words.partners}</legend>
          {partners.map(({ partnerId, name }) => (
            <Choice
              type="checkbox"
              name={`partner.${partnerId}`}
              isChosen={form[`partner.${partnerId}`] !== undefined}
            >
              {name}
            </Choice>
          ))}
          {faults['partners'] === undefined ? null : <p class="fault">{faults['partners']}</p>}
        </fieldset>
      )}
      <div class="fields">
        <TextField
          name="brands"
          label={words.brands}
          hint={words.brandsHint}
          value={form['brands']}
          maxlength={500}
        />
        <SelectField
          name="decision"
          label={words.decision}
          value={form['decision']}
          fault={faults['decision']}
          options={[any, ...RULE_DECISIONS.map((value) => ({ value, text: decision[value] }))]}
        />
        <SelectField
          name="remarks"
          label={words.remarks}
          value={form['remarks']}
          fault={faults['remarks']}
          options={[
            any,
            { value: 'yes', text: words.withRemarks },
            { value: 'no', text: words.withoutRemarks },
          ]}
        />
      </div>
    </fieldset>
  );
};

const Action = ({ viewer, form, inboxes, faults = {}, words }: Part) => {
  const { purposes, visitStatus } = DOMAIN_TEXTS[viewer.language];
  const present = form['inbox'] ?? '';
  const known = inboxes.map(({ inbox, name }) => ({ value: inbox, text: name }));
  return (
    <fieldset class="card">
      <legend>{words.action}</legend>
      <SelectField
        name="do"
        label={words.action}
        value={form['do']}
        fault={faults['do']}
        options={RULE_ACTIONS.map((value) => ({ value, text: words.does[value] }))}
      />
      <div class="fields">
        <SelectField
          name="purpose"
          label={words.purpose}
          hint={words.onlyFor(words.does['send-template'])}
          value={form['purpose']}
          options={RULE_PURPOSES.map((value) => ({ value, text: purposes[value] }))}
        />
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
        <SelectField
          name="status"
          label={words.status}
          hint={words.onlyFor(words.does['set-status'])}
          value={form['status']}
          options={RULE_STATUSES.map((value) => ({ value, text: visitStatus[value] }))}
        />
      </div>
      <Choice type="checkbox" name="enabled" isChosen={form['enabled'] !== undefined}>
        {words.enabled}
      </Choice>
    </fieldset>
  );
};
