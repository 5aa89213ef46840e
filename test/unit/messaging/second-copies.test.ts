import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideClaim, recordOutcome } from '../../../shared/messaging/claim.ts';
import type { Message } from '../../../shared/messaging/message.ts';
import { applyReceipt, type Receipt } from '../../../shared/messaging/receipt.ts';
import { traceOf } from '../../../shared/messaging/trace.ts';
import { checkInStart, World } from '../../support/world.ts';

const DUE = '2026-11-21T10:00:00.000Z';
const at = (minute: number): string => `2026-11-21T10:${String(minute).padStart(2, '0')}:00.000Z`;
const planned: Message = {
  messageId: 'cvAA-01',
  dealerId: 'd',
  locationId: 'l',
  contactId: 'c',
  visitId: 'v',
  purpose: 'check-in-invite',
  language: 'de',
  variables: {},
  cause: { partnerId: 'p', eventId: 'e' },
  status: 'planned',
  createdAt: DUE,
  dueAt: DUE,
  candidates: [{ channel: 'whatsapp' }, { channel: 'sms' }, { channel: 'email' }],
  attempts: [],
};

const send = (message: Message, channel: 'whatsapp' | 'sms' | 'email', minute: number): Message => {
  const claim = { channel, execution: 'x', dueAt: DUE, taskToken: `t-${channel}`, now: at(minute) };
  const decision = decideClaim(message, claim, undefined);
  if (decision.claim !== 'granted') throw new Error(decision.claim);
  const accepted = { outcome: 'accepted', providerId: `id-${channel}`, settles: false } as const;
  return recordOutcome(decision.message, decision.attempt, accepted, at(minute));
};
/** WhatsApp and SMS were given up, the mail is on its way. */
const onTheLastRung = send(send(send(planned, 'whatsapp', 0), 'sms', 20), 'email', 35);

type Told = { number: number; receipt: Receipt };
const take = (message: Message, told: readonly Told[]) =>
  told.reduce(
    (state, { number, receipt }) => {
      const decision = applyReceipt(state.message, number, receipt);
      return {
        message: decision.message ?? state.message,
        counted: decision.secondCopy ? [...state.counted, decision.secondCopy.join('+')] : state.counted,
      };
    },
    { message, counted: [] as string[] },
  );
/** Without the token, which says only who waits. */
const known = ({ taskToken: _token, ...message }: Message): unknown => JSON.parse(JSON.stringify(message));
const told = (number: number, status: Receipt['status'], minute: number): Told => ({
  number,
  receipt: {
    status,
    at: at(minute),
    price: { amount: minute, currency: 'USD' },
    ...(status === 'failed' ? { reason: 'recipient_unreachable' as const, providerCode: '131026' } : {}),
  },
});

describe('B3 second copies', () => {
  it('do not depend on the order or the number of receipts, and each is counted once', () => {
    const receipt = fc.oneof(
      fc
        .tuple(
          fc.integer({ min: 1, max: 3 }),
          fc.constantFrom('sent' as const, 'delivered' as const, 'read' as const),
          fc.integer({ min: 36, max: 59 }),
        )
        .map(([number, status, minute]) => told(number, status, minute)),
      // A failure is reported once, though perhaps repeatedly.
      fc.integer({ min: 1, max: 3 }).map((number) => told(number, 'failed', 36 + number)),
    );
    const orders = fc
      .array(receipt, { maxLength: 12 })
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
      );
    fc.assert(
      fc.property(orders, ([list, shuffled]) => {
        const one = take(onTheLastRung, list);
        const other = take(onTheLastRung, shuffled);
        expect(known(other.message)).toEqual(known(one.message));
        const arrived = new Set(
          list
            .filter(({ receipt: { status } }) => status === 'delivered' || status === 'read')
            .map(({ number }) => number),
        );
        expect(one.message.copies?.length ?? 1).toBe(Math.max(1, arrived.size));
        for (const { counted } of [one, other]) expect(counted).toHaveLength(Math.max(0, arrived.size - 1));
      }),
      { numRuns: 500 },
    );
  });

  it('are never taken back', () => {
    const twice = take(onTheLastRung, [told(1, 'delivered', 40), told(2, 'delivered', 41)]).message;
    expect(twice.copies).toEqual(['whatsapp', 'sms']);
    expect(take(twice, [told(1, 'failed', 50), told(2, 'failed', 51)]).message.copies).toEqual([
      'whatsapp',
      'sms',
    ]);
  });

  it('are named in the trace, with the attempt that had been given up', () => {
    const { message } = take(onTheLastRung, [told(3, 'delivered', 36), told(1, 'delivered', 50)]);
    expect(
      traceOf(message).map(({ at: when, channel, status, says }) => [
        when.slice(14, 16),
        channel,
        status,
        says,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [
          '20',
          'whatsapp',
          'timed_out',
          'given up at its deadline: no delivery receipt came before the deadline',
        ],
        ['50', 'whatsapp', 'delivered', 'delivered to the customer: after it had been given up'],
        ['50', undefined, 'second_copy', 'the customer has it twice: by WhatsApp and by Email'],
      ]),
    );
  });

  it('a journey: WhatsApp is silent, the SMS arrives, WhatsApp after all', async () => {
    const world = new World();
    const eventId = await world.send(checkInStart());
    await world.advance(1201);
    await world.receipt('sms', 'delivered');
    expect(world.metrics).not.toContain('SecondCopy');
    await world.receipt('whatsapp', 'delivered');
    await world.receipt('whatsapp', 'delivered');
    await world.receipt('whatsapp', 'read');
    expect(world.metrics.filter((name) => name === 'SecondCopy')).toHaveLength(1);
    const { messages } = await world.event(eventId);
    expect(messages[0]).toMatchObject({ status: 'read', copies: ['whatsapp', 'sms'] });
    expect(world.logs).toContainEqual(
      expect.objectContaining({ message: 'the customer has a message twice', level: 'warn' }),
    );
  });
});
