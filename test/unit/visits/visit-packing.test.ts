import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationIdOf } from '../../../shared/messaging/message-store.ts';
import { visits } from '../../../shared/visits/visit-store.ts';
import { newVisit, type Visit } from '../../../shared/visits/visit.ts';

const AT = '2026-11-24T10:00:00.000Z';
const base: Visit = {
  ...newVisit({ visitId: 'vs97CD', dealerId: '00027', locationId: '01', createdAt: AT }, 'own', AT),
  contactId: 'ct1',
  startsAt: '2026-12-01T08:30:00.000Z',
};
const own = conversationIdOf('00027', '01', 'ct1');
const optionally = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });

describe('a visit as it is stored', () => {
  it('is read as it was written, whatever of it follows from the rest', () => {
    const written = fc.record({
      contactId: optionally(fc.constantFrom('ct1', 'ct2')),
      checkInId: fc.constantFrom('ci97CD', 'ci-other'),
      linkDigest: optionally(fc.constantFrom('ab12', 'a b#c')),
      inviteMessageId: optionally(fc.constantFrom(`${own}-01M8`, 'cvOTHER-01M8')),
      finishedBy: optionally(
        fc.record({ partnerId: fc.constant('tjekvik'), eventId: fc.constantFrom('m', 'm/2') }),
      ),
      status: fc.constantFrom<Visit['checkIn']['status']>('invited', 'finished'),
    });
    fc.assert(
      fc.property(written, ({ contactId, ...checkIn }) => {
        const visit = { ...base, contactId, checkIn: { ...base.checkIn, ...checkIn } };
        const write = visits.creation(visit, AT);
        const read = visits.parse('put' in write ? write.put : (undefined as never));
        expect(JSON.parse(JSON.stringify(read))).toEqual({
          ...JSON.parse(JSON.stringify(visit)),
          version: 1,
        });
      }),
    );
  });

  it('is read in the form in which it was stored before, too', () => {
    const checkIn = {
      ...base.checkIn,
      status: 'finished' as const,
      linkDigest: 'ab12',
      inviteMessageId: `${own}-01M8`,
      finishedBy: { partnerId: 'tjekvik', eventId: 'm' },
    };
    const write = visits.creation({ ...base, checkIn }, AT);
    if (!('put' in write)) throw new Error('no item');
    expect(visits.parse({ ...write.put, checkIn }).checkIn).toEqual(checkIn);
    expect(JSON.stringify(write.put['checkIn'])).not.toContain('ab12');
  });
});
