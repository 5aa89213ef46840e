import type { VNode } from 'preact';
import { AUTOMATED_PURPOSES, DEFAULT_HOURS_BEFORE } from '../../shared/dealers/automation.ts';
import type { SettingsView } from '../../shared/dealers/describe-settings.ts';
import { type EditableSetting, SETTING_FACTS } from '../../shared/dealers/setting-facts.ts';
import { LOCALES } from '../../shared/kernel/language.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { Choice, type Faults, SelectField, TextField } from './form-fields.tsx';
import { filledForm, isReminder, type LevelForm, QUIET, WINDOW } from './level-form.ts';
import { optionsOf, type ShownSetting } from './level-options.ts';
import { valueInWords } from './level-values.ts';
import { SETTINGS_WORDS } from './settings-words.ts';

export type LevelRowProps = ShownSetting & {
  view: SettingsView;
  faults: Faults;
  /** Somebody else saved meanwhile. */
  isConflict: boolean;
};
export type Field = (props: LevelRowProps) => VNode;

/** A setting: its field with who set it, and the way back to what is above; or, where it is locked above, its value alone. */
export const LevelRow = ({ field: Input, ...props }: LevelRowProps & { field: Field }) => {
  const { language, view, form, setting, isConflict } = props;
  const words = SETTINGS_WORDS[language];
  const shown = view.settings.find((one) => one.setting === setting);
  if (!shown) return null;
  const { label, hint } = words.settings[setting];
  const setBy = <span class="chip">{words.setBy[shown.setBy]}</span>;
  if (shown.lockedBy !== undefined || !view.mayChange)
    return (
      <div class="setting">
        <span class="line">
          <span class="strong">{label}</span>
          {setBy}
          {shown.lockedBy === undefined ? null : (
            <span class="chip warn">{words.lockedBy[shown.lockedBy]}</span>
          )}
        </span>
        <p>{valueInWords(setting, shown.value, language)}</p>
        <p class="hint">{hint}</p>
      </div>
    );
  return (
    <div class="setting">
      <Input {...props} />
      <p class="line">{setBy}</p>
      {isConflict && isTyped(form, view, setting) ? (
        <p class="notice warn">{words.setMeanwhile(valueInWords(setting, shown.value, language))}</p>
      ) : null}
      {shown.inherited === undefined ? null : (
        <Choice
          type="checkbox"
          name={`inherit.${setting}`}
          isChosen={form[`inherit.${setting}`] !== undefined}
        >
          {words.inheritAgain(valueInWords(setting, shown.inherited.value, language))}
        </Choice>
      )}
    </div>
  );
};

/** Whether the fields of a setting say something else than what is set. */
const isTyped = (form: LevelForm, view: SettingsView, setting: EditableSetting): boolean => {
  const filled = filledForm(view);
  const names = new Set([...Object.keys(filled), ...Object.keys(form)]);
  return [...names].some(
    (name) =>
      (name === setting || name.startsWith(`${setting}.`)) && (filled[name] ?? '') !== (form[name] ?? ''),
  );
};

const common = ({ language, form, faults, setting }: LevelRowProps) => ({
  name: setting,
  ...SETTINGS_WORDS[language].settings[setting],
  value: form[setting],
  fault: faults[setting],
});

/** One of a few, a number or a word. */
export const PlainField: Field = (props) => {
  const options = optionsOf(props);
  if (options) return <SelectField {...common(props)} options={options} />;
  const { least, most } = SETTING_FACTS[props.setting];
  return (
    <TextField
      {...common(props)}
      {...(most === undefined
        ? { maxlength: 20 }
        : { type: 'number' as const, min: String(least ?? 0), max: String(most) })}
    />
  );
};

/** From when to when; for messages also at any hour. */
export const HoursFields: Field = ({ language, form, faults, setting }) => {
  const words = SETTINGS_WORDS[language];
  const { label, hint } = words.settings[setting];
  const names = setting === 'quietHours' ? QUIET : WINDOW;
  return (
    <fieldset>
      <legend>{label}</legend>
      <p class="hint">{hint}</p>
      <div class="fields">
        <TextField
          name={names.from}
          label={words.from}
          type="time"
          value={form[names.from]}
          fault={faults[names.from] ?? faults[setting]}
        />
        <TextField name={names.to} label={words.to} type="time" value={form[names.to]} />
      </div>
      {setting === 'quietHours' ? (
        <Choice type="checkbox" name={QUIET.always} isChosen={form[QUIET.always] !== undefined}>
          {words.atAnyHour}
        </Choice>
      ) : null}
    </fieldset>
  );
};

/** Which messages follow the visit, when, and how many wait first (S1.25, S1.32). */
export const AutomationFields: Field = ({ language, form, faults }) => {
  const words = SETTINGS_WORDS[language];
  const { automationMode, purposes } = DOMAIN_TEXTS[language];
  return (
    <>
      <div class="fields">
        <SelectField
          name="automation.mode"
          {...words.settings.automation}
          value={form['automation.mode']}
          fault={faults['automation.mode'] ?? faults['automation']}
          options={(['off', 'shadow', 'on'] as const).map((mode) => ({
            value: mode,
            text: automationMode[mode],
          }))}
        />
        <TextField
          name="automation.holdFirst"
          label={words.holdFirst}
          hint={words.holdFirstHint}
          type="number"
          min="0"
          max="100"
          value={form['automation.holdFirst']}
          fault={faults['automation.holdFirst']}
        />
      </div>
      <fieldset>
        <legend>{words.sends}</legend>
        <div class="ticks">
          {AUTOMATED_PURPOSES.map((purpose) => (
            <Choice
              type="checkbox"
              name={`automation.purpose.${purpose}`}
              isChosen={form[`automation.purpose.${purpose}`] !== undefined}
            >
              {purposes[purpose]}
            </Choice>
          ))}
        </div>
      </fieldset>
      <div class="fields">
        {AUTOMATED_PURPOSES.filter(isReminder).map((purpose) => (
          <TextField
            name={`automation.hours.${purpose}`}
            label={words.hoursBefore(purposes[purpose])}
            type="number"
            min="1"
            max="336"
            hint={`${words.setBy.default}: ${DEFAULT_HOURS_BEFORE}`}
            value={form[`automation.hours.${purpose}`]}
            fault={faults[`automation.hours.${purpose}`]}
          />
        ))}
      </div>
    </>
  );
};

/** The colour, and how the text on it is seen. */
export const ColourField: Field = (props) => {
  const { language, view } = props;
  const words = SETTINGS_WORDS[language];
  const { ratio, onWhite } = view.contrast;
  const number = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 });
  return (
    <>
      <TextField {...common(props)} type="color" />
      <p class="hint">
        {words.contrast(number.format(ratio))}
        {onWhite < 4.5 ? ` ${words.darkened}` : ''}
      </p>
    </>
  );
};
