import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WHATSAPP_CODES } from '../../../shared/messaging/channels/whatsapp-codes.ts';
import {
  readWhatsAppWebhook,
  verifyWhatsAppSignature,
} from '../../../shared/messaging/channels/whatsapp-webhook.ts';
import { REASONS } from '../../../shared/messaging/reasons.ts';
import { broken } from './broken-json.ts';
import { vendorFixture } from './outgoing.ts';

const read = (name: string) => readWhatsAppWebhook(JSON.parse(vendorFixture(`meta/${name}.json`)));

describe('the signature', () => {
  it.each([
    [
      '{"object":"whatsapp_business_account","entry":[]}',
      '20e391a99a86fc5adf7e3a453236d20c906360291977896cf2f671e03bb95703',
    ],
    [
      String.raw`{"text":"Gr\u00fc\u00df"}`,
      'bf205ce91c57f84e1947d8a5d84e59e326681ea88d57d718aff785a17ba9f351',
    ],
  ])('accepts the vector for %s', (body, hex) => {
    expect(verifyWhatsAppSignature('app-secret-123', Buffer.from(body), `sha256=${hex}`)).toBe(true);
  });

  it('fails closed: other bytes, another secret, no header, no secret', () => {
    const hex = '20e391a99a86fc5adf7e3a453236d20c906360291977896cf2f671e03bb95703';
    const body = Buffer.from('{"object":"whatsapp_business_account","entry":[]}');
    expect(
      verifyWhatsAppSignature('app-secret-123', Buffer.from(`${body.toString()} `), `sha256=${hex}`),
    ).toBe(false);
    expect(verifyWhatsAppSignature('another', body, `sha256=${hex}`)).toBe(false);
    expect(verifyWhatsAppSignature('app-secret-123', body, undefined)).toBe(false);
    expect(verifyWhatsAppSignature('app-secret-123', body, hex)).toBe(false);
    expect(verifyWhatsAppSignature('', body, `sha256=${hex}`)).toBe(false);
  });
});

describe('receipts', () => {
  it('B3 reads a delivery receipt with our reference', () => {
    expect(read('status-delivered')).toEqual({
      receipts: [
        {
          vendor: 'whatsapp',
          providerId: 'wamid.HBgLNDkxNzEzOTIwMDAxFQIAERgSQTk3',
          status: 'delivered',
          at: '2025-06-18T16:22:53.000Z',
          reference: 'cv01-01K~1',
        },
      ],
      inbound: [],
      templateUpdates: [],
      ignored: 0,
    });
  });

  it('S0.29 reads why a message failed later', () => {
    expect(read('status-failed').receipts).toEqual([
      {
        vendor: 'whatsapp',
        providerId: 'wamid.HBgLNDkxNzEzOTIwMDAxFQIAERgSQTk3',
        status: 'failed',
        at: '2025-06-28T20:23:39.000Z',
        reason: 'recipient_unreachable',
        providerCode: '131026',
      },
    ]);
  });

  it.each([...Object.keys(WHATSAPP_CODES), '139999'])(
    'gives a reason of ours for a late failure with code %s',
    (code) => {
      const [receipt] = statuses([
        { id: 'wamid.1', status: 'failed', timestamp: '1751142219', errors: [{ code: Number(code) }] },
      ]).receipts;
      expect(Object.keys(REASONS)).toContain(receipt?.reason);
      expect(receipt?.providerCode).toBe(code);
    },
  );

  it('counts statuses that are new or broken, and keeps the others', () => {
    const answer = statuses([
      { id: 'wamid.1', status: 'played', timestamp: '1751142219' },
      { id: 'wamid.2', status: 'read', timestamp: 'yesterday' },
      { id: 'wamid.3', status: 'read', timestamp: 1_751_142_219 },
      { id: 'wamid.4', status: 'failed', timestamp: '1751142219' },
    ]);
    expect(answer.receipts.map(({ providerId, status, reason }) => [providerId, status, reason])).toEqual([
      ['wamid.3', 'read', undefined],
      ['wamid.4', 'failed', 'unknown_vendor_code'],
    ]);
    expect(answer.ignored).toBe(2);
  });
});

describe('messages from customers', () => {
  it('turns every kind of message into words', () => {
    const { inbound, ignored } = read('inbound');
    expect(inbound.map(({ providerId, text }) => [providerId, text])).toEqual([
      ['wamid.text', 'Grüß Gott'],
      ['wamid.button', 'Call me'],
      ['wamid.reply', 'Yes please'],
      ['wamid.list', 'Tuesday'],
      ['wamid.image', 'A scratch'],
      ['wamid.bare-image', '[image]'],
      ['wamid.audio', '[audio]'],
      ['wamid.document', '[document]'],
      ['wamid.video', 'Listen to it'],
      ['wamid.location', '[location]'],
      ['wamid.reaction', '👍'],
      ['wamid.unsupported', '[unsupported]'],
      ['wamid.hidden', 'No number'],
    ]);
    expect(ignored).toBe(2);
  });

  it('tells whose account, who and when; a hidden number stays away', () => {
    const { inbound } = read('inbound');
    expect(inbound[0]).toEqual({
      vendor: 'whatsapp',
      accountId: '106540352242922',
      providerId: 'wamid.text',
      from: '+4917139200001',
      text: 'Grüß Gott',
      at: '2025-06-08T20:59:43.000Z',
    });
    expect(inbound.at(-1)).not.toHaveProperty('from');
  });
});

it('S0.23 reads that a template was paused', () => {
  expect(read('template-update').templateUpdates).toEqual([
    {
      accountId: '102290129340398',
      name: 'checkin_invite',
      language: 'de',
      event: 'PAUSED',
      category: 'UTILITY',
      reason: 'INCORRECT_CATEGORY',
    },
  ]);
});

it('S0.23 reads when Meta said so, and that a template became advertising', () => {
  const value = {
    message_template_name: 'checkin_invite',
    message_template_language: 'de',
    previous_category: 'UTILITY',
    new_category: 'MARKETING',
  };
  const entry = (change: object) => ({
    entry: [{ id: '1', time: 1764576000, changes: [{ field: 'template_category_update', value: change }] }],
  });
  expect(readWhatsAppWebhook(entry(value)).templateUpdates).toEqual([
    {
      accountId: '1',
      name: 'checkin_invite',
      language: 'de',
      event: 'CATEGORY',
      category: 'MARKETING',
      at: '2025-12-01T08:00:00.000Z',
    },
  ]);
  // Announced only: nothing has changed yet.
  const { new_category: _new, ...announced } = value;
  expect(readWhatsAppWebhook(entry({ ...announced, correct_category: 'MARKETING' }))).toMatchObject({
    templateUpdates: [],
    ignored: 1,
  });
});

describe('anything else', () => {
  it.each([
    [undefined],
    [null],
    [42],
    ['text'],
    [[]],
    [{}],
    [{ entry: 1 }],
    [{ entry: [null] }],
    [{ entry: [{ changes: [{ field: 'account_update', value: {} }] }] }],
  ])('counts %j', (value) => {
    expect(readWhatsAppWebhook(value)).toEqual({
      receipts: [],
      inbound: [],
      templateUpdates: [],
      ignored: 1,
    });
  });

  it('never throws, whatever JSON comes', () => {
    const property = fc.property(fc.jsonValue(), (value) => void readWhatsAppWebhook(value));
    expect(() => fc.assert(property, { numRuns: 500 })).not.toThrow();
  });

  it('never throws, whatever part of a real webhook is broken', () => {
    const real = fc.constantFrom(
      ...['status-delivered', 'status-failed', 'inbound', 'template-update'].map((name): unknown =>
        JSON.parse(vendorFixture(`meta/${name}.json`)),
      ),
    );
    const property = fc.property(real.chain(broken), (value) => void readWhatsAppWebhook(value));
    expect(() => fc.assert(property, { numRuns: 1000 })).not.toThrow();
  });
});

const statuses = (list: unknown[]) =>
  readWhatsAppWebhook({
    entry: [
      {
        id: '1',
        changes: [
          { field: 'messages', value: { metadata: { phone_number_id: '106540352242922' }, statuses: list } },
        ],
      },
    ],
  });
