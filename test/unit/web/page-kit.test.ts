import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { formatCount, formatDay, formatTime } from '../../../shared/web/page-format.ts';
import { pageLanguage } from '../../../shared/web/page-language.ts';
import { PAGE_POLICY } from '../../../shared/web/page-reply.ts';
import { PAGE_TEXTS } from '../../../shared/web/page-texts.ts';
import { checkSameOrigin, readForm } from '../../../shared/web/post-form.ts';

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value('Ann-Kathrin', '5.000'))];
  return Object.values(Object(value)).flatMap(textsIn);
};

describe('the texts of the pages', () => {
  it.each(LANGUAGES)('are all there in %s, without a placeholder, and not in English', (language) => {
    const texts = textsIn(PAGE_TEXTS[language]);
    expect(texts).toHaveLength(textsIn(PAGE_TEXTS.en).length);
    for (const text of texts) expect(text).not.toMatch(/^\s*$|\{|undefined|null|TODO|'/);
    if (language !== 'en')
      expect(texts.filter((text) => text.length > 12 && textsIn(PAGE_TEXTS.en).includes(text))).toEqual([]);
  });
});

describe('the language of a page', () => {
  const choose = (lang: string | undefined, accept: string | undefined, person?: 'fr') =>
    pageLanguage({ query: { lang }, headers: { 'accept-language': accept } }, 'sk', person);
  it.each([
    ['nl', 'de', 'fr', 'nl'],
    ['xx', 'de', 'fr', 'fr'],
    [undefined, 'de-AT,de;q=0.9,en;q=0.8', undefined, 'de'],
    [undefined, 'pl, ,;q=1,en-US;q=0.7', undefined, 'en'],
    ['__proto__', undefined, undefined, 'sk'],
  ] as const)('lang=%s, browser %s, person %s: %s', (lang, accept, person, expected) => {
    expect(choose(lang, accept, person)).toBe(expected);
  });
});

describe('dates and numbers', () => {
  it.each([
    ['en', 'Tuesday, 1 December 2026', '09:30'],
    ['de', 'Dienstag, 1. Dezember 2026', '09:30'],
    ['nl', 'dinsdag 1 december 2026', '09:30'],
    ['fr', 'mardi 1 décembre 2026', '09:30'],
    ['sk', 'utorok 1. decembra 2026', '09:30'],
  ] as const)('are written as in %s, at the place of the workshop', (language, day, time) => {
    expect(formatDay('2026-12-01T08:30:00.000Z', language, 'Europe/Berlin')).toBe(day);
    expect(formatTime('2026-12-01T08:30:00.000Z', language, 'Europe/Berlin')).toBe(time);
  });

  it('the day is the one at the workshop', () => {
    expect(formatDay('2026-12-01T23:30:00.000Z', 'de', 'Europe/Berlin')).toContain('2. Dezember');
    expect(formatCount(5000, 'de')).toBe('5.000');
  });
});

describe('a form that is sent', () => {
  const own = 'https://kerbside.example';
  it.each([
    [{ 'sec-fetch-site': 'same-origin', origin: own }, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ 'sec-fetch-site': 'cross-site', origin: own }, false],
    [{ 'sec-fetch-site': 'same-site', origin: own }, false],
    [{ 'sec-fetch-site': 'SAME-ORIGIN, cross-site' }, false],
    [{ origin: own }, true],
    [{ origin: 'https://kerbside.example.evil.example' }, false],
    [{ origin: 'null' }, false],
    [{}, true],
  ])('%j is ours: %s', (headers, isOurs) => {
    if (isOurs) expect(() => checkSameOrigin(headers, own)).not.toThrow();
    else
      expect(() => checkSameOrigin(headers, own)).toThrow(
        expect.objectContaining({ kind: 'Forbidden', code: 'form.cross_site' }),
      );
  });

  it('is read by its fields, the first of a name, whatever the bytes', () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
    expect(
      readForm({ headers, rawBody: Buffer.from('a=1+2&a=3&b=%F0%9F%91%8D&c=%00&d=%ff&=x&__proto__=y') }),
    ).toMatchObject({ a: '1 2', b: '👍', c: '\0', d: '\ufffd' });
    expect(() =>
      readForm({ headers: { 'content-type': 'application/json' }, rawBody: Buffer.from('{}') }),
    ).toThrow(expect.objectContaining({ kind: 'InvalidInput' }));
    expect(() => readForm({ headers, rawBody: Buffer.alloc(64 * 1024) })).not.toThrow();
    expect(() => readForm({ headers, rawBody: Buffer.alloc(64 * 1024 + 1) })).toThrow(
      expect.objectContaining({ kind: 'TooLarge' }),
    );
  });
});

it('the policy of a page allows nothing inline and nothing from elsewhere', () => {
  expect(PAGE_POLICY).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
});
