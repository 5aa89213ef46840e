import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBulkGateWebhook } from '../../../shared/messaging/channels/bulkgate-webhook.ts';
import { broken } from './broken-json.ts';
import { vendorFixture } from './outgoing.ts';

const at = '2026-12-01T09:30:12.000Z';
const idAt = (receivedAt: string) =>
  readBulkGateWebhook([{ status: '10', from: '4917139200001', text: 'ok' }], 'door1', receivedAt).inbound[0]
    ?.providerId;
const recorded: unknown = JSON.parse(vendorFixture('bulkgate/reports.json'));

/** In BulkGate's own unit. */
const price = { amount: 0.71, currency: 'credits' };

describe('BulkGate’s bulk POST', () => {
  it('B3 reads final reports, and counts the one that is not final', () => {
    const { receipts, ignored } = readBulkGateWebhook(recorded, 'door1', at);
    expect(receipts).toEqual([
      { vendor: 'bulkgate', providerId: 'tmpde1bcd4b1d1', status: 'delivered', at, price },
      {
        vendor: 'bulkgate',
        providerId: 'tmpde1bcd4b1d3',
        status: 'failed',
        at,
        reason: 'recipient_unreachable',
        providerCode: '3',
        price,
      },
      { vendor: 'bulkgate', providerId: 'tmpde1bcd4b1d4', status: 'read', at, price },
    ]);
    expect(ignored).toBe(1);
  });

  it('S3.4 B5 reads incoming texts under either name of the field', () => {
    const { inbound } = readBulkGateWebhook(recorded, 'door1', at);
    expect(inbound).toEqual([
      {
        vendor: 'bulkgate',
        accountId: 'door1',
        providerId: expect.stringMatching(/^in/),
        from: '+4917139200001',
        text: 'answer',
        at,
      },
      {
        vendor: 'bulkgate',
        accountId: 'door1',
        providerId: 'in77',
        from: '+4917139200002',
        text: 'STOP',
        at,
      },
    ]);
  });

  it('knows a text without an id again when it is repeated at once, not an hour later', () => {
    expect(idAt('2026-12-01T09:30:14.000Z')).toBe(idAt('2026-12-01T09:30:12.000Z'));
    expect(idAt('2026-12-01T10:30:12.000Z')).not.toBe(idAt('2026-12-01T09:30:12.000Z'));
  });

  it('S3.4 takes a text that is empty, and a long one whole', () => {
    const read = (text: string) =>
      readBulkGateWebhook([{ status: '10', smsID: 'in1', from: '4917139200001', text }], 'door1', at);
    expect(read('').inbound).toMatchObject([{ text: '', from: '+4917139200001' }]);
    expect(read('ä'.repeat(1530)).inbound[0]?.text).toHaveLength(1530);
    expect(readBulkGateWebhook([{ status: '10', from: '4917139200001' }], 'door1', at).inbound).toEqual([]);
  });

  it('takes a single report that is not in a list', () => {
    expect(readBulkGateWebhook({ status: 1, smsID: 'a1' }, 'door1', at).receipts).toHaveLength(1);
  });

  it('never throws, whatever JSON comes', () => {
    const property = fc.property(
      fc.oneof(fc.jsonValue(), broken(recorded)),
      (value) => void readBulkGateWebhook(value, 'door1', at),
    );
    expect(() => fc.assert(property, { numRuns: 1000 })).not.toThrow();
  });
});
