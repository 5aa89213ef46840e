import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGsm, nonGsmCharacters, smsLength } from '../../../shared/messaging/channels/gsm.ts';
import { transliterate } from '../../../shared/messaging/channels/transliterate.ts';

describe('the length of an SMS', () => {
  it.each([
    ['', 'gsm7', 0, 1],
    ['a'.repeat(160), 'gsm7', 160, 1],
    ['a'.repeat(161), 'gsm7', 161, 2],
    ['a'.repeat(306), 'gsm7', 306, 2],
    ['a'.repeat(307), 'gsm7', 307, 3],
    ['€'.repeat(80), 'gsm7', 160, 1],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm7', 306, 3],
    ['ď'.repeat(70), 'ucs2', 70, 1],
    ['ď'.repeat(71), 'ucs2', 71, 2],
    ['🚗', 'ucs2', 2, 1],
  ])('S1.17 counts %#', (text, encoding, units, parts) => {
    expect(smsLength(text)).toEqual({ encoding, units, parts });
  });

  it('knows the whole alphabet of GSM 03.38', () => {
    expect(
      isGsm('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡AZÄÖÑÜ§¿azäöñüà{}[]~|^\\€'),
    ).toBe(true);
    for (const character of ['„', '–', '’', 'ç', 'ê', 'á', 'č', '\t', '`', '\u00a0'])
      expect(isGsm(character)).toBe(false);
  });
});

describe('S1.17 plain letters', () => {
  it.each([
    ['Ľubomír, príďte vo štvrtok', 'Lubomir, pridte vo stvrtok'],
    ['Jürgen Weiß, Änderung für Größe', 'Jürgen Weiß, Änderung für Größe'],
    ['Ça va, garçon ? Bientôt le cœur', 'Ça va, garcon ? Bientot le coeur'],
    ['„Škoda“ – l’été…', '"Skoda" - l\'été...'],
    ['1 249,90 €', '1 249,90 €'],
    ['1\u202f249,90\u00a0€', '1 249,90 €'],
    ['zu\u200bsammen', 'zusammen'],
    ['e\u0301te\u0301', 'été'],
    ['Łódź, Đorđe, Þór', 'Lodz, Dorde, Thor'],
    ['Привет 🚗', 'Привет 🚗'],
  ])('%s', (text, plain) => expect(transliterate(text)).toBe(plain));

  it('leaves the GSM alphabet alone, and doing it twice is doing it once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
        const plain = transliterate(text);
        expect(transliterate(plain)).toBe(plain);
        if (isGsm(text)) expect(plain).toBe(text);
        for (const character of nonGsmCharacters(plain)) expect(text.normalize('NFC')).toContain(character);
      }),
    );
  });

  it('names each unusual character once', () => {
    expect(nonGsmCharacters('čaj a čokoláda 🚗')).toEqual(['č', 'á', '🚗']);
  });
});
