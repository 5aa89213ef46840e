import { describe, expect, it } from 'vitest';
import { arrivalFaults, changeFaults } from '../../../bin/demo/rental-faults.ts';
import { NOTHING_CHANGED, planLine, type RentalLine, rentalText } from '../../../bin/demo/rental-lines.ts';
import { rentalSteps } from '../../../bin/demo/rental-steps.ts';
import { eventSchema } from '../../../shared/events/catalogue.ts';
import type { VisitMessagesView } from '../../../shared/planning/describe-visit-messages.ts';

const at = '2026-11-29T15:52:00.000Z';
const order = 'R-55YN53';
const of = { messageId: 'cv1-01', purpose: 'reminder-end' } as const;
const can = { edit: true, withdraw: true, approve: false, retry: false };
const text = (line: RentalLine) => rentalText(line, 'Europe/Berlin');

const view = (messages: Partial<VisitMessagesView['messages'][number]>[]): VisitMessagesView => ({
  visitId: 'vs1',
  locationId: '02',
  status: 'confirmed',
  automation: 'on',
  isComplete: true,
  skipped: [
    { purpose: 'reminder-start', reason: 'booked_too_late', says: 'the visit was booked after its time' },
  ],
  shadow: [],
  messages: messages.map((message) => ({
    id: 'cv1-01',
    purpose: 'reminder-end',
    status: 'planned',
    dueAt: '2026-12-01T14:00:00.000Z',
    dueLocal: '2026-12-01 15:00',
    recipient: { contactId: 'ct1', role: 'driver', firstName: 'John', lastName: 'Sample' },
    channels: [
      { channel: 'oem', refused: 'no_oem_account', says: 'no app' },
      { channel: 'sms' },
      { channel: 'email' },
    ],
    plannedBy: 'automation',
    can,
    ...message,
  })),
});

describe('B11 a rental order for people', () => {
  it('shows what was added, moved, withdrawn and skipped, by the clock of the place', () => {
    const change = {
      added: [{ ...of, purpose: 'order-rejected' as const, dueAt: at }],
      moved: [
        { ...of, from: '2026-12-01T14:00:00.000Z', to: '2026-12-01T15:00:00.000Z', why: 'time' as const },
      ],
      withdrawn: [{ ...of, reason: 'visit_declined', says: 'the visit was declined' }],
      alreadySending: [{ ...of, purpose: 'payment-due' as const }],
      skipped: [{ purpose: 'reminder-start' as const, reason: 'too_late', says: 'its time has passed' }],
    };
    expect(text({ at, what: 'what changes of the plan', kind: 'diff', change })).toBe(
      [
        '    what changes:',
        '      + order-rejected   added for 2026-11-29 16:52',
        '      > reminder-end     moved from 2026-12-01 15:00 to 2026-12-01 16:00',
        '      - reminder-end     withdrawn: the visit was declined',
        '      x reminder-start   not added: its time has passed',
        '      x payment-due      stays: it is being sent already',
      ].join('\n'),
    );
    expect(text({ at, what: '', kind: 'diff', change: NOTHING_CHANGED })).toBe(
      '    the plan does not change',
    );
  });

  it('shows each message of the plan: when, to whom, by which channels, what became of it, and what is skipped', () => {
    const line = planLine(
      at,
      order,
      view([
        {},
        { purpose: 'order-rejected', status: 'delivered', channel: 'sms' },
        { status: 'withdrawn', says: 'the visit was declined' },
        { channels: [], recipient: { contactId: 'ct2' } },
      ]),
    );
    expect(line.messages[0]).toEqual({
      purpose: 'reminder-end',
      dueAt: '2026-12-01T14:00:00.000Z',
      dueLocal: '2026-12-01 15:00',
      to: 'John Sample',
      role: 'driver',
      channels: ['sms', 'email'],
      status: 'planned',
    });
    expect(text(line)).toBe(
      [
        '    the plan now:',
        '      reminder-end     2026-12-01 15:00  to John Sample (driver): planned, by SMS, else Email',
        '      order-rejected   2026-12-01 15:00  to John Sample (driver): delivered (SMS)',
        '      reminder-end     2026-12-01 15:00  to John Sample (driver): withdrawn: the visit was declined',
        '      reminder-end     2026-12-01 15:00  to ct2 (nobody of the visit any more): planned, by no channel',
        '      reminder-start   not sent: the visit was booked after its time',
      ].join('\n'),
    );
  });

  it('tells what happened, and what arrived', () => {
    expect(
      text({ at, what: 'The desk rejects it', order, kind: 'event', type: 'order.status', eventId: 'msg_1' }),
    ).toBe('\n  2026-11-29 16:52  The desk rejects it  [order.status, order R-55YN53]');
    expect(text({ at, what: 'It is tomorrow', kind: 'clock', from: at, started: [] })).toBe(
      '\n  2026-11-29 16:52  It is tomorrow',
    );
    expect(text({ at, what: '', kind: 'arrived', channel: 'sms', text: 'Hello' })).toBe(
      '    arrived by SMS: “Hello”',
    );
  });
});

describe('what is not as told', () => {
  it('is another change of the plan', () => {
    const change = { ...NOTHING_CHANGED, added: [{ ...of, dueAt: at }] };
    expect(changeFaults({ added: ['reminder-end'] }, change)).toEqual([]);
    expect(changeFaults({ moved: ['reminder-end'] }, change)).toEqual([
      'added: reminder-end, expected nothing',
      'moved: nothing, expected reminder-end',
    ]);
  });

  it('is a message that went another way, twice or not at all', () => {
    const wanted = { purpose: 'payment-due', channel: 'whatsapp', status: 'read' };
    const copy = { channel: 'whatsapp' };
    expect(arrivalFaults(wanted, { status: 'read', channel: 'whatsapp' }, [copy])).toEqual([]);
    expect(
      arrivalFaults(wanted, { status: 'delivered', channel: 'sms' }, [copy, { channel: 'sms' }]),
    ).toEqual([
      'payment-due is delivered by sms, expected read by whatsapp',
      'the handset got whatsapp and sms, expected whatsapp',
    ]);
    expect(arrivalFaults(wanted, undefined, [])).toEqual([
      'payment-due is missing, expected read by whatsapp',
      'the handset got nothing, expected whatsapp',
    ]);
  });
});

describe('the story of the rental', () => {
  const place = { dealerId: '00031', locationId: '02' };
  const zone = 'Europe/London';

  it.each(['2026-11-29T15:52:10.000Z', '2026-11-29T23:59:59.000Z', '2027-03-26T23:30:00.000Z'])(
    'B11 begun at %s, it tells events that the door takes, and forgets none of the six messages',
    (begin) => {
      const steps = rentalSteps(place, zone, begin);
      const events = steps.flatMap(({ event }) => (event ? [eventSchema.parse(event(begin))] : []));
      expect(new Set(events.map(({ data }) => data.appointment?.id)).size).toBe(2);
      const first = events.find(({ type }) => type === 'appointment.upserted');
      const startsAt = first?.data.appointment?.startsAt ?? '';
      expect(Date.parse(startsAt) - Date.parse(begin)).toBeGreaterThan(25 * 3_600_000);
      expect(steps.flatMap(({ arrives }) => arrives?.purpose ?? []).toSorted()).toEqual([
        'order-confirmed',
        'order-rejected',
        'payment-due',
        'payment-received',
        'reminder-end',
        'reminder-start',
      ]);
    },
  );

  it('has other orders each time', () => {
    const idOf = () => {
      const [step] = rentalSteps(place, zone, at);
      return step?.event?.(at).data.appointment?.id;
    };
    expect(idOf()).not.toBe(idOf());
  });

  it('Jane’s number is one of the sandbox’s, whatever her order’s id ends with', () => {
    const numbers = Array.from(
      { length: 200 },
      () => rentalSteps(place, 'Europe/London', at)[0]?.order.customer.mobile,
    );
    expect(numbers.filter((number) => !/^\+49 176 0406900[1-9]$/.test(number ?? ''))).toEqual([]);
  });
});
