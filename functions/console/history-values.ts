import * as z from 'zod';
import { bookingHoursSchema, WEEKDAYS } from '../../shared/dealers/booking.ts';
import type { AuditView } from '../../shared/dealers/describe-audit.ts';
import type { StaffNames } from '../../shared/dealers/name-staff.ts';
import { editableSchema, EDITABLE_SETTINGS } from '../../shared/dealers/setting-facts.ts';
import { purposeSchema, settingsSchema } from '../../shared/dealers/settings.ts';
import { ROLES } from '../../shared/dealers/staff.ts';
import { isEventType } from '../../shared/events/catalogue.ts';
import { languageSchema } from '../../shared/kernel/language.ts';
import type { PartnerNames } from '../../shared/partners/name-partners.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { AGREEMENT_WORDS } from './agreement-words.ts';
import { dayInWords } from './booking-words.ts';
import type { Viewer } from './console-handler.tsx';
import { CHANNEL_WORDS } from './channel-words.ts';
import { colonIn, CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { channelAt, channelFieldIn, partIn, retentionAt, settingIn } from './history-parts.ts';
import { HISTORY_WORDS } from './history-words.ts';
import { valueInWords } from './level-values.ts';
import { LOGO_WORDS } from './logo-words.ts';
import { RULE_WORDS } from './rule-words.ts';
import { SERVICE_WORDS } from './service-words.ts';
import { providerLabel } from './provider-label.ts';
import { SETTINGS_WORDS } from './settings-words.ts';
import { TEXT_WORDS } from './text-words.ts';

/* What the record of changes names by values and ids, in the words of the pages where they are changed. */

/** For whom the record is put in words: by what language, places and names. */
export type Reader = Pick<Viewer, 'language' | 'dealership'> & {
  names: StaffNames;
  partners: PartnerNames;
};

/** A value of the record: as text, lists and numbers as JSON; of a long list its first entries, and how many there are. */
type Recorded = { path: string; text: string; count?: number | undefined };

/** More entries than that are counted, and the first of them named. */
const MOST_NAMED = 5;
const FIRST_NAMED = 3;

const settingAt = (path: string) => EDITABLE_SETTINGS.find((setting) => path === `settings.${setting}`);

/** A day of the week that was closed or opened is recorded whole, else from when or to when alone. */
const isBookingDay = (path: string): boolean =>
  WEEKDAYS.some((day) => path === `settings.bookingHours.${day}`);

/** Values stand in the record as text, lists and numbers as JSON. */
export const readValue = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** A value in the words of its page. */
export const valueIn = (reader: Reader, { path, text, count }: Recorded): string => {
  const { language } = reader;
  const { none, secret } = HISTORY_WORDS[language];
  if (text === '(secret)') return secret;
  const value = readValue(text);
  const setting = settingAt(path);
  if (setting !== undefined && editableSchema.shape[setting].safeParse(value).success)
    return valueInWords(setting, value, language);
  const hours = isBookingDay(path) ? bookingHoursSchema.shape.monday.safeParse(value).data : undefined;
  if (hours !== undefined) return dayInWords(language, hours);
  if (Array.isArray(value)) return listIn(reader, path, value, count ?? value.length);
  if (typeof value === 'object' && value !== null) return fieldsIn(reader, path, value);
  // An older entry of many parts ends in the middle of one.
  if (/^(?:\{"|\[[{"])[^]*…$/.test(text)) return '…';
  const { yes, no, days } = SETTINGS_WORDS[language];
  if (typeof value === 'boolean') return value ? yes : no;
  if (value === null) return channelAt(path) === undefined ? none : CHANNEL_WORDS[language].state.off;
  if (typeof value === 'number' && retentionAt(path) !== undefined) return days(value);
  return nameIn(reader, path, text);
};

/** Where nothing is picked out, all are meant. */
const EMPTY_IS_ALL: ReadonlySet<string> = new Set(['locationIds', 'brands']);

/** What stands in a list: all of it where it is short, else how many entries it has and the first of them. */
const listIn = (reader: Reader, path: string, list: readonly unknown[], count: number): string => {
  const { none, entries } = HISTORY_WORDS[reader.language];
  if (count === 0) return EMPTY_IS_ALL.has(path) ? CONSOLE_TEXTS[reader.language].form.all : none;
  const isShort = count === list.length && count <= MOST_NAMED;
  const shown = list.slice(0, isShort ? count : FIRST_NAMED).map((one) => entryIn(reader, path, one));
  const said = shown.join(shown.some((one) => one.includes(',')) ? '; ' : ', ');
  return isShort ? said : entries(count, said === '' ? '…' : `${said}, …`);
};

const templateSchema = settingsSchema.shape.whatsapp.unwrap().shape.templates.element;
const entrySchema = z.union([
  templateSchema.transform((template) => ({ template })),
  z.looseObject({ purpose: purposeSchema }).transform(({ purpose }) => ({ purpose })),
  z.looseObject({ locationId: z.string() }).transform(({ locationId }) => ({ locationId })),
]);

/** One entry of a list: a template by what it is for and its language, a location by its name. */
const entryIn = (reader: Reader, path: string, entry: unknown): string => {
  if (typeof entry === 'string') return nameIn(reader, path, entry);
  const known = entrySchema.safeParse(entry).data;
  if (known === undefined) return '…';
  const { language } = reader;
  const { purposes } = DOMAIN_TEXTS[language];
  if ('locationId' in known) return placeIn(reader, known.locationId);
  if ('purpose' in known) return purposes[known.purpose];
  const { template } = known;
  const status = CHANNEL_WORDS[language].templates.statuses[template.status];
  return `${purposes[template.purpose]}, ${LANGUAGE_NAMES[template.language]}, ${template.name}, ${status}`;
};

/** Several settings that were set together, each by its name. */
const fieldsIn = (reader: Reader, path: string, fields: object): string =>
  Object.entries(fields)
    .map(([name, value]) => {
      const { language } = reader;
      const inner = `${path}.${name}`;
      const at = channelAt(inner);
      const label = at ? channelFieldIn(language, at.channel, name) : (partIn(language, inner) ?? name);
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return `${label}${colonIn(language)}${valueIn(reader, { path: inner, text })}`;
    })
    .join('; ');

const placeIn = ({ dealership }: Reader, wanted: string): string =>
  dealership.locations.find(({ locationId }) => locationId === wanted)?.name ?? wanted;

const nameIn = (reader: Reader, path: string, word: string): string => {
  const { language, names: people, partners } = reader;
  if (path.endsWith('ocationIds')) return placeIn(reader, word);
  if (path === 'members') return people.get(word) ?? word;
  if (path === PARTNERS) return partners.get(word) ?? word;
  if (path === 'locked') return settingIn(language, word) ?? word;
  if (/^settings\.oem\.gateway$|^settings\.sms\.provider$|^trial /.test(path)) return providerLabel(word);
  // A picture is named by a digest of it.
  if (path === 'settings.logo') return LOGO_WORDS[language].file.label;
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
  return new Map(Object.entries(names[path] ?? {})).get(word) ?? word;
};

type Entries = AuditView['entries'];

/** The accounts of people that entries of the record name: whose rights were changed, and who was in a team. */
export const accountsIn = (target: string | undefined, entries: Entries): string[] => [
  ...targetsIn('staff/', target, entries),
  ...listsIn('members', entries),
];

/** The partners that they name. */
export const partnersIn = (target: string | undefined, entries: Entries): string[] => [
  ...targetsIn('partner/', target, entries),
  ...listsIn(PARTNERS, entries),
];

const PARTNERS = 'when.partnerIds';
const idsSchema = z.array(z.string());

const targetsIn = (kind: string, target: string | undefined, entries: Entries): string[] =>
  [target, ...entries.map((entry) => entry.target)].flatMap((one) =>
    one?.startsWith(kind) ? [one.slice(kind.length)] : [],
  );

const listsIn = (wanted: string, entries: Entries): string[] =>
  entries
    .flatMap(({ changes }) => changes)
    .filter(({ path }) => path === wanted)
    .flatMap(({ from = '', to = '' }) => [readValue(from), readValue(to)])
    .flatMap((ids) => idsSchema.safeParse(ids).data ?? []);

/** The thing that was changed: `location/01` by its name, `template/asset-ready/de/*` as its page is headed. */
export const targetIn = (reader: Reader, target: string): string => {
  const { language, dealership, names, partners } = reader;
  const [kind = '', id = '', spoken, at] = target.split('/');
  const { levels } = SETTINGS_WORDS[language];
  const { inbox, contact, colleague, partner } = HISTORY_WORDS[language];
  switch (kind) {
    case 'network':
      return levels.network;
    case 'dealer':
      return `${levels.dealer} ${dealership.name}`;
    case 'location':
      return `${levels.location} ${placeIn(reader, id)}`;
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
      return `${partner} ${partners.get(id) ?? id}`;
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
      return at === undefined || at === '*' ? heading : `${heading}, ${placeIn(reader, at)}`;
    }
    default:
      return target;
  }
};
