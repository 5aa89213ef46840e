import { describe, expect, it } from 'vitest';
import { isGsm, smsLength } from '../../../shared/messaging/channels/gsm.ts';

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
