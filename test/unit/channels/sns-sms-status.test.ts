import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSnsSmsStatuses, SNS_FAILURES } from '../../../shared/messaging/channels/sns-sms-status.ts';
import { readLogRecords } from '../../../shared/platform/log-records.ts';
import { broken } from './broken-json.ts';
import { vendorFixture } from './outgoing.ts';

const packed = (text: string) => ({ awslogs: { data: gzipSync(text).toString('base64') } });
const recorded = vendorFixture('aws/sns-sms-log.json');
const failure = (providerResponse: unknown) => ({
  status: 'FAILURE',
  notification: { messageId: 'sns-1' },
  delivery: { providerResponse },
});
const at = '2026-12-01T09:30:13.000Z';
const read = (body: unknown) => readSnsSmsStatuses([{ at, body }]);

describe('the log of SNS', () => {
  it('tells by SNS’s id what became of an SMS', () => {
    expect(readSnsSmsStatuses(readLogRecords(packed(recorded)))).toEqual({
      receipts: [
        {
          vendor: 'sns',
          providerId: '34d9b400-c6dd-5444-820d-fbeb0f1f54cf',
          at: '2026-12-01T09:30:13.000Z',
          status: 'delivered',
          price: { amount: 0.0958, currency: 'USD' },
        },
        {
          vendor: 'sns',
          providerId: '1077257a-92f3-5ca3-bc97-6a915b310625',
          at: '2026-12-01T09:30:14.000Z',
          status: 'failed',
          reason: 'recipient_blocked_sender',
          providerCode: 'Phone has blocked SMS',
          price: { amount: 0.0958, currency: 'USD' },
        },
      ],
      ignored: 0,
    });
  });

  it.each([
    ['Blocked as spam by phone carrier', 'carrier_blocked'],
    ['Destination is on a blocked list', 'policy_held_back'],
    ['Invalid phone number', 'address_invalid'],
    ['Message body is invalid', 'content_rejected'],
    ['Phone carrier has blocked this message', 'carrier_blocked'],
    ['Phone carrier is currently unreachable/unavailable', 'recipient_unreachable'],
    ['Phone has blocked SMS', 'recipient_blocked_sender'],
    ['Phone is on a blocked list', 'policy_held_back'],
    ['Phone is currently unreachable/unavailable', 'recipient_unreachable'],
    ['Phone number is opted out', 'recipient_opted_out'],
    ['This delivery would exceed max price', 'account_blocked'],
    ['Unknown error attempting to reach phone', 'recipient_unreachable'],
  ] as const)('S0.29 knows the failure "%s"', (response, reason) => {
    expect(read(failure(response)).receipts).toMatchObject([
      { status: 'failed', reason, providerCode: response },
    ]);
    expect(read(failure(`${response}.`)).receipts).toMatchObject([{ reason }]);
    expect(Object.keys(SNS_FAILURES)).toHaveLength(12);
  });

  it('S0.29 calls a failure unknown that it does not know', () => {
    expect(read(failure('Brand new')).receipts).toMatchObject([
      { reason: 'unknown_vendor_code', providerCode: 'Brand new' },
    ]);
    expect(read(failure(undefined)).receipts).toMatchObject([
      { reason: 'unknown_vendor_code', providerCode: '' },
    ]);
  });

  it('is answered when it only tests the way, and refused when it is none', () => {
    const control = JSON.stringify({
      messageType: 'CONTROL_MESSAGE',
      logEvents: [{ timestamp: 1, message: 'x' }],
    });
    expect(readLogRecords(packed(control))).toEqual([]);
    for (const event of [{}, { awslogs: { data: 'AAAA' } }, packed('no json'), packed('{"messageType":1}')])
      expect(() => readLogRecords(event)).toThrow(expect.objectContaining({ code: 'log_records.invalid' }));
  });

  it('a line that is broken does not hold up the others, and nothing throws', () => {
    const lines = ['{"status":"SUC', '{"status":"SUCCESS","notification":{"messageId":"sns-1"}}'].map(
      (message) => ({ timestamp: 1_796_117_413_000, message }),
    );
    const records = readLogRecords(packed(JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents: lines })));
    expect(readSnsSmsStatuses(records)).toEqual({
      receipts: [{ vendor: 'sns', providerId: 'sns-1', at, status: 'delivered' }],
      ignored: 1,
    });
    const property = fc.property(
      fc.oneof(fc.jsonValue(), broken(failure('Phone has blocked SMS'))),
      (body) => {
        const { receipts, ignored } = read(body);
        expect(receipts.length + ignored).toBe(1);
      },
    );
    fc.assert(property, { numRuns: 1000 });
  });
});
