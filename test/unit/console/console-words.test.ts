import { describe, expect, it } from 'vitest';
import { AGREEMENT_WORDS } from '../../../functions/console/agreement-words.ts';
import { ANSWER_TEXTS } from '../../../functions/console/answer-texts.ts';
import { OFFER_TEXTS } from '../../../functions/customer-site/offer-texts.ts';
import { BOOKING_WORDS } from '../../../functions/console/booking-words.ts';
import { CHANNEL_WORDS } from '../../../functions/console/channel-words.ts';
import { COMPOSER_TEXTS } from '../../../functions/console/composer-texts.ts';
import { CONSOLE_TEXTS } from '../../../functions/console/console-texts.ts';
import { CONTACT_TEXTS } from '../../../functions/console/contact-texts.ts';
import { CONVERSATION_TEXTS } from '../../../functions/console/conversation-texts.ts';
import { DOMAIN_TEXTS } from '../../../functions/console/domain-texts.ts';
import { DRY_RUN_TEXTS } from '../../../functions/console/dry-run-texts.ts';
import { EVENT_NOTE_WORDS } from '../../../functions/console/event-note-words.ts';
import { FAULT_WORDS } from '../../../functions/console/fault-words.ts';
import { HISTORY_WORDS } from '../../../functions/console/history-words.ts';
import { LOGO_WORDS } from '../../../functions/console/logo-words.ts';
import { RETENTION_WORDS } from '../../../functions/console/retention-words.ts';
import { INBOX_TEXTS } from '../../../functions/console/inbox-texts.ts';
import { OVERVIEW_TEXTS } from '../../../functions/console/overview-texts.ts';
import { PARTNER_WORDS } from '../../../functions/console/partner-words.ts';
import { RULE_WORDS } from '../../../functions/console/rule-words.ts';
import { SERVICE_WORDS } from '../../../functions/console/service-words.ts';
import { SETTINGS_WORDS } from '../../../functions/console/settings-words.ts';
import { TEAM_INBOX_WORDS } from '../../../functions/console/team-inbox-words.ts';
import { TEAM_WORDS } from '../../../functions/console/team-words.ts';
import { TEXT_WORDS } from '../../../functions/console/text-words.ts';
import { VISIT_TEXTS } from '../../../functions/console/visit-texts.ts';
import { type Language, LANGUAGES } from '../../../shared/kernel/language.ts';

/* All words of the console, in all languages: set as printers do, in the formal address, and none left in English. */

/** Every text with its place; those that take a name or a number with one. */
const textsIn = (value: unknown, place = ''): [string, string][] => {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') return [[place, String(value(...Array.from({ length: 3 }, () => 'N7')))]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => textsIn(inner, `${place}.${key}`));
};
const CATALOGUES: [string, Record<Language, object>][] = [
  ['inbox', INBOX_TEXTS],
  ['conversation', CONVERSATION_TEXTS],
  ['composer', COMPOSER_TEXTS],
  ['contacts', CONTACT_TEXTS],
  ['frame', CONSOLE_TEXTS],
  ['domain', DOMAIN_TEXTS],
  ['faults', FAULT_WORDS],
  ['notes of events', EVENT_NOTE_WORDS],
  ['settings', SETTINGS_WORDS],
  ['booking', BOOKING_WORDS],
  ['rules', RULE_WORDS],
  ['offered services', SERVICE_WORDS],
  ['agreements', AGREEMENT_WORDS],
  ['team inboxes', TEAM_INBOX_WORDS],
  ['texts', TEXT_WORDS],
  ['history', HISTORY_WORDS],
  ['dry run', DRY_RUN_TEXTS],
  ['overview', OVERVIEW_TEXTS],
  ['visits', VISIT_TEXTS],
  ['answers', ANSWER_TEXTS],
  ['offers in the check-in', OFFER_TEXTS],
  ['channels', CHANNEL_WORDS],
  ['logo', LOGO_WORDS],
  ['retention', RETENTION_WORDS],
  ['staff', TEAM_WORDS],
  ['partners', PARTNER_WORDS],
];
/** How languages that have two ways to say "you" say it to a friend. */
const FAMILIAR: Partial<Record<Language, RegExp>> = {
  de: /(?<!\p{L})(?:du|dir|dich|dein\p{L}*|ihr|euch|euer)(?!\p{L})/u,
  nl: /(?<!\p{L})(?:je|jij|jou|jouw)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:tu|te|toi|ton|ta|tes)(?!\p{L})/iu,
  sk: /(?<!\p{L})(?:ty|ti|teba|tebe|tvoj\p{L}*)(?!\p{L})/iu,
};
/** Several languages write these alike. */
const SHARED = new Set([
  'Inbox',
  'Team N7',
  'Service',
  'Contact',
  'Contacts',
  'Conversation',
  'Conversations',
  'N7, N7',
  'N7: N7',
  'Note',
  'Details',
  'N7 messages',
  'N7 credits',
  'Latitude N7, longitude N7',
  'version N7',
  'possible',
  'N7 N7',
  'WhatsApp: text',
  'Name',
]);

describe.each(CATALOGUES)('the words of the %s', (_name, catalogue) => {
  it.each(LANGUAGES)('%s is written out, and set with the marks that printers use', (language) => {
    for (const [place, text] of textsIn(catalogue[language])) {
      expect(text.trim(), place).toBe(text);
      expect(text, place).not.toMatch(/^$|['"`]|\.\.\.| - |  |undefined/);
      if (language === 'fr')
        expect(text, place).not.toMatch(/(?<!\u202f)[:;?!»]|\u202f(?![:;?!»]|[\p{L}\p{N}]+\u202f»)/u);
      else expect(text, place).not.toMatch(/[\u202f\u00a0]| [:;?!](?! 1)/);
      expect(text, place).not.toMatch(FAMILIAR[language] ?? /(?!)/);
    }
  });

  it('no language repeats the sentence of English', () => {
    const english = new Map(textsIn(catalogue.en));
    const repeated = LANGUAGES.filter((language) => language !== 'en').flatMap((language) =>
      textsIn(catalogue[language])
        // A single word may well be the same one.
        .filter(([place, text]) => english.get(place) === text && text.includes(' ') && !SHARED.has(text))
        .map(([place, text]) => `${language}${place}: ${text}`),
    );
    expect(repeated).toEqual([]);
  });
});
