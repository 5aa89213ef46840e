import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Consent,
  CONSENT_PURPOSES,
  consentRefusal,
  RECORDED_SOURCES,
} from '../../../shared/contacts/consent.ts';
import { type Contact, contactSchema } from '../../../shared/contacts/contact.ts';
import {
  MERGE_FIELDS,
  mergedContact,
  type OneOfTwo,
  partedContacts,
  type SaidAt,
  type Taken,
} from '../../../shared/contacts/contact-merge.ts';
import { CHANNELS } from '../../../shared/dealers/settings.ts';

const AT = '2026-12-01T08:00:00.000Z';
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
const instant = day.map((date) => `${date}T10:00:00.000Z`);
const mark = fc.record({
  at: instant,
  channel: fc.constantFrom(...CHANNELS),
  word: fc.constantFrom('stop', 'unsubscribe', 'preferences', 'complaint', 'recorded'),
});
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const consent: fc.Arbitrary<Consent | undefined> = maybe(
  fc.dictionary(
    fc.constantFrom(...CHANNELS),
    fc.dictionary(
      fc.constantFrom(...CONSENT_PURPOSES),
      fc.record({
        decision: fc.constantFrom('granted' as const, 'withdrawn' as const),
        at: instant,
        source: fc.constantFrom(...RECORDED_SOURCES),
      }),
    ),
  ),
);

/** The digest of an address in these tests is the address. */
const addressIdsOf = ({ phone, email, otherAddressIds }: Contact): string[] =>
  [phone, email, ...(otherAddressIds ?? [])].filter((id) => id !== undefined);

/** A contact with states of its addresses; names and addresses tell whose they were. */
const oneOf = (name: string) =>
  fc
    .record({
      firstName: maybe(fc.constant(`first ${name}`)),
      lastName: maybe(fc.constant(`last ${name}`)),
      phone: maybe(fc.constantFrom(`+4917100000${name === 'own' ? 1 : 2}`, '+491710000003')),
      email: maybe(fc.constantFrom(`${name}@example.com`, 'both@example.com')),
      preferredChannel: maybe(fc.constantFrom(...CHANNELS)),
      language: fc.constantFrom('de' as const, 'en' as const),
      optOut: maybe(mark),
      blocked: maybe(fc.record({ at: instant, by: fc.constant('anna') })),
      consent,
      ongoing: maybe(fc.constant(true as const)),
      lastDay: maybe(day),
      lastLocationId: maybe(fc.constantFrom('01', '02')),
      externalIds: fc.constantFrom([], [{ partnerId: 'wvp', externalId: name }]),
      said: fc.record({ optOut: maybe(mark), marketingStop: maybe(fc.record({ at: instant })) }),
    })
    .map(({ said, ...fields }): OneOfTwo & { addressStates: SaidAt[] } => {
      const contact = contactSchema.parse({
        contactId: `ct-${name}`,
        dealerId: '00027',
        sourceTimestamp: AT,
        ...fields,
        phoneIsMobile: true,
      });
      const addressIds = addressIdsOf(contact);
      return { contact, addressIds, addressStates: addressIds.map((addressId) => ({ addressId, ...said })) };
    });
const taken: fc.Arbitrary<Taken> = fc.dictionary(
  fc.constantFrom(...MERGE_FIELDS),
  fc.constantFrom('own' as const, 'other' as const),
);

const refusals = (contact: Contact, addressStates: readonly SaidAt[]) =>
  CHANNELS.flatMap((channel) =>
    CONSENT_PURPOSES.map((purpose) => consentRefusal({ contact, addressStates }, channel, purpose)),
  );

/** What was said at the addresses that a contact has, of all that was said anywhere. */
const statesOf = (contact: Contact, all: readonly SaidAt[]): SaidAt[] =>
  all.filter(({ addressId }) => addressIdsOf(contact).includes(addressId));

describe('two contacts become one', () => {
  it('S3.24 consent never loosens: what could not be sent to either is not sent to the one', () => {
    fc.assert(
      fc.property(oneOf('own'), oneOf('other'), taken, (own, other, choice) => {
        const all = [...own.addressStates, ...other.addressStates];
        const merged = mergedContact(own, other, choice, addressIdsOf);
        const before = refusals(own.contact, statesOf(own.contact, all));
        const others = refusals(other.contact, statesOf(other.contact, all));
        for (const [index, refusal] of refusals(merged, statesOf(merged, all)).entries())
          if (refusal === undefined) expect([before[index], others[index]]).toEqual([undefined, undefined]);
      }),
      { numRuns: 1000 },
    );
  });

  it('S3.23 each value is one of the two, as it was chosen, and no address is forgotten', () => {
    fc.assert(
      fc.property(oneOf('own'), oneOf('other'), taken, (own, other, choice) => {
        const merged = mergedContact(own, other, choice, addressIdsOf);
        for (const field of MERGE_FIELDS) {
          const from = choice[field] ?? (own.contact[field] === undefined ? 'other' : 'own');
          expect(merged[field]).toEqual((from === 'own' ? own : other).contact[field]);
        }
        expect(new Set(addressIdsOf(merged))).toEqual(new Set([...own.addressIds, ...other.addressIds]));
        expect(merged.contactId).toBe('ct-own');
        expect(merged.mergedFrom).toEqual(['ct-other']);
      }),
    );
  });

  it('S3.24 undoing restores both, and neither may be written to where that was not so before', () => {
    fc.assert(
      fc.property(oneOf('own'), oneOf('other'), taken, (own, other, choice) => {
        const all = [...own.addressStates, ...other.addressStates];
        const merged = mergedContact(own, other, choice, addressIdsOf);
        const kept = { own: own.contact, other: other.contact, merged };
        const parted = partedContacts(merged, kept, { states: statesOf(merged, all), at: AT });
        const person = ({ optOut: _o, consent: _c, blocked: _b, ...rest }: Contact) => rest;
        expect(person(parted.other)).toEqual({ ...person(other.contact), lastDay: '2026-12-01' });
        expect(person(parted.own)).toEqual({ ...person(own.contact), ...clockOf(merged) });
        const together = refusals(merged, statesOf(merged, all));
        for (const one of [parted.own, parted.other])
          for (const [index, refusal] of refusals(one, statesOf(one, all)).entries())
            if (refusal === undefined) expect(together[index]).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('S3.24 undoing leaves what came since with the one that stays', () => {
    fc.assert(
      fc.property(oneOf('own'), oneOf('other'), taken, (own, other, choice) => {
        const merged = mergedContact(own, other, choice, addressIdsOf);
        const kept = { own: own.contact, other: other.contact, merged };
        const since = {
          ...merged,
          firstName: 'since',
          phone: '+491710000009',
          externalIds: [...merged.externalIds, { partnerId: 'wvp', externalId: 'since' }],
        };
        const parted = partedContacts(since, kept, { states: [], at: AT });
        expect(parted.own).toMatchObject({ firstName: 'since', phone: '+491710000009', phoneIsMobile: true });
        expect(parted.own.externalIds).toContainEqual({ partnerId: 'wvp', externalId: 'since' });
        expect(parted.other.firstName).toBe(other.contact.firstName);
      }),
    );
  });
});

/** The clock of the one that stays is not turned back. */
const clockOf = ({ lastDay, retention, expiresAt }: Contact) => ({
  ...(lastDay === undefined ? {} : { lastDay }),
  ...(retention === undefined ? {} : { retention }),
  ...(expiresAt === undefined ? {} : { expiresAt }),
});
