import type { SettingsView } from '../../shared/dealers/describe-settings.ts';
import { AUTOMATED_PURPOSES } from '../../shared/dealers/automation.ts';
import { lockableSchema } from '../../shared/dealers/locks.ts';
import { EDITABLE_SETTINGS } from '../../shared/dealers/setting-facts.ts';
import { CHANNELS } from '../../shared/dealers/settings.ts';
import { WEEKDAYS } from '../../shared/dealers/booking.ts';
import { BookingRows } from './booking-fields.tsx';
import { dayNames } from './booking-form.ts';
import { weekdayIn } from './booking-words.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { Choice, type Faults, TextField } from './form-fields.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { isReminder, type LevelForm, QUIET, WINDOW } from './level-form.ts';
import {
  AutomationFields,
  ColourField,
  LevelRow,
  type LevelRowProps,
  PlainField,
  HoursFields,
} from './level-rows.tsx';
import { LOGO_PATH } from './logo-page.tsx';
import { LOGO_WORDS } from './logo-words.ts';
import { levelQuery, SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export type LevelPageProps = {
  viewer: Viewer;
  view: SettingsView;
  form: LevelForm;
  inboxes: readonly { inbox: string; name: string }[];
  faults?: Faults;
  /** Somebody else saved meanwhile: what is set now stands beside what was typed. */
  isConflict?: boolean;
  notice?: SettingsFrameProps['notice'];
};

/** All settings of a level: what holds, who said it, and fields for what may be changed here (S2.1, S2.6, S3.10–15). */
export const LevelPage = (props: LevelPageProps) => {
  const { viewer, view, form, inboxes, faults = {}, isConflict = false, notice } = props;
  const { language } = viewer;
  const words = SETTINGS_WORDS[language];
  const { level, id, name } = view;
  const row = (setting: LevelRowProps['setting']): LevelRowProps => ({
    language,
    view,
    form,
    faults,
    setting,
    inboxes,
    isConflict,
  });
  const target = level === 'location' ? `location/${id}` : level;
  return (
    <SettingsFrame
      viewer={viewer}
      title={`${words.levels[level]}: ${name}`}
      lead={view.mayChange ? words.levelLead[level] : `${words.levelLead[level]} ${words.readOnly}`}
      notice={notice}
    >
      <FaultSummary language={language} faults={faults} labels={labelsOf(language)} />
      <form method="post" action="/console/settings/level">
        <input type="hidden" name="level" value={level} />
        {level === 'location' ? <input type="hidden" name="location" value={id} /> : null}
        <input type="hidden" name="version" value={view.version} />
        <fieldset class="card">
          <legend>{words.groups.place}</legend>
          <TextField
            name="name"
            label={words.name}
            hint={isConflict && form['name'] !== name ? words.setMeanwhile(name) : words.nameHint}
            value={form['name']}
            fault={faults['name']}
            maxlength={80}
            required
          />
          <LevelRow {...row('zone')} field={PlainField} />
          <LevelRow {...row('language')} field={PlainField} />
          <LevelRow {...row('country')} field={PlainField} />
        </fieldset>
        <fieldset class="card">
          <legend>{words.groups.times}</legend>
          <LevelRow {...row('quietHours')} field={HoursFields} />
          <LevelRow {...row('inviteWindow')} field={HoursFields} />
          <LevelRow {...row('inviteDaysBefore')} field={PlainField} />
          <LevelRow {...row('atWindowEnd')} field={PlainField} />
        </fieldset>
        <fieldset class="card">
          <legend>{words.groups.checkIn}</legend>
          <LevelRow {...row('checkInPage')} field={PlainField} />
          <LevelRow {...row('confirmCheckIn')} field={PlainField} />
          <LevelRow {...row('showPrices')} field={PlainField} />
          <LevelRow {...row('defaultInbox')} field={PlainField} />
        </fieldset>
        <fieldset class="card">
          <legend>{words.groups.automation}</legend>
          <LevelRow {...row('automation')} field={AutomationFields} />
          <LevelRow {...row('transliterateSms')} field={PlainField} />
        </fieldset>
        <BookingRows language={language} row={row} />
        <fieldset class="card">
          <legend>{words.groups.look}</legend>
          <LevelRow {...row('colour')} field={ColourField} />
          <LogoRow view={view} language={language} />
        </fieldset>
        <Locks view={view} form={form} language={language} />
        {view.mayChange ? (
          <div class="actions">
            <button class="go" type="submit">
              {CONSOLE_TEXTS[language].form.save}
            </button>
            <a class="quiet" href="/console/settings">
              {CONSOLE_TEXTS[language].form.cancel}
            </a>
          </div>
        ) : null}
      </form>
      <p>
        <a
          href={`/console/settings/history?${new URLSearchParams({ ...(level === 'network' ? { level } : {}), target }).toString()}`}
        >
          {words.changesOf}
        </a>
      </p>
    </SettingsFrame>
  );
};

/** What the fields are called that may be faulty. */
const labelsOf = (language: Language): Record<string, string> => {
  const { name, settings, holdFirst, sends } = SETTINGS_WORDS[language];
  return {
    name,
    ...Object.fromEntries(EDITABLE_SETTINGS.map((setting) => [setting, settings[setting].label])),
    [QUIET.from]: settings.quietHours.label,
    [WINDOW.from]: settings.inviteWindow.label,
    'automation.mode': settings.automation.label,
    'automation.holdFirst': holdFirst,
    ...Object.fromEntries(
      AUTOMATED_PURPOSES.filter(isReminder).map((purpose) => [`automation.hours.${purpose}`, sends]),
    ),
    ...Object.fromEntries(
      WEEKDAYS.map((day) => [
        dayNames(day).from,
        `${settings.bookingHours.label}, ${weekdayIn(language, day)}`,
      ]),
    ),
  };
};

/** The logo has a page of its own, since it is a file. */
const LogoRow = ({
  view: { level, id },
  language,
}: Pick<LevelPageProps, 'view'> & { language: Viewer['language'] }) => {
  const words = LOGO_WORDS[language];
  return (
    <div class="field">
      <span class="strong">{words.heading}</span>
      <a href={`${LOGO_PATH}?${levelQuery(level, level === 'location' ? id : undefined)}`}>{words.change}</a>
    </div>
  );
};

/** What nobody below may change. Channels have pages of their own; who may set them up below is said here as well. */
const Locks = ({
  view,
  form,
  language,
}: Pick<LevelPageProps, 'view' | 'form'> & { language: Viewer['language'] }) => {
  const words = SETTINGS_WORDS[language];
  const { level, locks, mayChange } = view;
  if (level === 'location' || !mayChange) return null;
  const isOpen = (setting: string): boolean =>
    !locks.some((lock) => lock.setting === setting && lock.by !== level);
  const lockable: readonly string[] = lockableSchema.options;
  const offered = [
    ...EDITABLE_SETTINGS.map((setting) => ({ setting, label: words.settings[setting].label })),
    { setting: 'logo', label: LOGO_WORDS[language].heading },
    ...CHANNELS.map((channel) => ({ setting: channel, label: CONSOLE_TEXTS[language].channels[channel] })),
  ].filter(({ setting }) => lockable.includes(setting) && isOpen(setting));
  return (
    <fieldset class="card">
      <legend>{words.locks}</legend>
      <p class="hint">{words.locksLead}</p>
      <div class="ticks">
        {offered.map(({ setting, label }) => (
          <Choice type="checkbox" name={`lock.${setting}`} isChosen={form[`lock.${setting}`] !== undefined}>
            {label}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
};
