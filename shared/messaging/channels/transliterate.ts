import { isGsm } from './gsm.ts';

/** Letters that do not come apart into a letter and a mark, and signs that have a plain sister. */
const PLAIN = new Map<string, string>(
  [
    ["'", '’‘‚‹›′`´'],
    ['"', '“”„«»″'],
    ['-', '–—‐‑−'],
    ['...', '…'],
    ['-', '•'],
    ['.', '·'],
    ['l', 'ł'],
    ['L', 'Ł'],
    ['d', 'đð'],
    ['D', 'Đ'],
    ['i', 'ı'],
    ['oe', 'œ'],
    ['OE', 'Œ'],
    ['th', 'þ'],
    ['Th', 'Þ'],
    ['SS', 'ẞ'],
    ['x', '×'],
    ['(c)', '©'],
    ['(R)', '®'],
    ['TM', '™'],
    ['o', '°'],
    ['1/2', '½'],
  ].flatMap(([plain = '', unusual = '']) =>
    Array.from(unusual, (character): [string, string] => [character, plain]),
  ),
);

/** Every kind of space is a space in an SMS; what has no width is nothing. */
export const plainSpaces = (text: string): string =>
  text
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '');

/**
 * A text in letters of the GSM alphabet, as far as there are any: `ž` becomes `z`, `„` becomes `"`, `ä` stays (S1.17). What
 * has no plain letter (another script, a picture) stays, and then the whole text goes as UCS-2.
 */
export const transliterate = (text: string): string =>
  Array.from(plainSpaces(text.normalize('NFC')), (character) => {
    if (isGsm(character)) return character;
    const plain = PLAIN.get(character) ?? character.normalize('NFD').replaceAll(/\p{M}/gu, '');
    return plain !== '' && isGsm(plain) ? plain : character;
  }).join('');
