import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vendorWords } from '../../../shared/messaging/vendor-words.ts';

/** Longest run of digits that have nothing but blanks and signs between them. */
const longestNumber = (text: string): number =>
  Math.max(0, ...text.split(/\p{L}|…/u).map((part) => Array.from(part.replaceAll(/\P{N}/gu, '')).length));

describe('B2 a vendor’s own words in the trace', () => {
  it.each([
    ['Message undeliverable', 'Message undeliverable'],
    [
      'Invalid parameter: PhoneNumber Reason: +49 171 3920000 is not valid to publish to',
      'Invalid parameter: PhoneNumber Reason: +… is not valid to publish to',
    ],
    [
      'Email address is not verified. The following identities failed: juergen@example.com',
      'Email address is not verified. The following identities failed: …',
    ],
    ['<Jürgen Müller>: Recipient address rejected', '…: Recipient address rejected'],
    ['The vehicle WBA11AA0005CH1234 is not mapped', 'The vehicle … is not mapped'],
    ['see https://kerbside.example/c/abc for more', 'see … for more'],
    ['more than 24 hours have passed', 'more than 24 hours have passed'],
    ['0171/392-00.00', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (text, words) => {
    expect(vendorWords(text)).toBe(words);
  });

  it('do not repeat what the message says of the customer', () => {
    expect(vendorWords('the text “Hallo” for Jürgen is too long', ['Jürgen', 'i4', ''])).toBe(
      'the text … for … is too long',
    );
  });

  it('hold no number, no address and no link, whatever a vendor writes', () => {
    const number = fc.tuple(
      fc.constantFrom('+49', '0049 ', '0', ''),
      fc.array(fc.tuple(fc.nat(9), fc.constantFrom('', ' ', '-', '.', '/', ')(', ' ')), {
        minLength: 6,
        maxLength: 14,
      }),
    );
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.lorem(),
      number.map(([prefix, digits]) => prefix + digits.flat().join('')),
      fc.emailAddress(),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.constantFrom('', ' ', ': ', ','),
        (pieces, between) => {
          const words = vendorWords(pieces.join(between));
          if (words === undefined) return;
          expect(longestNumber(words)).toBeLessThan(5);
          expect(words).not.toMatch(/@|:\/\//);
          expect(words.length).toBeLessThanOrEqual(160);
          expect(words.isWellFormed()).toBe(true);
          expect(words).toBe(vendorWords(words));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
