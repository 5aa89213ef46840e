import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { consentIn, DOMAIN_TEXTS, reasonIn } from '../../../functions/console/domain-texts.ts';
import { KEYWORDS, UNIVERSAL_WORDS } from '../../../shared/conversations/keywords.ts';
import { MEDIA_FAULTS } from '../../../shared/conversations/media.ts';
import { type Language, LANGUAGES } from '../../../shared/kernel/language.ts';
import type { Timing } from '../../../shared/messaging/message.ts';
import { REASONS } from '../../../shared/messaging/reasons.ts';
import { endingText, timingText, TRACE_TEXTS } from '../../../shared/messaging/trace-texts.ts';
import { NOT_WANTED, sayReason, SKIP_REASONS } from '../../../shared/planning/plan-reasons.ts';

/** Every text of a language with its place, such as `reasons.no_vin`. */
const textsOf = (language: Language): [string, string][] =>
  Object.entries(DOMAIN_TEXTS[language]).flatMap(([table, texts]) =>
    Object.entries<string>(texts).map(([key, text]): [string, string] => [`${table}.${key}`, text]),
  );
const english = textsOf('en');
const others = LANGUAGES.filter((language) => language !== 'en');

/** Words that several languages write alike. */
const SHARED_WORDS = new Set(['Text', 'Video', 'Document', 'Dokument', 'Sticker']);
/** How languages that have two ways to say "you" say it to a friend. */
const FAMILIAR = {
  de: ['du', 'dir', 'dich', 'dein', 'deine', 'deinem', 'deinen', 'deiner'],
  nl: ['je', 'jij', 'jou', 'jouw'],
  fr: ['tu', 'te', 'toi', 'ton', 'ta', 'tes'],
  sk: ['ty', 'ti', 'teba', 'tebe', 'tvoj', 'tvoja', 'tvoje'],
};
/** A name, or a German noun, has its capital after a colon, too. */
const BEGINS_WITH_A_NAME = /^(?:WhatsApp|Link)\b/;
const beginsWithCapital = (text: string): boolean => /^\p{Lu}/u.test(text);
const endOf = (text: string): string => /[.?!]$/.exec(text)?.[0] ?? '';

describe('the words of the domain, as staff read them', () => {
  it.each(LANGUAGES)('%s has a text for everything, written out and trimmed', (language) => {
    const placesIn = (texts: [string, string][]) => texts.map(([place]) => place).toSorted();
    expect(placesIn(textsOf(language))).toEqual(placesIn(english));
    for (const [place, text] of textsOf(language)) {
      expect(text.trim(), place).toBe(text);
      expect(text, place).not.toBe('');
      expect(text, place).not.toMatch(/[_{}<>]|  /);
    }
  });

  it('no language repeats the sentence of another', () => {
    const repeated = LANGUAGES.flatMap((one, index) =>
      LANGUAGES.slice(index + 1).flatMap((other) => {
        const known = new Map(textsOf(other));
        return textsOf(one)
          .filter(([place, text]) => known.get(place) === text && !SHARED_WORDS.has(text))
          .map(([place, text]) => `${one}, ${other}: ${place} ${text}`);
      }),
    );
    expect(repeated).toEqual([]);
  });

  it.each(LANGUAGES)('%s is set with the marks that printers use', (language) => {
    for (const [place, text] of textsOf(language)) {
      expect(text, place).not.toMatch(/['"`]|\.\.\.| - /);
      expect(text.split('„').length, place).toBe(text.split('“').length);
    }
  });

  it('French has a narrow no-break space before : ; ? ! and nowhere else, other languages have none', () => {
    for (const [place, text] of textsOf('fr')) {
      expect(text, place).not.toMatch(/(?<!\u202f)[:;?!»]|\u202f(?![:;?!»])|\u00a0/);
    }
    for (const language of others.filter((each) => each !== 'fr'))
      for (const [place, text] of textsOf(language)) {
        expect(text, place).not.toMatch(/[\u202f\u00a0]| [:;?!]/);
      }
  });

  it.each(others)('%s begins in lower case, and ends with a mark, where English does', (language) => {
    const known = new Map(textsOf(language));
    for (const [place, text] of english) {
      const here = known.get(place) ?? '';
      expect(endOf(here), place).toBe(endOf(text));
      if (BEGINS_WITH_A_NAME.test(text) || BEGINS_WITH_A_NAME.test(here)) continue;
      expect(beginsWithCapital(here), place).toBe(beginsWithCapital(text));
    }
  });

  it.each(Object.entries(FAMILIAR))('%s addresses staff formally', (language, words) => {
    for (const [place, text] of textsOf(language as Language))
      for (const word of text.toLowerCase().split(/[^\p{L}]+/u))
        expect(words, `${place}: ${text}`).not.toContain(word);
  });

  it('English says what the API says', () => {
    const { reasons, skipped, notWanted, replaced, endings, trace, timing, mediaFaults } = DOMAIN_TEXTS.en;
    expect(reasons).toEqual(Object.fromEntries(Object.entries(REASONS).map(([code, of]) => [code, of.says])));
    expect(skipped).toEqual(SKIP_REASONS);
    expect(notWanted).toEqual(NOT_WANTED);
    expect(trace).toEqual(TRACE_TEXTS);
    expect(mediaFaults).toEqual(MEDIA_FAULTS);
    for (const [code, text] of Object.entries(replaced)) expect(sayReason(code)).toBe(text);
    for (const [code, text] of Object.entries(endings)) expect(endingText(code)).toBe(text);
    for (const why of Object.keys(timing) as Timing['why'][])
      expect(timingText({ dueAt: '', timing: { why } }).replace(/, $/, '')).toBe(timing[why]);
  });
});

describe('reasonIn', () => {
  const tables = ({ reasons, skipped, notWanted, replaced, endings }: (typeof DOMAIN_TEXTS)['en']) => [
    endings,
    reasons,
    skipped,
    notWanted,
    replaced,
  ];

  it.each(LANGUAGES)(
    'B2 says in %s why, for every reason of ours, the ending of a message first',
    (language) => {
      const own = tables(DOMAIN_TEXTS[language]).map((table) => new Map(Object.entries(table)));
      for (const code of tables(DOMAIN_TEXTS.en).flatMap((table) => Object.keys(table))) {
        const first = own.find((table) => table.has(code));
        expect(reasonIn(language, code), code).toBe(first?.get(code));
      }
    },
  );

  it.each(LANGUAGES)('knows in %s every reason with which the code ends a message', (language) => {
    const found = statusReasons();
    expect(found).toEqual(
      expect.arrayContaining([
        'withdrawn_by_staff',
        'erased',
        'visit_cancelled',
        'check_in_finished',
        'communication_blocked',
        'opted_out',
        'notice_outdated',
        'no_marketing_consent',
        'recipient_changed',
        'replaced',
        'not_asked_for',
      ]),
    );
    for (const code of found) expect(reasonIn(language, code), code).not.toBe(code.replaceAll('_', ' '));
  });

  it('shows a code that it does not know in words', () => {
    expect(reasonIn('de', 'something_new')).toBe('something new');
    expect(reasonIn('de', 'constructor')).toBe('constructor');
  });
});

/** Where `reason` is why a file could not be kept. */
const NOT_ABOUT_MESSAGES = new Set(['media.ts']);

/** What the sources give a message as its reason when they withdraw, stop or skip it: in calls, fields, the types of fields, and lists. */
const statusReasons = (): string[] => {
  const places = [
    /\b(?:stop|withdraw|stopUnsent|withdrawUnsent)\([^;]*?'[a-z_]+'/g,
    /\b(?:statusReason|reason): (?:'[a-z_]+'(?: \| )?)+/g,
    /\breason: Extract<Reason, [^>]*>/g,
    /const UNWANTED = \[[^\]]*\]/g,
    /: 'no_marketing_consent'|\? 'no_marketing_consent'/g,
  ];
  const sources = ['messaging', 'conversations', 'planning', 'events', 'privacy'].flatMap((folder) =>
    readdirSync(`shared/${folder}`)
      .filter((file) => file.endsWith('.ts') && !NOT_ABOUT_MESSAGES.has(file))
      .map((file) => readFileSync(`shared/${folder}/${file}`, 'utf8')),
  );
  const found = sources
    .flatMap((source) => places.flatMap((place) => source.match(place) ?? []))
    .flatMap((place) => place.match(/(?<=')[a-z_]+(?=')/g) ?? []);
  return [...new Set(found)];
};

describe('consentIn', () => {
  it.each(LANGUAGES)('B5 says in %s what a keyword of any language meant', (language) => {
    const { stop, start } = DOMAIN_TEXTS[language].consentWords;
    expect(consentIn(language, 'abmelden')).toBe(stop);
    expect(consentIn(language, 'unstop')).toBe(start);
    const lists = [UNIVERSAL_WORDS, ...LANGUAGES.map((of) => KEYWORDS[of])];
    for (const word of lists.flatMap((list) => [...list.stop, ...(list.ordinary ?? []), ...list.start]))
      expect(Object.values(DOMAIN_TEXTS[language].consentWords), word).toContain(consentIn(language, word));
  });

  it('shows a word that it does not know as it is', () => {
    expect(consentIn('sk', 'who knows')).toBe('who knows');
  });
});
