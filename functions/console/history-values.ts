import { bookingHoursSchema, WEEKDAYS } from '../../shared/dealers/booking.ts';
import { editableSchema, EDITABLE_SETTINGS } from '../../shared/dealers/setting-facts.ts';
import { CHANNELS, purposeSchema } from '../../shared/dealers/settings.ts';
import { ROLES } from '../../shared/dealers/staff.ts';
import { isEventType } from '../../shared/events/catalogue.ts';
import { type Language, languageSchema } from '../../shared/kernel/language.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { AGREEMENT_WORDS } from './agreement-words.ts';
import { dayInWords, weekdayIn } from './booking-words.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { HISTORY_WORDS } from './history-words.ts';
import { valueInWords } from './level-values.ts';
import { RULE_WORDS } from './rule-words.ts';
import { SERVICE_WORDS } from './service-words.ts';
import { SETTINGS_WORDS } from './settings-words.ts';
import { TEAM_INBOX_WORDS } from './team-inbox-words.ts';
import { TEXT_FIELDS } from './text-form.ts';
import { TEXT_WORDS } from './text-words.ts';

/* What the record of changes names by paths and ids, in the words of the pages where it is changed. */

/** What only says which thing it is, as its heading does. */
const IDENTITIES: readonly string[] = ['dealerId', 'networkId', 'locationId', 'ruleId', 'inbox', 'code'];
export const isIdentity = (path: string): boolean => IDENTITIES.includes(path);

const settingAt = (path: string) => EDITABLE_SETTINGS.find((setting) => path === `settings.${setting}`);

/** A day of the week that was closed or opened is recorded whole, else from when or to when alone. */
const isBookingDay = (path: string): boolean =>
  WEEKDAYS.some((day) => path === `settings.bookingHours.${day}`);

/** What the page calls a part; undefined for what has no name there. */
export const partIn = (language: Language, path: string): string | undefined => {
  const settings = SETTINGS_WORDS[language];
  const [first, second, third, fourth] = path.split('.');
  const setting = EDITABLE_SETTINGS.find((one) => first === 'settings' && one === second);
  if (setting !== undefined) {
    const names = new Map([
      ['from', settings.from],
      ['to', settings.to],
      ['holdFirst', settings.holdFirst],
      ['purposes', settings.sends],
      ...WEEKDAYS.map((day): [string, string] => [day, weekdayIn(language, day)]),
    ]);
    const within = [third, fourth].flatMap((name) => names.get(name ?? '') ?? []);
    return [settings.settings[setting].label, ...within].join(', ');
  }
  const field = TEXT_FIELDS.find((one) => path === `texts.${one.path}`);
  if (field !== undefined) return TEXT_WORDS[language].fields[field.label];
  const spoken = languageSchema.safeParse(second).data;
  if (
    first === 'texts' &&
    spoken !== undefined &&
    (third === 'title' || third === 'text' || third === 'link')
  )
    return `${LANGUAGE_NAMES[spoken]}, ${AGREEMENT_WORDS[language].fields[third]}`;
  const channel = CHANNELS.find((one) => first === 'settings' && one === second);
  if (channel !== undefined && third !== undefined)
    return `${CONSOLE_TEXTS[language].channels[channel]}, ${third}`;
  const history = HISTORY_WORDS[language];
  const service = SERVICE_WORDS[language];
  if (first === 'words' && spoken !== undefined)
    return `${third === 'description' ? service.description : service.name}, ${LANGUAGE_NAMES[spoken]}`;
  const rule = RULE_WORDS[language];
  return new Map([
    ['name', settings.name],
    ['locks', settings.locks],
    ['roles', history.roles],
    ['status', history.account],
    ['locationIds', rule.locations],
    ['members', TEAM_INBOX_WORDS[language].members],
    ['event', rule.event],
    ['when.locationIds', rule.locations],
    ['when.partnerIds', rule.partners],
    ['when.brands', rule.brands],
    ['when.decision', rule.decision],
    ['when.hasRemarks', rule.remarks],
    ['action.do', rule.action],
    ['action.purpose', rule.purpose],
    ['action.inbox', rule.inbox],
    ['action.status', rule.status],
    ['enabled', rule.enabled],
    ['brands', rule.brands],
    ['price.amount', service.price],
    ['price.currency', service.currency],
    ['link', service.link],
    ['offered', service.offered],
    ['position', service.position],
    ['mandatory', AGREEMENT_WORDS[language].mandatory],
    ['number', AGREEMENT_WORDS[language].version],
  ]).get(path);
};

/** Values stand in the record as text, lists and numbers as JSON. */
export const readValue = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** A value in the words of its page. */
export const valueIn = ({ language, dealership }: Viewer, path: string, text: string): string => {
  const { yes, no } = SETTINGS_WORDS[language];
  if (text === '(secret)') return HISTORY_WORDS[language].secret;
  const value = readValue(text);
  const setting = settingAt(path);
  if (setting !== undefined && editableSchema.shape[setting].safeParse(value).success)
    return valueInWords(setting, value, language);
  const hours = isBookingDay(path) ? bookingHoursSchema.shape.monday.safeParse(value).data : undefined;
  if (hours !== undefined) return dayInWords(language, hours);
  // Things of many parts are too long for a line, and cut off in the record.
  if (/^\[?\{/.test(text)) return '…';
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value))
    return value.length === 0
      ? HISTORY_WORDS[language].none
      : value.map((one) => nameIn({ language, dealership }, path, String(one))).join(', ');
  return nameIn({ language, dealership }, path, text);
};

const nameIn = (
  { language, dealership }: Pick<Viewer, 'language' | 'dealership'>,
  path: string,
  word: string,
): string => {
  const { decision, purposes, visitStatus, eventTypes } = DOMAIN_TEXTS[language];
  const names: Record<string, Readonly<Record<string, string>>> = {
    'action.do': RULE_WORDS[language].does,
    'action.purpose': purposes,
    'action.status': visitStatus,
    'when.decision': decision,
    status: HISTORY_WORDS[language].accounts,
    roles: Object.fromEntries(ROLES.map((role) => [role, CONSOLE_TEXTS[language].roles[role]])),
    event: isEventType(word) ? { [word]: eventTypes[word] } : {},
  };
  const isPlace = path.endsWith('ocationIds');
  const place = isPlace && dealership.locations.find(({ locationId }) => locationId === word);
  if (place) return place.name;
  return new Map(Object.entries(names[path] ?? {})).get(word) ?? word;
};

/** The account of whom of the staff was changed. */
export const staffIn = (target: string | undefined): string | undefined =>
  target?.startsWith(STAFF) ? target.slice(STAFF.length) : undefined;
const STAFF = 'staff/';

/** The thing that was changed: `location/01` by its name, `template/asset-ready/de/*` as its page is headed. */
export const targetIn = (
  { language, dealership }: Viewer,
  target: string,
  names: ReadonlyMap<string, string>,
): string => {
  const [kind = '', id = '', spoken, at] = target.split('/');
  const { levels } = SETTINGS_WORDS[language];
  const { inbox, contact, colleague, partner } = HISTORY_WORDS[language];
  const placeOf = (locationId: string): string =>
    dealership.locations.find((one) => one.locationId === locationId)?.name ?? locationId;
  switch (kind) {
    case 'network':
      return levels.network;
    case 'dealer':
      return `${levels.dealer} ${dealership.name}`;
    case 'location':
      return `${levels.location} ${placeOf(id)}`;
    case 'rule':
      return RULE_WORDS[language].changeHeading(id);
    case 'service':
      return SERVICE_WORDS[language].changeHeading(id);
    case 'inbox':
      return `${inbox} ${id}`;
    case 'agreement':
      return AGREEMENT_WORDS[language].heading(id);
    case 'contact':
      return `${contact} ${id}`;
    case 'partner':
      return `${partner} ${id}`;
    case 'staff':
      return names.get(id) ?? `${colleague} ${id}`;
    case 'template': {
      const purpose = purposeSchema.safeParse(id).data;
      const known = languageSchema.safeParse(spoken).data;
      if (purpose === undefined || known === undefined) return target;
      const heading = TEXT_WORDS[language].heading(
        DOMAIN_TEXTS[language].purposes[purpose],
        LANGUAGE_NAMES[known],
      );
      return at === undefined || at === '*' ? heading : `${heading}, ${placeOf(at)}`;
    }
    default:
      return target;
  }
};
