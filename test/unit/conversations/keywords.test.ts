import { describe, expect, it } from 'vitest';
import {
  CARRIER_WORDS,
  KEYWORDS,
  keywordOf,
  mentionsStop,
  UNIVERSAL_WORDS,
} from '../../../shared/conversations/keywords.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';

const tables = [UNIVERSAL_WORDS, ...LANGUAGES.map((language) => KEYWORDS[language])];
const stops = tables.flatMap(({ stop, ordinary = [] }) => [...stop, ...ordinary]);
const starts = tables.flatMap(({ start }) => start);

describe('the tables of keywords', () => {
  it('B5 no word means both, none is a carrier’s word for the opposite, and YES, HELP and the like mean nothing to us', () => {
    expect(stops.filter((word) => starts.includes(word))).toEqual([]);
    const carriersStop: readonly string[] = CARRIER_WORDS.stop;
    const carriersStart: readonly string[] = CARRIER_WORDS.start;
    expect(starts.filter((word) => carriersStop.includes(word))).toEqual([]);
    expect(stops.filter((word) => carriersStart.includes(word))).toEqual([]);
    for (const word of ['yes', ...CARRIER_WORDS.help])
      for (const language of LANGUAGES) expect(keywordOf(word, [language]), word).toBeUndefined();
  });

  it('are written as messages are compared: lower case, no accents', () => {
    for (const language of LANGUAGES)
      for (const { stop, ordinary = [], start } of [UNIVERSAL_WORDS, KEYWORDS[language]]) {
        for (const word of [...stop, ...ordinary])
          expect(keywordOf(word, [language]), word).toMatchObject({ means: 'stop', word });
        for (const word of start)
          expect(keywordOf(word, [language]), word).toMatchObject({ means: 'start', word });
      }
  });
});

describe('a keyword', () => {
  it.each([
    [' Stop! ', 'en', 'stop'],
    ['STOP.', 'sk', 'stop'],
    ['“Stop”', 'de', 'stop'],
    ['Arrêt', 'fr', 'arret'],
    ['ARRE\u0302T …', 'fr', 'arret'],
    ['Odhlásiť', 'sk', 'odhlasit'],
    ['désabonner', 'fr', 'desabonner'],
    ['Stop\u200b', 'nl', 'stop'],
    ['ＳＴＯＰ', 'en', 'stop'],
    ['opt  out', 'de', 'opt out'],
  ] as const)('B5 %j in %s', (text, language, word) => {
    expect(keywordOf(text, [language])).toMatchObject({ means: 'stop', word });
  });

  it('B5 counts in its own language only: an ordinary word of another one stops nobody', () => {
    expect(keywordOf('End', ['en'])).toMatchObject({ means: 'stop', isOrdinary: true });
    expect(keywordOf('Cancel', ['de', 'nl', 'fr', 'sk'])).toBeUndefined();
    expect(keywordOf('Zrušiť', ['de'])).toBeUndefined();
    expect(keywordOf('Arrêt', ['en', 'de'])).toBeUndefined();
    expect(keywordOf('Abmelden', ['nl'])).toBeUndefined();
    expect(keywordOf('Abmelden', ['nl', 'de'])).toMatchObject({ means: 'stop' });
  });

  it.each([
    'Stop?',
    'please stop the work',
    'stop stop',
    'Bitte stoppen Sie die Arbeiten',
    'Yes',
    'stop 🙏',
    '',
  ])('B5 %j is none', (text) => {
    expect(keywordOf(text, LANGUAGES)).toBeUndefined();
  });
});

describe('a sentence that speaks of stopping', () => {
  it.each([
    'please stop the work',
    'Bitte stoppen Sie die Arbeiten',
    'Pouvez-vous arrêter les travaux ?',
    'Stop?',
    'I want to unsubscribe, please',
    'Kan ik me afmelden?',
  ])('B5 %j', (text) => expect(mentionsStop(text)).toBe(true));
  it.each(['Bis morgen!', 'Die Stoßdämpfer klappern', 'Danke', 'nonstop'])('B5 not %j', (text) =>
    expect(mentionsStop(text)).toBe(false),
  );
});
