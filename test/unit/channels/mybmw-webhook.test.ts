import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ELIGIBILITY_REASONS, MYBMW_CODES } from '../../../shared/messaging/channels/mybmw-codes.ts';
import { readMyBmwWebhook } from '../../../shared/messaging/channels/mybmw-webhook.ts';
import { REASONS } from '../../../shared/messaging/reasons.ts';
import { broken } from './broken-json.ts';
import { vendorFixture } from './outgoing.ts';

const from = { networkId: 'bmw', receivedAt: '2026-12-01T09:30:09.000Z' };
const recorded = (name: string): Record<string, unknown> => JSON.parse(vendorFixture(`mybmw/${name}.json`));
const read = (value: unknown) => readMyBmwWebhook(value, from);
const nothing = { receipts: [], inbound: [], ignored: 1 };

describe('what the gateway reports of our messages', () => {
  it('B3 reads a delivery with our reference', () => {
    expect(read(recorded('status-delivered'))).toEqual({
      receipts: [
        {
          vendor: 'mybmw',
          providerId: 'om-9a1b',
          reference: 'cv0123456789-01KABC~1',
          status: 'delivered',
          at: '2026-12-01T09:30:05.000Z',
        },
      ],
      inbound: [],
      ignored: 0,
    });
  });

  it.each([
    ['ACCEPTED', 'sent'],
    ['DELIVERED', 'delivered'],
    ['READ', 'read'],
  ])('B3 %s is %s', (status, ours) => {
    const [receipt] = read({ ...recorded('status-delivered'), status }).receipts;
    expect(receipt?.status).toBe(ours);
    expect(receipt).not.toHaveProperty('reason');
  });

  it('S0.29 reads why a message failed, and that it expired', () => {
    expect(read(recorded('status-failed')).receipts).toMatchObject([
      {
        status: 'failed',
        reason: 'recipient_unreachable',
        providerCode: 'CUSTOMER_NOT_REACHABLE',
        at: '2026-12-01T08:31:00.250Z',
      },
    ]);
    expect(read({ ...recorded('status-delivered'), status: 'EXPIRED' }).receipts).toMatchObject([
      { status: 'failed', reason: 'expired', providerCode: 'EXPIRED' },
    ]);
    const failed = (reason?: unknown) => read({ ...recorded('status-failed'), reason }).receipts[0];
    expect(failed()).toMatchObject({ reason: 'recipient_unreachable', providerCode: 'FAILED' });
    expect(failed(7)).toMatchObject({ reason: 'recipient_unreachable', providerCode: 'FAILED' });
    expect(failed('RATE_LIMITED')).toMatchObject({ reason: 'throttled' });
    expect(failed('toString')).toMatchObject({ reason: 'unknown_vendor_code', providerCode: 'toString' });
    for (const code of [...Object.keys(MYBMW_CODES), ...Object.keys(ELIGIBILITY_REASONS)])
      expect(Object.keys(REASONS)).toContain(failed(code)?.reason);
  });

  it('counts a status that names no message of ours, and one that it does not know', () => {
    expect(read({ ...recorded('status-delivered'), clientMessageId: undefined })).toEqual(nothing);
    expect(read({ ...recorded('status-delivered'), status: 'PONDERED' })).toEqual(nothing);
    expect(read({ ...recorded('status-delivered'), type: 'thread.closed' })).toEqual(nothing);
  });
});

describe('what customers write in the app', () => {
  it('B5 reads the words and the thread', () => {
    expect(read(recorded('received'))).toEqual({
      receipts: [],
      inbound: [
        {
          vendor: 'mybmw',
          networkId: 'bmw',
          threadId: 'th-5f2c',
          providerId: 'im-77',
          text: 'Kann ich auch früher kommen?',
          at: '2026-12-01T09:32:00.000Z',
        },
      ],
      ignored: 0,
    });
  });

  it('says in brackets that something came without words, and cuts what is far too long', () => {
    const text = (changes: object) => read({ ...recorded('received'), ...changes }).inbound[0]?.text;
    expect(text({ text: undefined, attachments: [{ id: 'a1' }] })).toBe('[attachment]');
    expect(text({ text: '  ', attachments: [{ id: 'a1' }] })).toBe('[attachment]');
    expect(text({ text: 'x'.repeat(500_000) })).toHaveLength(10_000);
    expect(read({ ...recorded('received'), text: ' ' })).toEqual(nothing);
    expect(read({ ...recorded('received'), threadId: '' })).toEqual(nothing);
  });

  it('S2.46 reads files that the gateway keeps for us, and says that there was one of which it tells no id', () => {
    const attachments = [
      { attachmentId: 'a1', contentType: 'image/jpeg', fileName: 'car.jpg', size: 5 },
      { attachmentId: 'a2', contentType: 'application/pdf' },
    ];
    const inbound = (changes: object) => read({ ...recorded('received'), ...changes }).inbound[0];
    expect(inbound({ text: undefined, attachments })).toMatchObject({
      text: '',
      content: {
        type: 'media',
        media: [
          { kind: 'image', sourceId: 'a1', mimeType: 'image/jpeg', fileName: 'car.jpg' },
          { kind: 'document', sourceId: 'a2', mimeType: 'application/pdf' },
        ],
      },
    });
    expect(inbound({ text: undefined, attachments: [...attachments, 17] })).toMatchObject({
      text: '[attachment]',
      content: { media: [{}, {}] },
    });
    expect(inbound({ attachments: [] })).not.toHaveProperty('content');
  });

  it.each([
    undefined,
    'yesterday',
    17,
    '1969-12-31T23:59:59Z',
    '9999-12-31T23:59:59-12:00',
    '2026-12-01T09:32:00.1234567890Z',
    '2026-02-30T09:32:00Z',
  ])('takes the time of arrival where it says %s', (occurredAt) => {
    expect(read({ ...recorded('received'), occurredAt }).inbound[0]?.at).toBe(from.receivedAt);
  });
});

describe('any JSON', () => {
  it.each(['status-delivered', 'status-failed', 'received'])(
    'never throws, whatever becomes of %s, and never loses count',
    (name) => {
      fc.assert(
        fc.property(fc.oneof(fc.jsonValue(), broken(recorded(name))), (value) => {
          const { receipts, inbound, ignored } = read(value);
          expect(receipts.length + inbound.length + ignored).toBe(1);
          for (const { at } of [...receipts, ...inbound])
            expect(at).toMatch(/^(19[7-9]|[2-9]\d\d)\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        }),
        { numRuns: 500 },
      );
    },
  );
});
