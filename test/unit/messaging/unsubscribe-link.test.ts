import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressIdOf } from '../../../shared/contacts/address-state-store.ts';
import { unsubscribeLinks, unsubscribeUrl } from '../../../shared/messaging/unsubscribe-link.ts';

const links = unsubscribeLinks('key');
const messageId = fc
  .tuple(fc.stringMatching(/^[0-9A-F]{20}$/), fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/))
  .map(([conversation, entry]) => `cv${conversation}-${entry}`);
const mailed = fc.record(
  { messageId, addressId: fc.emailAddress().map((email) => addressIdOf('id-key', '00027', email)) },
  { noNullPrototype: true },
);

describe('the link by which a mail is unsubscribed from', () => {
  it('B5 leads back to the message and the address, needs no escaping, and fits into a header', () => {
    fc.assert(
      fc.property(mailed, (original) => {
        const token = links.tokenOf(original);
        expect(links.read(token)).toEqual(original);
        const url = unsubscribeUrl('https://checkin.kerbside.example', token);
        expect(new URL(url).href).toBe(url);
        expect(url.length).toBeLessThan(160);
      }),
    );
  });

  it('S0.17 opens nothing when one character of it was changed, left out or added', () => {
    fc.assert(
      fc.property(mailed, fc.nat(), fc.stringMatching(/^[A-Za-z0-9_~-]$/), (original, at, character) => {
        const token = links.tokenOf(original);
        const place = at % token.length;
        for (const changed of [
          token.slice(0, place) + character + token.slice(place + 1),
          token.slice(0, place) + token.slice(place + 1),
          token.slice(0, place) + character + token.slice(place),
        ])
          if (changed !== token) expect(links.read(changed)).toBeUndefined();
      }),
    );
  });

  it('opens nothing under another key, and nothing that was never one', () => {
    fc.assert(
      fc.property(mailed, (original) => {
        expect(unsubscribeLinks('other').read(links.tokenOf(original))).toBeUndefined();
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => links.read(text) === undefined));
  });
});
