import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReceipt, type Receipt } from '../../../shared/messaging/receipt.ts';
import { decideClaim, recordOutcome } from '../../../shared/messaging/claim.ts';
import { giveUp, type Message, stop } from '../../../shared/messaging/message.ts';
import { traceOf } from '../../../shared/messaging/trace.ts';

const message: Message = {
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
  createdAt: '2026-11-21T10:00:00.000Z',
  dueAt: '2026-11-21T10:00:00.000Z',
  candidates: [
    { channel: 'oem', refused: 'channel_not_offered' },
    { channel: 'whatsapp' },
    { channel: 'sms' },
    { channel: 'email', refused: 'no_email_address' },
  ],
  attempts: [],
};
const request = {
  channel: 'whatsapp',
  execution: 'x-1',
  dueAt: message.dueAt,
  taskToken: 't',
  now: message.dueAt,
} as const;
const claimed = (): Message => {
  const decision = decideClaim(message, request, undefined);
  if (decision.claim !== 'granted') throw new Error(decision.claim);
  return decision.message;
};
const receipt = (status: Receipt['status']): Receipt => ({
  status,
  at: message.dueAt,
  ...(status === 'failed' ? { reason: 'recipient_unreachable' as const, providerCode: '131026' } : {}),
});

describe('receipts', () => {
  const statuses = fc.array(
    fc.constantFrom('sent', 'delivered', 'read', 'failed') satisfies fc.Arbitrary<Receipt['status']>,
    { minLength: 1, maxLength: 8 },
  );
  const after = (order: readonly Receipt['status'][]): Message =>
    order.reduce<Message>(
      (current, status) => applyReceipt(current, 1, receipt(status)).message ?? current,
      claimed(),
    );

  it('B3 the status does not depend on the order or the number of receipts', () => {
    fc.assert(
      fc.property(statuses, fc.infiniteStream(fc.nat()), (order, randoms) => {
        const shuffled = order
          .map((status) => ({ status, rank: randoms.next().value as number }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ status }) => status);
        const twice = [...shuffled, ...shuffled];
        expect(after(twice).attempts[0]!.status).toBe(after(order).attempts[0]!.status);
        expect(after(twice).status).toBe(after(order).status);
      }),
    );
  });

  it('a WhatsApp failed is overridden by a later delivered, never the other way round', () => {
    expect(after(['failed', 'delivered'])).toMatchObject({
      status: 'delivered',
      attempts: [{ status: 'delivered' }],
    });
    expect(after(['delivered', 'failed'])).toMatchObject({ status: 'delivered' });
    expect(after(['failed'])).toMatchObject({
      status: 'sending',
      attempts: [{ status: 'rejected', reason: 'recipient_unreachable' }],
    });
  });

  it('wakes the state once per token: delivered succeeds, failed of the latest attempt fails, failed of an earlier one does nothing', () => {
    expect(applyReceipt(claimed(), 1, receipt('delivered')).wake).toEqual({
      taskToken: 't',
      result: 'delivered',
    });
    expect(applyReceipt(claimed(), 1, receipt('failed')).wake).toMatchObject({ result: 'rejected' });
    expect(applyReceipt(claimed(), 1, receipt('sent')).wake).toBeUndefined();
    const second = decideClaim(claimed(), { ...request, channel: 'sms', taskToken: 't2' }, undefined);
    if (second.claim !== 'granted') throw new Error(second.claim);
    expect(applyReceipt(second.message, 1, receipt('failed')).wake).toBeUndefined();
    expect(applyReceipt(second.message, 1, receipt('delivered')).wake).toEqual({
      taskToken: 't2',
      result: 'delivered',
    });
  });
});

describe('a mail, which its acceptance settles', () => {
  const accepted = { outcome: 'accepted', providerId: 'p', settles: true } as const;
  const bounce: Receipt = {
    status: 'failed',
    at: message.dueAt,
    reason: 'address_bounced',
    providerCode: 'Permanent/General',
  };
  const mailed = (): Message => {
    const decision = decideClaim(message, { ...request, channel: 'email' }, undefined);
    if (decision.claim !== 'granted') throw new Error(decision.claim);
    return decision.message;
  };
  const take = (current: Message, number: number, each: Receipt): Message =>
    applyReceipt(current, number, each).message ?? current;

  it('B3 ends the same whenever SES’s answer and its events come, and in whatever order', () => {
    const reports = fc.array(
      fc.constantFrom('sent', 'delivered', 'read', 'failed') satisfies fc.Arbitrary<Receipt['status']>,
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(reports, fc.nat(6), fc.boolean(), (order, position, isLadderQuick) => {
        let current = mailed();
        let isWoken = false;
        for (const step of [...order.slice(0, position), 'accepted' as const, ...order.slice(position)]) {
          if (step === 'accepted') current = recordOutcome(current, 1, accepted);
          else {
            const decision = applyReceipt(current, 1, step === 'failed' ? bounce : receipt(step));
            if (decision.wake?.result === 'rejected') isWoken = true;
            current = decision.message ?? current;
          }
          if (isWoken && isLadderQuick) current = giveUp(current, 'x-1', message.dueAt) ?? current;
        }
        // The state that was woken by the bounce reports that no channel is left, unless the message is settled.
        if (isWoken) current = giveUp(current, 'x-1', message.dueAt) ?? current;
        const best = (['read', 'delivered', 'failed'] as const).find((status) => order.includes(status));
        expect(current.status).toBe(best ?? 'sent');
      }),
      { numRuns: 500 },
    );
  });

  it('S0.29 its bounce ends the message, with the reason; a delivery that is reported after it wins', () => {
    const sent = recordOutcome(mailed(), 1, accepted);
    expect(sent.status).toBe('sent');
    const bounced = take(sent, 1, bounce);
    expect(bounced).toMatchObject({
      status: 'failed',
      attempts: [{ status: 'rejected', reason: 'address_bounced', providerCode: 'Permanent/General' }],
    });
    expect(take(bounced, 1, receipt('delivered'))).toMatchObject({ status: 'delivered' });
    expect(take(take(sent, 1, receipt('delivered')), 1, bounce)).toMatchObject({ status: 'delivered' });
  });

  it('fails as it would have at the end of the ladder: a copy whose deadline is over does not count, one under way does', () => {
    const afterWhatsApp = (status: 'timed_out' | 'sent'): Message => ({
      ...recordOutcome(mailed(), 1, accepted),
      attempts: [
        { channel: 'whatsapp', number: 1, status, at: message.dueAt },
        { channel: 'email', number: 2, status: 'sent', at: message.dueAt },
      ],
    });
    expect(take(afterWhatsApp('timed_out'), 2, bounce).status).toBe('failed');
    expect(take(afterWhatsApp('sent'), 2, bounce).status).toBe('sent');
  });

  it('B5 a stopped message of which nothing can have arrived is withdrawn, whether the stop or the refusal came first', () => {
    const stopped = stop(mailed(), 'check_in_finished')!;
    expect(take(stopped, 1, bounce)).toMatchObject({
      status: 'withdrawn',
      statusReason: 'check_in_finished',
    });
    expect(stop(take(mailed(), 1, bounce), 'check_in_finished')).toMatchObject({ status: 'withdrawn' });
  });
});

describe('the claim', () => {
  it('I2 no sequence of claims, outcomes and receipts sends twice on a channel, unless the first was definitely not sent', () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('claim' as const),
        channel: fc.constantFrom('whatsapp' as const, 'sms' as const),
        execution: fc.constantFrom('x-1', 'x-2'),
      }),
      fc.record({
        do: fc.constant('outcome' as const),
        kind: fc.constantFrom(
          'accepted' as const,
          'rejected' as const,
          'released' as const,
          'unknown' as const,
        ),
      }),
      fc.record({
        do: fc.constant('receipt' as const),
        status: fc.constantFrom('sent' as const, 'delivered' as const, 'read' as const, 'failed' as const),
        number: fc.integer({ min: 1, max: 4 }),
      }),
      fc.record({ do: fc.constant('stop' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let current = message;
        const sends: { channel: string; number: number; outcome?: string }[] = [];
        let stopped = false;
        for (const each of steps) {
          if (each.do === 'claim') {
            const decision = decideClaim(
              current,
              { ...request, channel: each.channel, execution: each.execution },
              undefined,
            );
            if ('message' in decision && decision.message) current = decision.message;
            if (decision.claim === 'granted') {
              expect(stopped).toBe(false);
              expect(
                sends.filter(({ channel, outcome }) => channel === each.channel && outcome !== 'released'),
              ).toEqual([]);
              sends.push({ channel: each.channel, number: decision.attempt });
            }
          }
          const last = sends.at(-1);
          if (each.do === 'outcome' && last && last.outcome === undefined) {
            const outcome =
              each.kind === 'accepted'
                ? { outcome: 'accepted' as const, providerId: 'p', settles: false }
                : each.kind === 'unknown'
                  ? { outcome: 'unknown' as const }
                  : { outcome: each.kind, reason: 'throttled' as const, providerCode: '' };
            current = recordOutcome(current, last.number, outcome);
            last.outcome = each.kind;
          }
          if (each.do === 'receipt')
            current = applyReceipt(current, each.number, receipt(each.status)).message ?? current;
          if (each.do === 'stop') {
            current = stop(current, 'opted_out') ?? current;
            stopped = true;
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a receipt that is quicker than the vendor’s answer is not taken back by it', () => {
    const delivered = applyReceipt(claimed(), 1, receipt('delivered')).message!;
    expect(
      recordOutcome(delivered, 1, { outcome: 'rejected', reason: 'defect', providerCode: '' }),
    ).toMatchObject({ status: 'delivered', attempts: [{ status: 'delivered' }] });
  });

  it('belongs to one execution and one plan', () => {
    expect(decideClaim(claimed(), { ...request, execution: 'x-2', channel: 'sms' }, undefined)).toEqual({
      claim: 'refused',
      why: 'other_execution',
    });
    expect(decideClaim(message, { ...request, dueAt: '2026-11-22T10:00:00.000Z' }, undefined)).toEqual({
      claim: 'refused',
      why: 'stale',
    });
  });

  it('asked again after its answer got lost, waits on instead of sending again', () => {
    expect(decideClaim(claimed(), { ...request, taskToken: 't9' }, undefined)).toMatchObject({
      claim: 'resumed',
      message: { taskToken: 't9' },
    });
  });

  it('B3 a channel that could not send in its turn does not overtake a later one that is sending', () => {
    const first = decideClaim(message, request, undefined);
    if (first.claim !== 'granted') throw new Error(first.claim);
    const released = recordOutcome(first.message, first.attempt, {
      outcome: 'released',
      reason: 'throttled',
      providerCode: '',
    });
    const second = decideClaim(released, { ...request, channel: 'sms', taskToken: 't2' }, undefined);
    if (second.claim !== 'granted') throw new Error(second.claim);
    // Whatever takes over walks the ladder from its top.
    expect(decideClaim(second.message, { ...request, taskToken: 't3' }, undefined)).toEqual({
      claim: 'skipped',
      reason: 'turn_passed',
    });
    expect(
      decideClaim(second.message, { ...request, channel: 'sms', taskToken: 't4' }, undefined),
    ).toMatchObject({ claim: 'resumed' });
  });

  it('remembers a refusal that is new, and costs nothing for one that was planned', () => {
    expect(decideClaim(message, { ...request, channel: 'email' }, 'no_email_address')).toEqual({
      claim: 'skipped',
      reason: 'no_email_address',
    });
    expect(decideClaim(message, { ...request, channel: 'sms' }, 'opted_out')).toMatchObject({
      message: { attempts: [{ channel: 'sms', status: 'skipped', reason: 'opted_out' }] },
    });
  });
});

describe('the end of the ladder', () => {
  it('B2 skipped is not failed: a person who wants no messages is not an error', () => {
    const optedOut = {
      ...message,
      candidates: message.candidates.map(({ channel }) => ({ channel, refused: 'opted_out' as const })),
    };
    expect(giveUp(optedOut, 'x-1', message.dueAt)).toMatchObject({ status: 'skipped' });
    expect(giveUp(message, 'x-1', message.dueAt)).toMatchObject({ status: 'failed' });
    expect(giveUp({ ...message, status: 'delivered' }, 'x-1', message.dueAt)).toBeUndefined();
  });

  it('B2 the trace tells every decision in plain words', () => {
    const lines = traceOf(
      recordOutcome(claimed(), 1, {
        outcome: 'rejected',
        reason: 'recipient_unreachable',
        providerCode: '131026',
      }),
    );
    expect(lines.map(({ channel = 'message', status }) => `${channel} ${status}`)).toEqual([
      'message planned',
      'oem refused',
      'whatsapp possible',
      'sms possible',
      'email refused',
      'whatsapp sending',
      'whatsapp rejected',
    ]);
    expect(lines.at(-1)).toMatchObject({
      says: 'not delivered: the vendor cannot reach this recipient',
      providerCode: '131026',
    });
  });
});
