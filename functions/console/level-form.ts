import type * as z from 'zod';
import {
  AUTOMATED_PURPOSES,
  type AutomatedPurpose,
  type Automation,
} from '../../shared/dealers/automation.ts';
import type { SettingsView } from '../../shared/dealers/describe-settings.ts';
import { lockableSchema, type SettingName } from '../../shared/dealers/locks.ts';
import {
  EDITABLE_SETTINGS,
  editableSchema,
  type EditableSetting,
  SETTING_FACTS,
} from '../../shared/dealers/setting-facts.ts';
import { sameValue } from '../../shared/kernel/same-value.ts';
import { BOOKING_WAYS, bookingHoursIn, filledBooking, waysIn } from './booking-form.ts';
import type { Faults } from './form-fields.tsx';
import { hoursIn, hoursNames } from './hours-form.ts';
import type { SettingsWords } from './settings-words.ts';

/* The form of a level's settings: fields by the names of settings, and what of them was changed. */

export type LevelForm = Readonly<Record<string, string>>;
export type LevelValues = z.infer<typeof valuesSchema>;
const valuesSchema = editableSchema.partial();

/** What holds at the level, as far as it has values. */
export const valuesOf = ({ settings }: SettingsView): LevelValues =>
  valuesSchema.parse(
    Object.fromEntries(
      settings.flatMap(({ setting, value, setBy }) => (setBy === 'nobody' ? [] : [[setting, value]])),
    ),
  );

/** Whether a message has a time before something that can be set. */
export const isReminder = (purpose: AutomatedPurpose): boolean => purpose.startsWith('reminder-');

/** The names of the fields that a setting stands in. */
export const QUIET = { ...hoursNames('quietHours'), always: 'quietHours.always' };
export const WINDOW = hoursNames('inviteWindow');

/** The fields as they stand before anything is typed. */
export const filledForm = (view: SettingsView): LevelForm => {
  const values = valuesOf(view);
  const { quietHours, inviteWindow, automation } = values;
  const purposes = automation?.purposes ?? [];
  const plain = (
    [
      'zone',
      'language',
      'country',
      'atWindowEnd',
      'checkInPage',
      'bookingTells',
      'defaultInbox',
      'colour',
      'inviteDaysBefore',
      'bookingNoticeHours',
      'bookingDaysAhead',
    ] as const
  ).map((name): [string, string] => [name, String(values[name] ?? '')]);
  return {
    ...Object.fromEntries(plain),
    ...filledBooking(values),
    name: view.name,
    version: String(view.version),
    [QUIET.from]: quietHours?.from ?? '08:00',
    [QUIET.to]: quietHours?.to ?? '21:00',
    ...(quietHours === null ? { [QUIET.always]: 'on' } : {}),
    [WINDOW.from]: inviteWindow?.from ?? '',
    [WINDOW.to]: inviteWindow?.to ?? '',
    confirmCheckIn: values.confirmCheckIn === true ? 'yes' : 'no',
    showPrices: values.showPrices === false ? 'no' : 'yes',
    transliterateSms: values.transliterateSms === true ? 'yes' : 'no',
    'automation.mode': automation?.mode ?? 'off',
    'automation.holdFirst': String(automation?.holdFirst ?? 0),
    ...Object.fromEntries(
      purposes.flatMap(({ purpose, hoursBefore }) => [
        [`automation.purpose.${purpose}`, 'on'],
        ...(hoursBefore === undefined ? [] : [[`automation.hours.${purpose}`, String(hoursBefore)]]),
      ]),
    ),
    ...Object.fromEntries(
      view.locks.filter(({ by }) => by === view.level).map(({ setting }) => [`lock.${setting}`, 'on']),
    ),
  };
};

/** A whole number as a person types it; NaN for what is none. */
const numberIn = (text: string | undefined): number =>
  /^\d{1,6}$/.test(text?.trim() ?? '') ? Number(text) : Number.NaN;

const automationIn = (form: LevelForm, before: Automation | undefined): unknown => ({
  mode: form['automation.mode'],
  holdFirst: numberIn(form['automation.holdFirst']),
  purposes: tickedIn(form).map((purpose) => {
    const typed = form[`automation.hours.${purpose}`] ?? '';
    const known = before?.purposes.find((one) => one.purpose === purpose)?.hoursBefore;
    const hoursBefore = isReminder(purpose) ? (typed === '' ? undefined : numberIn(typed)) : known;
    return hoursBefore === undefined ? { purpose } : { purpose, hoursBefore };
  }),
});

/** What the form says of a setting, before anybody judged it; undefined where it has no field for it. */
const said = (form: LevelForm, setting: EditableSetting, before: LevelValues): unknown => {
  switch (setting) {
    case 'quietHours':
      return form[QUIET.always] === undefined ? hoursIn(form, QUIET) : null;
    case 'inviteWindow':
      return hoursIn(form, WINDOW);
    case 'inviteDaysBefore':
    case 'bookingNoticeHours':
    case 'bookingDaysAhead':
      return form[setting] === undefined ? undefined : numberIn(form[setting]);
    case 'confirmCheckIn':
    case 'showPrices':
    case 'transliterateSms':
      return form[setting] === undefined ? undefined : form[setting] === 'yes';
    case 'automation':
      return form['automation.mode'] === undefined ? undefined : automationIn(form, before.automation);
    case 'bookingWays':
      return waysIn(form);
    case 'bookingHours':
      return bookingHoursIn(form, before.bookingHours);
    case 'country':
      return form[setting]?.trim().toUpperCase();
    case 'atWindowEnd':
    case 'bookingTells':
    case 'checkInPage':
    case 'colour':
    case 'defaultInbox':
    case 'language':
    case 'zone':
      return form[setting]?.trim();
  }
};

/** What boxes are ticked for in one order, so that ticking them in another one is no change. */
const comparable = (value: unknown): unknown => {
  const ways = editableSchema.shape.bookingWays.safeParse(value).data;
  if (ways) return BOOKING_WAYS.filter((way) => ways.includes(way));
  const automation = editableSchema.shape.automation.safeParse(value).data;
  return automation
    ? { ...automation, purposes: automation.purposes.toSorted((a, b) => (a.purpose < b.purpose ? -1 : 1)) }
    : value;
};

/** What shall be another one at a level. */
type LevelChange = {
  version: number;
  name?: string;
  settings: Record<string, unknown>;
  inherit: EditableSetting[];
  lock?: SettingName[];
  unlock?: SettingName[];
};

/** Whether all stands already as it was sent: by a second click, or since somebody else set the same. */
export const changesNothing = ({ name, settings, inherit, lock = [], unlock = [] }: LevelChange): boolean =>
  name === undefined && [Object.keys(settings), inherit, lock, unlock].every(({ length }) => length === 0);

/** What was changed, as the use case takes it, or what is wrong with it. What is shown and was left alone is not said. */
export const readLevelForm = (
  form: LevelForm,
  view: SettingsView,
  words: SettingsWords,
): { change: LevelChange } | { faults: Faults } => {
  const before = valuesOf(view);
  const open = view.settings.filter(({ lockedBy }) => lockedBy === undefined);
  const isLeft = (setting: EditableSetting): boolean => form[`inherit.${setting}`] !== undefined;
  const inherit = open
    .filter(({ setting, inherited }) => isLeft(setting) && inherited !== undefined)
    .map(({ setting }) => setting);
  const settings: Record<string, unknown> = {};
  const faults: Record<string, string> = {};
  for (const { setting, value } of open) {
    if (isLeft(setting)) continue;
    const wanted = said(form, setting, before);
    if (wanted === undefined || sameValue(comparable(wanted), comparable(value))) continue;
    // A setting that nobody has set yet may stay so.
    if (wanted === '' && value === null) continue;
    const parsed = editableSchema.shape[setting].safeParse(wanted);
    if (parsed.success) settings[setting] = parsed.data;
    else
      for (const { path } of parsed.error.issues)
        faults[fieldOf(setting, path, form)] = faultOf(setting, words);
  }
  const name = form['name']?.trim() ?? view.name;
  if (Object.keys(faults).length > 0) return { faults };
  return {
    change: {
      version: numberIn(form['version']),
      ...(name === view.name ? {} : { name }),
      settings,
      inherit,
      ...locksIn(form, view),
    },
  };
};

/** The field that a fault is about, by where in the setting it is. */
const fieldOf = (
  setting: EditableSetting,
  [first, index]: readonly PropertyKey[],
  form: LevelForm,
): string => {
  if (setting === 'quietHours') return QUIET.from;
  if (setting === 'inviteWindow') return WINDOW.from;
  if (setting === 'bookingHours') return hoursNames(`bookingHours.${String(first)}`).from;
  if (setting !== 'automation') return setting;
  if (first === 'mode' || first === 'holdFirst') return `automation.${first}`;
  return `automation.hours.${tickedIn(form)[Number(index)] ?? ''}`;
};

const tickedIn = (form: LevelForm): AutomatedPurpose[] =>
  AUTOMATED_PURPOSES.filter((purpose) => form[`automation.purpose.${purpose}`] !== undefined);

const faultOf = (setting: EditableSetting, { faults }: SettingsWords): string => {
  const { least, most } = SETTING_FACTS[setting];
  if (least !== undefined && most !== undefined) return faults.between(least, most);
  if (setting === 'quietHours' || setting === 'inviteWindow' || setting === 'bookingHours')
    return faults.hours;
  if (setting === 'automation') return faults.between(0, 336);
  if (setting === 'country') return faults.country;
  return setting === 'colour' ? faults.colour : faults.zone;
};

/** The locks that were set and taken away; those of a level above are not asked for. */
const locksIn = (form: LevelForm, { level, locks }: SettingsView): Pick<LevelChange, 'lock' | 'unlock'> => {
  if (level === 'location') return {};
  const here = locks.filter(({ by }) => by === level).map(({ setting }) => setting);
  const above = locks.filter(({ by }) => by !== level).map(({ setting }) => setting);
  const asked = lockableSchema.options.filter((setting) => !above.includes(setting));
  const wanted = asked.filter((setting) => form[`lock.${setting}`] !== undefined);
  return {
    lock: wanted.filter((setting) => !here.includes(setting)),
    unlock: here.filter((setting) => !wanted.includes(setting)),
  };
};

/** The faults that the use case found, beside the fields that they are about. */
export const faultsIn = (
  issues: readonly { path: string; message: string }[],
  words: SettingsWords,
): Faults =>
  Object.fromEntries(
    issues.map(({ path }) => {
      const setting = EDITABLE_SETTINGS.find(
        (name) => path === `settings.${name}` || path.startsWith(`settings.${name}.`),
      );
      return setting === undefined ? [path, words.noValue] : [setting, faultOf(setting, words)];
    }),
  );
