import { describe, expect, it } from 'vitest';
import { attemptSchema, type Attempt, type Message } from '../../../shared/messaging/message.ts';
import { REASONS } from '../../../shared/messaging/reasons.ts';
import { traceText, TRACE_TEXTS } from '../../../shared/messaging/trace-texts.ts';
import { type CheckInFacts, traceLineSchema, traceOf } from '../../../shared/messaging/trace.ts';
import { viewMessage } from '../../../shared/events/message-view.ts';
import { EVENT_VIEW_EXAMPLE, MESSAGE_STORY_EXAMPLE } from '../../../shared/web/openapi-message-examples.ts';
import { checkInFinished, checkInStart, World } from '../../support/world.ts';
import { sandboxedWorld } from '../../support/sandboxed-world.ts';

const message: Message = {
  messageId: 'cvAA-01',
  dealerId: 'd',
  locationId: 'l',
  contactId: 'c',
  visitId: 'v',
  purpose: 'check-in-invite',
  language: 'de',
  variables: {},
  link: { checkInId: 'ci', version: 1 },
  cause: { partnerId: 'p', eventId: 'e', ruleId: 'start' },
  status: 'sending',
  createdAt: '2026-11-21T06:30:00.000Z',
  dueAt: '2026-11-21T07:00:00.000Z',
  timing: { why: 'next_opening', hours: { from: '08:00', to: '21:00', zone: 'Europe/Berlin' } },
  candidates: [
    { channel: 'oem', refused: 'brand_without_app' },
    { channel: 'whatsapp' },
    { channel: 'sms' },
    { channel: 'email', refused: 'no_email_address' },
  ],
  attempts: [],
};
const attempt = (
  number: number,
  change: Partial<Attempt> & Pick<Attempt, 'channel' | 'status'>,
): Attempt => ({
  number,
  at: `2026-11-21T07:${String(number * 10).padStart(2, '0')}:00.000Z`,
  ...change,
});
/** The trace as an operator reads it. */
const story = (of: Message, checkIn?: CheckInFacts): string[] =>
  traceOf(of, checkIn).map((line) => `${line.at.slice(11, 19)} ${traceText(line)}`);

describe('B2 the texts of a trace', () => {
  it('there is a sentence for each status that a line can have, and each is its own', () => {
    expect(Object.keys(TRACE_TEXTS).toSorted()).toEqual(traceLineSchema.shape.status.options.toSorted());
    expect(new Set(Object.values(TRACE_TEXTS)).size).toBe(Object.keys(TRACE_TEXTS).length);
  });

  it.each(Object.keys(REASONS))('the reason %s has a sentence that reads well after a colon', (reason) => {
    const { says } = REASONS[reason as keyof typeof REASONS];
    expect(says).toMatch(/^(?=.{10,120}$)[\p{Ll}W][^_.]*[^.]$/u);
  });

  it.each(attemptSchema.shape.status.options)(
    'an attempt that is %s ends with a line of that status',
    (status) => {
      const [last] = traceOf({
        ...message,
        attempts: [
          attempt(1, {
            channel: 'sms',
            status,
            ...(status === 'skipped' ? { reason: 'outside_hours' } : {}),
          }),
        ],
      }).slice(-1);
      expect(last).toMatchObject({ status, attempt: 1, channel: 'sms' });
      expect(last?.says).toMatch(/^[^_]+$/);
    },
  );

  it('skipped is not failed: neither a channel nor a message that was skipped is told as a failure', () => {
    const skipped = attempt(1, { channel: 'whatsapp', status: 'skipped', reason: 'opted_out' });
    const over = { at: '2026-11-21T07:10:00.000Z' };
    const lines = traceOf({
      ...message,
      status: 'skipped',
      statusReason: 'opted_out',
      ended: over,
      attempts: [skipped],
    });
    expect(lines.map(({ status }) => status)).not.toContain('failed');
    expect(lines.slice(-2).map(({ says }) => says)).toEqual([
      'skipped when its turn came: the customer wants no messages at all (STOP); was possible when planned',
      'nothing was sent, and nothing failed: the customer wants no messages at all (STOP)',
    ]);
  });
});

describe('B2 a trace as a whole', () => {
  it('tells the plan with its hours, what changed by the claim, vendor’s words, prices, and the end', () => {
    expect(
      story({
        ...message,
        status: 'failed',
        ended: { at: '2026-11-21T07:55:00.000Z' },
        attempts: [
          attempt(1, { channel: 'whatsapp', status: 'skipped', reason: 'no_approved_template' }),
          attempt(2, {
            channel: 'sms',
            status: 'rejected',
            reason: 'expired',
            providerCode: 'TEXT_TTL_EXPIRED',
            providerText: 'Message expired before it was handed off',
            price: { amount: 0.09582, currency: 'USD' },
            times: { accepted: '2026-11-21T07:20:01.000Z', failed: '2026-11-21T07:35:00.000Z' },
          }),
          attempt(4, {
            channel: 'email',
            status: 'timed_out',
            reason: 'no_receipt',
            mayArriveLate: true,
          }),
        ],
      }),
    ).toMatchInlineSnapshot(`
      [
        "06:30:00 planned: by rule start; due when the hours begin, 2026-11-21T07:00:00.000Z (08:00–21:00 Europe/Berlin)",
        "06:30:00 OEM app: refused when planned: the manufacturer of this vehicle has no app that is connected here",
        "06:30:00 WhatsApp: chosen as a possible channel",
        "06:30:00 SMS: chosen as a possible channel",
        "06:30:00 Email: refused when planned: the customer has no email address",
        "07:10:00 WhatsApp: skipped when its turn came: no approved WhatsApp template for this purpose and language, and the 24-hour window is closed; was possible when planned",
        "07:20:00 SMS: its turn, handed to the vendor",
        "07:20:01 SMS: accepted by the vendor",
        "07:35:00 SMS: not delivered: the message expired before it was delivered [the vendor’s code TEXT_TTL_EXPIRED “Message expired before it was handed off”] [0.09582 USD]",
        "07:40:00 Email: its turn, handed to the vendor: possible now, when planned it was not (the customer has no email address)",
        "07:40:00 Email: the vendor did not answer; not sent again on this channel: nothing tells this vendor when to give up, so that a copy may arrive after the deadline",
        "07:55:00 Email: given up at its deadline: no delivery receipt came before the deadline",
        "07:55:00 no channel worked; the team was told: OEM app: the manufacturer of this vehicle has no app that is connected here; WhatsApp: no approved WhatsApp template for this purpose and language, and the 24-hour window is closed; SMS: the message expired before it was delivered; Email: no delivery receipt came before the deadline",
      ]
    `);
  });

  it('S1.32 says that a held message waits for somebody', () => {
    expect(story({ ...message, status: 'held', candidates: [] })[0]).toMatch(
      /^06:30:00 planned: .*; held until somebody of the team approves it$/,
    );
    expect(story({ ...message, status: 'planned', candidates: [] })[0]).not.toContain('held');
  });

  it('tells what moved, broke and was stopped, and by whose word', () => {
    expect(
      story({
        ...message,
        status: 'withdrawn',
        statusReason: 'visit_cancelled',
        dueAt: '2026-11-22T07:00:00.000Z',
        moved: [{ at: '2026-11-21T20:00:00.000Z', from: '2026-11-21T07:00:00.000Z' }],
        takenOver: ['2026-11-21T07:30:00.000Z'],
        ended: { at: '2026-11-21T21:00:00.000Z', by: { partnerId: 'p', eventId: 'e2' } },
        attempts: [
          attempt(1, {
            channel: 'whatsapp',
            status: 'released',
            reason: 'throttled',
            providerCode: '130429',
          }),
        ],
      }),
    ).toMatchInlineSnapshot(`
      [
        "06:30:00 planned: by rule start; due 2026-11-21T07:00:00.000Z",
        "06:30:00 OEM app: refused when planned: the manufacturer of this vehicle has no app that is connected here",
        "06:30:00 WhatsApp: chosen as a possible channel",
        "06:30:00 SMS: chosen as a possible channel",
        "06:30:00 Email: refused when planned: the customer has no email address",
        "07:10:00 WhatsApp: its turn, handed to the vendor",
        "07:10:00 WhatsApp: not sent, to be tried again: the vendor throttled us [the vendor’s code 130429]",
        "07:30:00 its execution broke; another one took over",
        "20:00:00 moved to the next window: due when the hours begin, 2026-11-22T07:00:00.000Z (08:00–21:00 Europe/Berlin)",
        "21:00:00 withdrawn before anything was sent: the appointment was cancelled",
      ]
    `);
  });

  it('B3 an opened link is unverified, an answer is proof; those of another version of the check-in say nothing', () => {
    const checkIn = {
      version: 1,
      openedAt: '2026-11-21T08:00:00.000Z',
      finishedAt: '2026-11-21T08:05:00.000Z',
      answeredThrough: 'our own page',
    };
    expect(story(message, checkIn).slice(-2)).toEqual([
      '08:00:00 link opened, unverified: link scanners open links too',
      '08:05:00 the customer’s answers came in: proof that the message was read: through our own page',
    ]);
    expect(story(message, { ...checkIn, version: 2 })).toEqual(story(message));
  });

  it('a free message says that it is free, a billed one as what, a mail its list price', () => {
    const last = (change: Partial<Attempt>) =>
      story({
        ...message,
        attempts: [attempt(1, { channel: 'whatsapp', status: 'delivered', ...change })],
      }).at(-1);
    expect(last({ price: { category: 'service', billable: false } })).toMatch(/\[free as service\]$/);
    expect(last({ price: { category: 'utility' } })).toMatch(/\[billed as utility\]$/);
    expect(last({ channel: 'email', status: 'sent', providerId: 'm' })).toMatch(
      /\[0\.0001 USD by the price list\]$/,
    );
  });

  it('is in the order of time, and no line is before the hand-over, whatever a vendor’s clock says', () => {
    const early = attempt(1, {
      channel: 'whatsapp',
      status: 'read',
      times: { accepted: '2026-11-21T07:10:01.000Z', read: '2026-11-21T06:00:00.000Z' },
    });
    const times = traceOf({ ...message, attempts: [early] }).map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    expect(times.at(-1)).toBe('2026-11-21T07:10:01.000Z');
  });
});

describe('B2 B3 the story in the API’s documentation', () => {
  it('is what the code tells of such a message', () => {
    const day = (time: string): string => `2026-11-28T${time}.000Z`;
    const twice: Message = {
      ...message,
      messageId: MESSAGE_STORY_EXAMPLE.id,
      status: 'delivered',
      createdAt: day('08:00:00'),
      dueAt: day('08:00:00'),
      timing: { why: 'at_once', hours: { from: '08:00', to: '21:00', zone: 'Europe/Berlin' } },
      copies: ['whatsapp', 'sms'],
      attempts: [
        {
          channel: 'whatsapp',
          number: 1,
          status: 'delivered',
          at: day('08:00:01'),
          late: true,
          times: { accepted: day('08:00:01'), delivered: day('09:02:00') },
          price: { category: 'utility' },
        },
        {
          channel: 'sms',
          number: 2,
          status: 'delivered',
          at: day('08:20:01'),
          mayArriveLate: true,
          times: { accepted: day('08:20:02'), delivered: day('08:20:09') },
          price: { amount: 0.71, currency: 'credits' },
        },
      ],
    };
    expect(viewMessage(twice, { version: 1, openedAt: day('10:31:00') })).toEqual(
      EVENT_VIEW_EXAMPLE.messages[0],
    );
  });
});

describe('B2 a trace that a journey leaves', () => {
  const textsOf = async (digits: string): Promise<string[]> => {
    const { invite } = await sandboxedWorld();
    const view = await invite(`+4917139200${digits}`, { email: 'juergen@example.com' });
    return (view.messages[0]?.trace ?? []).map((line) => `${line.at.slice(11, 19)} ${traceText(line)}`);
  };

  it('WhatsApp is silent, the SMS arrives', async () => {
    expect(await textsOf('40')).toMatchInlineSnapshot(`
      [
        "10:00:00 planned: by rule start; due at once",
        "10:00:00 OEM app: refused when planned: the location has not set up this channel",
        "10:00:00 WhatsApp: chosen as a possible channel",
        "10:00:00 SMS: chosen as a possible channel",
        "10:00:00 Email: chosen as a possible channel",
        "10:00:00 WhatsApp: its turn, handed to the vendor",
        "10:00:00 WhatsApp: accepted by the vendor",
        "10:20:00 WhatsApp: given up at its deadline: no delivery receipt came before the deadline",
        "10:20:00 SMS: its turn, handed to the vendor",
        "10:20:00 SMS: accepted by the vendor: nothing tells this vendor when to give up, so that a copy may arrive after the deadline",
        "10:20:00 SMS: delivered to the customer [0.71 credits]",
      ]
    `);
  });

  it('down to the mail', async () => {
    expect(await textsOf('22')).toMatchInlineSnapshot(`
      [
        "10:00:00 planned: by rule start; due at once",
        "10:00:00 OEM app: refused when planned: the location has not set up this channel",
        "10:00:00 WhatsApp: chosen as a possible channel",
        "10:00:00 SMS: chosen as a possible channel",
        "10:00:00 Email: chosen as a possible channel",
        "10:00:00 WhatsApp: its turn, handed to the vendor",
        "10:00:00 WhatsApp: not delivered: the vendor cannot reach this recipient [the vendor’s code 131026 “Message undeliverable: The sandbox plays this for numbers that end in 22.”]",
        "10:00:00 SMS: its turn, handed to the vendor",
        "10:00:00 SMS: not delivered: the vendor calls the address invalid [the vendor’s code invalid_phone_number “Invalid phone number”]",
        "10:00:00 Email: its turn, handed to the vendor",
        "10:00:00 Email: accepted by the vendor [0.0001 USD by the price list]",
      ]
    `);
  });

  it('nowhere is a number, an address, a name or an id of a vendor', async () => {
    for (const digits of ['00', '26', '40', '60', '70', '90'])
      for (const text of await textsOf(digits)) {
        expect(text).not.toMatch(/4917139|@|Jürgen|Müller|wamid/);
      }
  });

  it('names who stopped it, and what the partner’s answer proves', async () => {
    const world = new World();
    const eventId = await world.send(checkInStart());
    await world.receipt('whatsapp', 'delivered');
    await world.send(checkInFinished());
    const [invite] = (await world.event(eventId)).messages;
    expect(invite?.trace.at(-1)?.says).toBe(
      'the customer’s answers came in: proof that the message was read: through the partner tjekvik',
    );
  });
});
