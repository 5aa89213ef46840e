import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../shared/dealers/settings.ts';
import { packedMessageSchema, packMessage } from '../../../shared/messaging/message-packing.ts';
import type { Attempt, Candidate, Message, Timing } from '../../../shared/messaging/message.ts';

const message: Message = {
  messageId: 'cvAA-01BB',
  dealerId: 'd',
  locationId: 'l',
  contactId: 'c',
  visitId: 'v',
  purpose: 'check-in-invite',
  language: 'de',
  variables: {},
  cause: { partnerId: 'p', eventId: 'e' },
  status: 'sending',
  createdAt: '2026-11-21T10:00:00.000Z',
  dueAt: '2026-11-21T10:00:00.000Z',
  candidates: [{ channel: 'oem', refused: 'no_vin' }, { channel: 'whatsapp' }],
  attempts: [
    {
      channel: 'whatsapp',
      number: 1,
      status: 'read',
      at: '2026-11-21T10:00:00.120Z',
      times: {
        accepted: '2026-11-21T10:00:00.480Z',
        delivered: '2026-11-21T10:00:04.000Z',
        read: '2026-11-21T12:31:00.000Z',
      },
    },
  ],
  execution: 'cvAA-01BB-1795514400000',
  timing: { why: 'at_once', hours: { from: '08:00', to: '21:00', zone: 'Europe/Berlin' } },
};
/** What comes back from the table. */
const stored = (of: Message): Message => packedMessageSchema.parse({ ...of, ...packMessage(of) });

const instant = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const times = fc.record(
  { accepted: instant, delivered: instant, read: instant, failed: instant },
  { requiredKeys: [] },
);
const attempt: fc.Arbitrary<Attempt> = fc.record(
  {
    channel: fc.constantFrom(...CHANNELS),
    number: fc.nat(9),
    status: fc.constantFrom('sent', 'read') satisfies fc.Arbitrary<Attempt['status']>,
    at: instant,
    times,
  },
  { requiredKeys: ['channel', 'number', 'status', 'at'] },
);
const candidate: fc.Arbitrary<Candidate> = fc.record(
  { channel: fc.constantFrom(...CHANNELS), refused: fc.constantFrom('opted_out', 'no_vin') },
  { requiredKeys: ['channel'] },
);
const timing: fc.Arbitrary<Timing> = fc.record(
  {
    why: fc.constantFrom('at_once', 'window', 'later'),
    hours: fc.record({
      from: fc.constantFrom('08:00', '19:00'),
      to: fc.constant('21:00'),
      zone: fc.constantFrom('Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'),
    }),
  },
  { requiredKeys: ['why'] },
);

describe('B2 a message as it is stored', () => {
  it('is read as it was written', () => {
    const execution = fc.constantFrom(undefined, 'x-1', 'cvAA-01BB-1795514400000-r1', '0a9f-scheduled', '');
    fc.assert(
      fc.property(
        fc.array(attempt, { maxLength: 4 }),
        fc.array(candidate, { maxLength: 4 }),
        fc.option(timing, { nil: undefined }),
        execution,
        (attempts, candidates, when, name) => {
          const each: Message = {
            ...message,
            attempts,
            candidates,
            timing: when,
            execution: name,
          };
          expect(JSON.parse(JSON.stringify(stored(each)))).toEqual(JSON.parse(JSON.stringify(each)));
        },
      ),
    );
  });

  it('is short: no id twice, no list of maps, no time that says the day again', () => {
    expect(packMessage(message)).toEqual({
      execution: '~-1795514400000',
      candidates: 'oem:no_vin whatsapp',
      timing: 'at_once 08:00 21:00 Europe/Berlin',
      attempts: [
        {
          channel: 'whatsapp',
          number: 1,
          status: 'read',
          at: '2026-11-21T10:00:00.120Z',
          times: { accepted: '480', delivered: '4.000', read: '2:31:00.000' },
        },
      ],
    });
  });

  it('is read in the longer form of earlier items as well', () => {
    expect(packedMessageSchema.parse(message)).toEqual(message);
  });
});
