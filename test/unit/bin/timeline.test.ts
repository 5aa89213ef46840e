import { describe, expect, it } from 'vitest';
import { changesIn, isOver, timelineText } from '../../../bin/client/timeline.ts';
import type { EventView } from '../../../shared/events/describe-event.ts';

type Message = EventView['messages'][number];
type TraceLine = Message['trace'][number];

const at = '2026-12-01T09:00:05.000Z';
const event = (changes: Partial<EventView> = {}): EventView => ({
  eventId: 'msg_1',
  type: 'checkin.start',
  status: 'accepted',
  receivedAt: '2026-12-01T09:00:00.000Z',
  rules: [],
  messages: [],
  ...changes,
});
const line = (change: Partial<TraceLine> & Pick<TraceLine, 'status' | 'says'>): TraceLine => ({
  at,
  ...change,
});
const message = (
  status: Message['status'],
  attempts: (TraceLine & { channel: 'whatsapp' | 'sms'; status: Message['attempts'][number]['status'] })[],
  ...more: TraceLine[]
): Message => ({
  id: 'm1',
  purpose: 'check-in-invite',
  status,
  dueAt: at,
  attempts: attempts.map(({ channel, status: of }) => ({ channel, status: of, at })),
  trace: [
    line({ status: 'planned', says: 'planned: by rule invite; due at once' }),
    line({ channel: 'whatsapp', status: 'possible', says: 'chosen as a possible channel' }),
    line({
      channel: 'email',
      status: 'refused',
      says: 'refused when planned: the customer has no email address',
    }),
    ...attempts,
    ...more,
  ],
});
const applied = (...messages: Message[]) =>
  event({
    status: 'applied',
    rules: [{ id: 'invite', action: 'start-check-in', result: 'invite planned' }],
    messages,
  });

const later = '2026-12-01T09:00:09.000Z';
const sending = {
  at,
  channel: 'whatsapp',
  attempt: 1,
  status: 'sending',
  says: 'its turn, handed to the vendor',
} as const;
const timedOut = {
  at: later,
  channel: 'whatsapp',
  attempt: 1,
  status: 'timed_out',
  says: 'given up at its deadline: no delivery receipt came before the deadline',
} as const;
const rejected = {
  at: later,
  channel: 'sms',
  attempt: 2,
  status: 'rejected',
  says: 'not delivered: the account with the vendor has no credit',
  providerCode: 'low_credit',
  providerText: 'Low credit',
  price: { amount: 0.71, currency: 'credits', source: 'vendor' },
} as const;

describe('B2 a timeline of an event', () => {
  it('tells each thing once, when it is seen first, by the time at which it was', () => {
    const views = [
      event(),
      applied(message('sending', [sending])),
      applied(message('sending', [sending, timedOut])),
      applied(message('sending', [sending, timedOut])),
    ];
    const lines = views.flatMap((view, index) => changesIn(views[index - 1], view, at));
    expect(lines).toEqual([
      { at: '2026-12-01T09:00:00.000Z', what: 'checkin.start accepted', status: 'accepted' },
      { at, what: 'checkin.start applied', status: 'applied', why: 'rule invite: invite planned' },
      {
        at,
        what: 'check-in-invite planned',
        status: 'planned',
        why: 'by rule invite; due at once; possible: WhatsApp; not: Email (the customer has no email address)',
      },
      { at, what: 'its turn, handed to the vendor', channel: 'whatsapp', status: 'sending' },
      {
        at: later,
        what: 'given up at its deadline',
        channel: 'whatsapp',
        status: 'timed_out',
        why: 'no delivery receipt came before the deadline',
      },
    ]);
  });

  it('S0.29 tells the vendor’s words and the price, and ends a failed message with every channel and why', () => {
    const before = applied(message('sending', [sending, timedOut]));
    const failed = line({
      at: later,
      status: 'failed',
      says: 'no channel worked; the team was told: WhatsApp: no delivery receipt came before the deadline; SMS: the account with the vendor has no credit',
    });
    expect(changesIn(before, applied(message('failed', [sending, timedOut, rejected], failed)), at)).toEqual([
      {
        at: later,
        what: 'not delivered',
        channel: 'sms',
        status: 'rejected',
        why: 'the account with the vendor has no credit [the vendor’s code low_credit “Low credit”] [0.71 credits]',
      },
      {
        at: later,
        what: 'check-in-invite: no channel worked; the team was told',
        status: 'failed',
        why: 'WhatsApp: no delivery receipt came before the deadline; SMS: the account with the vendor has no credit',
      },
    ]);
  });

  it('says why an event is parked, or why nothing was sent', () => {
    expect(changesIn(event(), event({ status: 'parked', fault: 'location.missing: …' }), at)).toEqual([
      { at, what: 'checkin.start parked', status: 'parked', why: 'location.missing: …' },
    ]);
    expect(changesIn(event(), event({ status: 'applied', note: 'No routing rule fits.' }), at)).toMatchObject(
      [{ why: 'No routing rule fits.' }],
    );
  });

  it('is over when nothing more will be sent', () => {
    expect(isOver(event())).toBe(false);
    expect(isOver(applied(message('sending', [sending])))).toBe(false);
    expect(isOver(applied(message('delivered', [])))).toBe(true);
    expect(isOver(event({ status: 'parked' }))).toBe(true);
  });

  it('is printed with the seconds since it began', () => {
    expect(
      timelineText({ at, what: 'given up', channel: 'sms', why: 'silence' }, '2026-12-01T09:00:00.000Z'),
    ).toBe('    5.0 s  SMS: given up (silence)');
    expect(timelineText({ at: '2026-12-01T08:59:59.000Z', what: 'accepted' }, at)).toBe(
      '    0.0 s  accepted',
    );
  });
});
