import { describe, expect, it } from 'vitest';
import { changesIn, isOver, timelineText } from '../../../bin/client/timeline.ts';
import type { EventView } from '../../../shared/events/describe-event.ts';

type Message = EventView['messages'][number];

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
const message = (
  status: Message['status'],
  attempts: { channel: 'whatsapp' | 'sms'; status: Message['attempts'][number]['status']; says: string }[],
): Message => ({
  id: 'm1',
  purpose: 'check-in-invite',
  status,
  dueAt: at,
  attempts: attempts.map(({ channel, status: of }) => ({ channel, status: of, at })),
  trace: [
    { at, channel: 'whatsapp', status: 'possible', says: 'chosen as a possible channel' },
    {
      at,
      channel: 'email',
      status: 'refused',
      says: 'refused when planned: the customer has no email address',
    },
    ...attempts.map(({ channel, status: of, says }) => ({ at, channel, status: of, says })),
  ],
});
const applied = (...messages: Message[]) =>
  event({
    status: 'applied',
    rules: [{ id: 'invite', action: 'start-check-in', result: 'invite planned' }],
    messages,
  });

const sending = { channel: 'whatsapp', status: 'sending', says: 'being handed to the vendor' } as const;
const timedOut = {
  channel: 'whatsapp',
  status: 'timed_out',
  says: 'given up at its deadline: no delivery receipt came before the deadline',
} as const;
const rejected = {
  channel: 'sms',
  status: 'rejected',
  says: 'not delivered: the account with the vendor has no credit',
} as const;

describe('B2 a timeline of an event', () => {
  it('tells each thing once, when it is seen first', () => {
    const views = [
      event(),
      applied(message('sending', [sending])),
      applied(message('sending', [timedOut])),
      applied(message('sending', [timedOut])),
    ];
    const lines = views.flatMap((view, index) => changesIn(views[index - 1], view, at));
    expect(lines).toEqual([
      { at: '2026-12-01T09:00:00.000Z', what: 'checkin.start accepted', status: 'accepted' },
      { at, what: 'checkin.start applied', status: 'applied', why: 'rule invite: invite planned' },
      { at, what: 'check-in-invite planned', status: 'planned', why: 'possible: whatsapp' },
      { at, what: 'being handed to the vendor', channel: 'whatsapp', status: 'sending' },
      {
        at,
        what: 'given up at its deadline',
        channel: 'whatsapp',
        status: 'timed_out',
        why: 'no delivery receipt came before the deadline',
      },
    ]);
  });

  it('S0.29 ends a failed message with every channel and why, in the order of the ladder', () => {
    const before = applied(message('sending', [timedOut]));
    expect(changesIn(before, applied(message('failed', [timedOut, rejected])), at).at(-1)).toEqual({
      at,
      what: 'check-in-invite failed',
      status: 'failed',
      why: 'WhatsApp: no delivery receipt came before the deadline; SMS: the account with the vendor has no credit; Email: the customer has no email address',
    });
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
