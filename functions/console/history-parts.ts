import { WEEKDAYS } from '../../shared/dealers/booking.ts';
import { type RetentionClass, retentionDaysSchema } from '../../shared/dealers/retention.ts';
import { EDITABLE_SETTINGS } from '../../shared/dealers/setting-facts.ts';
import { type Channel, CHANNELS } from '../../shared/dealers/settings.ts';
import { type Language, languageSchema } from '../../shared/kernel/language.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { AGREEMENT_WORDS } from './agreement-words.ts';
import { weekdayIn } from './booking-words.ts';
import { CHANNEL_WORDS } from './channel-words.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { HISTORY_WORDS } from './history-words.ts';
import { LOGO_WORDS } from './logo-words.ts';
import { RETENTION_WORDS } from './retention-words.ts';
import { RULE_WORDS } from './rule-words.ts';
import { SERVICE_WORDS } from './service-words.ts';
import { SETTINGS_WORDS } from './settings-words.ts';
import { TEAM_INBOX_WORDS } from './team-inbox-words.ts';
import { TEXT_FIELDS } from './text-form.ts';
import { TEXT_WORDS } from './text-words.ts';

/* What the record of changes names by paths, in the words of the pages where it is changed. */

/** What only says which thing it is, as its heading does. */
const IDENTITIES: readonly string[] = ['dealerId', 'networkId', 'locationId', 'ruleId', 'inbox', 'code'];
export const isIdentity = (path: string): boolean => IDENTITIES.includes(path);

/** The channel that a path is about, and the field of its settings; the whole of them where there is none. */
export const channelAt = (path: string): { channel: Channel; field: string | undefined } | undefined => {
  const [first, second, field] = path.split('.');
  const channel = CHANNELS.find((one) => first === 'settings' && one === second);
  return channel && { channel, field };
};

/** What a field of a channel is called on its page; its own name where it has none. */
export const channelFieldIn = (language: Language, channel: Channel, field: string): string => {
  const { fields, provider, templates } = CHANNEL_WORDS[language];
  const { ownCheckIn } = HISTORY_WORDS[language];
  const names: Record<Channel, Readonly<Record<string, string>>> = {
    oem: { gateway: provider, brands: RULE_WORDS[language].brands, ownCheckIn },
    whatsapp: {
      phoneNumberId: fields.phoneNumberId.label,
      awsPhoneNumberId: fields.awsPhoneNumberId.label,
      templates: templates.heading,
      businessAccountId: fields.businessAccountId.label,
    },
    sms: {
      provider,
      sender: fields.sender.label,
      originationIdentity: fields.originationIdentity.label,
    },
    email: { from: fields.email.label, name: fields.name.label },
  };
  return names[channel][field] ?? field;
};

const retentionNames = retentionDaysSchema.keyof();

/** The days of the retention that a path is about. */
export const retentionAt = (path: string): RetentionClass | undefined =>
  retentionNames.safeParse(path.replace(/^settings\.retention\./, '')).data;

/** What a setting is called, also one that has a page of its own. */
export const settingIn = (language: Language, name: string): string | undefined => {
  const setting = EDITABLE_SETTINGS.find((one) => one === name);
  if (setting !== undefined) return SETTINGS_WORDS[language].settings[setting].label;
  const channel = CHANNELS.find((one) => one === name);
  if (channel !== undefined) return CONSOLE_TEXTS[language].channels[channel];
  return name === 'logo' ? LOGO_WORDS[language].heading : undefined;
};

/** What the page calls a part; undefined for what has no name there. */
export const partIn = (language: Language, path: string): string | undefined => {
  const [first, second = '', ...ends] = path.split('.');
  const setting = first === 'settings' ? settingIn(language, second) : undefined;
  if (setting !== undefined)
    return [setting, ...ends.flatMap((end) => endIn(language, path, end) ?? [])].join(', ');
  const field = TEXT_FIELDS.find((one) => path === `texts.${one.path}`);
  if (field !== undefined) return TEXT_WORDS[language].fields[field.label];
  // A trial message is told with the channel that it was for.
  if (path.startsWith('trial ')) return settingIn(language, path.slice('trial '.length));
  // The access data of a channel, and the addresses that its vendor reports to.
  const access = path.startsWith('bulkgate') ? 'sms' : path;
  return (
    spokenIn(language, path) ??
    retentionIn(language, path) ??
    namedIn(language, path) ??
    settingIn(language, access)
  );
};

/** The part of a setting that has several. */
const endIn = (language: Language, path: string, end: string): string | undefined => {
  const at = channelAt(path);
  if (at !== undefined) return end === at.field ? channelFieldIn(language, at.channel, end) : undefined;
  const { from, to, holdFirst, sends } = SETTINGS_WORDS[language];
  return new Map([
    ['from', from],
    ['to', to],
    ['holdFirst', holdFirst],
    ['purposes', sends],
    ...WEEKDAYS.map((day): [string, string] => [day, weekdayIn(language, day)]),
  ]).get(end);
};

/** What is said in several languages. */
const spokenIn = (language: Language, path: string): string | undefined => {
  const [first, second, third] = path.split('.');
  const spoken = languageSchema.safeParse(second).data;
  if (spoken === undefined) return undefined;
  if (first === 'texts' && (third === 'title' || third === 'text' || third === 'link'))
    return `${LANGUAGE_NAMES[spoken]}, ${AGREEMENT_WORDS[language].fields[third]}`;
  const { description, name } = SERVICE_WORDS[language];
  return first === 'words'
    ? `${third === 'description' ? description : name}, ${LANGUAGE_NAMES[spoken]}`
    : undefined;
};

const retentionIn = (language: Language, path: string): string | undefined => {
  const kept = retentionAt(path);
  return kept && RETENTION_WORDS[language].classes[kept].label;
};

const namedIn = (language: Language, path: string): string | undefined => {
  const { name, locks } = SETTINGS_WORDS[language];
  const history = HISTORY_WORDS[language];
  const service = SERVICE_WORDS[language];
  const rule = RULE_WORDS[language];
  return new Map([
    ['name', name],
    ['locked', locks],
    ['settings.retention.locked', locks],
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
    ['other', history.contact],
  ]).get(path);
};
