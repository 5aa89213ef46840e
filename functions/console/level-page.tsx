import type { SettingsView } from '../../shared/dealers/describe-settings.ts';
import { lockableSchema } from '../../shared/dealers/locks.ts';
import { CHANNELS } from '../../shared/dealers/settings.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { Choice, type Faults, FaultSummary, TextField } from './form-fields.tsx';
import type { LevelForm } from './level-form.ts';
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
  notice?: SettingsFrameProps['notice'];
};

/** All settings of a level: what holds, who said it, and fields for what may be changed here (S2.1, S2.6, S3.10–15). */
export const LevelPage = ({ viewer, view, form, inboxes, faults = {}, notice }: LevelPageProps) => {
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
  });
  const target = level === 'location' ? `location/${id}` : level;
  return (
    <SettingsFrame
      viewer={viewer}
      title={`${words.levels[level]}: ${name}`}
      lead={view.mayChange ? words.levelLead[level] : `${words.levelLead[level]} ${words.readOnly}`}
      notice={notice}
    >
      <FaultSummary language={language} faults={faults} />
      <form method="post" action="/console/settings/level">
        <input type="hidden" name="level" value={level} />
        {level === 'location' ? <input type="hidden" name="location" value={id} /> : null}
        <input type="hidden" name="version" value={view.version} />
        <fieldset class="card">
          <legend>{words.groups.place}</legend>
          <TextField
            name="name"
            label={words.name}
            hint={words.nameHint}
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
          <LevelRow {...row('defaultInbox')} field={PlainField} />
        </fieldset>
        <fieldset class="card">
          <legend>{words.groups.automation}</legend>
          <LevelRow {...row('automation')} field={AutomationFields} />
          <LevelRow {...row('transliterateSms')} field={PlainField} />
        </fieldset>
        <fieldset class="card">
          <legend>{words.groups.look}</legend>
          <LevelRow {...row('colour')} field={ColourField} />
          <LogoRow view={view} form={form} language={language} />
        </fieldset>
        <ChannelLocks view={view} form={form} language={language} />
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

/** The logo has a page of its own, since it is a file; who may choose it below is said here. */
const LogoRow = ({ view, form, language }: LockProps) => {
  const words = LOGO_WORDS[language];
  const { level, id, locks } = view;
  const isLockedAbove = locks.some(({ setting, by }) => setting === 'logo' && by !== level);
  return (
    <div class="field">
      <span class="strong">{words.heading}</span>
      <a href={`${LOGO_PATH}?${levelQuery(level, level === 'location' ? id : undefined)}`}>{words.change}</a>
      {level === 'location' || isLockedAbove || !view.mayChange ? null : (
        <Choice type="checkbox" name="lock.logo" isChosen={form['lock.logo'] !== undefined}>
          {SETTINGS_WORDS[language].lock}
        </Choice>
      )}
    </div>
  );
};

type LockProps = Pick<LevelPageProps, 'view' | 'form'> & { language: Viewer['language'] };

/** Channels have pages of their own; who may set them up below is said here. */
const ChannelLocks = ({ view, form, language }: LockProps) => {
  const words = SETTINGS_WORDS[language];
  const { level, locks } = view;
  if (level === 'location') return null;
  const open = CHANNELS.filter(
    (channel) => !locks.some(({ setting, by }) => setting === channel && by !== level),
  );
  const lockable: readonly string[] = lockableSchema.options;
  return (
    <fieldset class="card">
      <legend>{words.channelLocks}</legend>
      <p class="hint">{words.channelLocksLead}</p>
      {open
        .filter((channel) => lockable.includes(channel))
        .map((channel) => (
          <Choice type="checkbox" name={`lock.${channel}`} isChosen={form[`lock.${channel}`] !== undefined}>
            {CONSOLE_TEXTS[language].channels[channel]}
          </Choice>
        ))}
    </fieldset>
  );
};
