import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSmsEvents } from '../../../shared/messaging/channels/end-user-messaging-sms-events.ts';
import { readSnsRecords } from '../../../shared/platform/sns-records.ts';
import { broken } from './broken-json.ts';
import { vendorFixture } from './outgoing.ts';

const at = '2026-12-01T09:30:12.345Z';
const receivedAt = '2026-12-01T09:31:00.000Z';
const recordedEvents: unknown = JSON.parse(vendorFixture('aws/sms-events.json'));
const recordedInbound: unknown = JSON.parse(vendorFixture('aws/sms-inbound.json'));

const read = (...bodies: unknown[]) =>
  readSmsEvents(bodies.map((body, index) => ({ messageId: `m${index}`, at, body })));
const event = (eventType: string, more: object = {}) => ({
  eventType,
  messageId: 'eum-1',
  context: { reference: 'cv0123456789-01KABC~1' },
  ...more,
});
const outcome = (eventType: string, isFinal?: boolean) => {
  const [receipt] = read(event(eventType, isFinal === undefined ? {} : { isFinal })).receipts;
  return { status: receipt?.status, reason: receipt?.reason };
};

describe('the messages of a topic', () => {
  it('come with their id, their time and what was published', () => {
    expect(readSnsRecords(recordedInbound, receivedAt)).toEqual([
      {
        messageId: '95df01b4-ee98-5cb9-9903-4c221d41eb53',
        at,
        body: expect.objectContaining({ inboundMessageId: 'cae173d2-66b9-564c-8309-21f858e9fb84' }),
      },
    ]);
  });

  it('hold each other up never: one that is no JSON comes without a body, one without a time gets ours', () => {
    const records = [
      { Sns: { MessageId: 'a', Timestamp: at, Message: 'hello' } },
      'nonsense',
      { Sns: { MessageId: 'b', Timestamp: 'yesterday', Message: '{"x":1}' } },
    ];
    expect(readSnsRecords({ Records: records }, receivedAt)).toEqual([
      { messageId: 'a', at, body: undefined },
      { messageId: '', at: receivedAt, body: undefined },
      { messageId: 'b', at: receivedAt, body: { x: 1 } },
    ]);
  });

  it('are refused where nothing of SNS came, such as a whole dead letter', () => {
    for (const other of [undefined, 'nonsense', {}, { requestPayload: recordedInbound }])
      expect(() => readSnsRecords(other, receivedAt)).toThrow(
        expect.objectContaining({ code: 'sns_records.invalid' }),
      );
  });
});

describe('events of our texts', () => {
  it('B3 tell the attempt by our reference, and when it happened', () => {
    expect(readSmsEvents(readSnsRecords(recordedEvents, receivedAt))).toEqual({
      receipts: [
        {
          vendor: 'aws-sms',
          providerId: '862a8790-60c0-4430-9b2b-658bdexample',
          reference: 'cv0123456789-01KABC~1',
          at: '2026-12-01T09:30:03.470Z',
          status: 'sent',
          price: { amount: 0.09582, currency: 'USD' },
        },
        expect.objectContaining({ status: 'delivered' }),
        expect.objectContaining({
          status: 'failed',
          reason: 'expired',
          providerCode: 'TEXT_TTL_EXPIRED',
          providerText: 'Message expired before it was handed off',
        }),
      ],
      inbound: [],
      ignored: 0,
    });
  });

  it.each(['TEXT_QUEUED', 'TEXT_PENDING', 'TEXT_SENT'])('%s is on its way', (eventType) => {
    expect(outcome(eventType, false)).toEqual({ status: 'sent', reason: undefined });
  });

  it('B3 the carrier’s acceptance counts as delivered only where no receipt of the handset will follow', () => {
    expect(outcome('TEXT_SUCCESSFUL', true).status).toBe('delivered');
    expect(outcome('TEXT_SUCCESSFUL', false).status).toBe('sent');
    expect(outcome('TEXT_SUCCESSFUL').status).toBe('sent');
    expect(outcome('TEXT_DELIVERED', true).status).toBe('delivered');
    expect(outcome('TEXT_DELIVERED').status).toBe('delivered');
  });

  const FAILURES = [
    ['TEXT_INVALID', 'address_invalid'],
    ['TEXT_INVALID_MESSAGE', 'content_rejected'],
    ['TEXT_UNREACHABLE', 'recipient_unreachable'],
    ['TEXT_CARRIER_UNREACHABLE', 'recipient_unreachable'],
    ['TEXT_BLOCKED', 'recipient_blocked_sender'],
    ['TEXT_CARRIER_BLOCKED', 'carrier_blocked'],
    ['TEXT_SPAM', 'carrier_blocked'],
    ['TEXT_UNKNOWN', 'no_receipt'],
    ['TEXT_TTL_EXPIRED', 'expired'],
    ['TEXT_PROTECT_BLOCKED', 'policy_held_back'],
    ['TEXT_BRAND_NEW', 'unknown_vendor_code'],
  ] as const;

  it.each(FAILURES)('S0.29 %s failed: %s', (eventType, reason) => {
    expect(outcome(eventType, true)).toEqual({ status: 'failed', reason });
    expect(outcome(eventType)).toEqual({ status: 'failed', reason });
  });

  it.each(FAILURES)('%s that is not final may yet turn out well', (eventType) => {
    expect(outcome(eventType, false)).toEqual({ status: 'sent', reason: undefined });
  });

  it('of calls and media are of no use, nor is one without an id; the others are read all the same', () => {
    const { receipts, ignored } = read(
      event('VOICE_COMPLETED'),
      event('MEDIA_DELIVERED'),
      event('TEXT_DELIVERED', { messageId: '' }),
      undefined,
      event('TEXT_DELIVERED', { eventTimestamp: 1e300, context: 'none' }),
    );
    expect(receipts).toEqual([{ vendor: 'aws-sms', providerId: 'eum-1', at, status: 'delivered' }]);
    expect(ignored).toBe(4);
  });
});

describe('texts of customers', () => {
  it('S3.4 B5 tell our number and who wrote', () => {
    expect(readSmsEvents(readSnsRecords(recordedInbound, receivedAt)).inbound).toEqual([
      {
        vendor: 'aws-sms',
        accountId: '+4915799912345',
        providerId: 'cae173d2-66b9-564c-8309-21f858e9fb84',
        from: '+4917139200001',
        text: 'Stop!',
        at,
      },
    ]);
  });

  it('come without a sender where that is no number, and not at all without a number of ours', () => {
    const text = { inboundMessageId: 'in-1', messageBody: 'Hi', originationNumber: 'MyBank' };
    const { inbound, ignored } = read(
      { ...text, destinationNumber: '+4915799912345' },
      { ...text, destinationNumber: 'short' },
    );
    expect(inbound).toHaveLength(1);
    expect(inbound[0]).not.toHaveProperty('from');
    expect(ignored).toBe(1);
  });
});

/** The records of the fixtures, each with a value replaced. */
const recordedRecords = fc.oneof(
  ...[recordedEvents, recordedInbound]
    .flatMap((recorded): unknown[] => Object(recorded).Records)
    .map((record) => broken(record)),
);

describe('whatever comes over a topic', () => {
  it('throws nothing and loses no count, as long as SNS brings it', () => {
    const anything = fc.array(fc.oneof(fc.jsonValue(), recordedRecords));
    fc.assert(
      fc.property(anything, (Records) => {
        const records = readSnsRecords({ Records }, receivedAt);
        expect(records).toHaveLength(Records.length);
        const { receipts, inbound, ignored } = readSmsEvents(records);
        expect(receipts.length + inbound.length + ignored).toBe(records.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, whatever the body is', () => {
    const bodies = readSnsRecords(recordedEvents, receivedAt).map(({ body }) => body);
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), ...bodies.map(broken)), (body) => {
        const { receipts, ignored } = read(body);
        expect(receipts.length + ignored).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });
});
