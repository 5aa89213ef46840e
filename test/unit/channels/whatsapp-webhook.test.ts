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
          price: { category: 'utility' },
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
        providerText: 'Message undeliverable',
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

const DIGEST = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('messages from customers', () => {
  it('tells of every kind of message what it says, and counts what is not the customer’s', () => {
    const { inbound, ignored } = read('inbound');
    const media = (file: object) => ({ type: 'media', media: [file] });
    expect(inbound.map(({ providerId, text, content }) => [providerId, text, content])).toEqual([
      ['wamid.text', 'Grüß Gott', undefined],
      ['wamid.button', 'Call me', { type: 'button', payload: 'CALL_ME' }],
      ['wamid.reply', 'Yes please', { type: 'interactive', payload: 'b1' }],
      ['wamid.list', 'Tuesday', { type: 'interactive', payload: 'l1' }],
      [
        'wamid.image',
        'A scratch',
        media({ kind: 'image', sourceId: '1', mimeType: 'image/jpeg', sha256: DIGEST }),
      ],
      ['wamid.bare-image', '', media({ kind: 'image', sourceId: '2', mimeType: 'image/jpeg' })],
      ['wamid.audio', '', media({ kind: 'audio', sourceId: '3', mimeType: 'audio/ogg' })],
      ['wamid.document', '', media({ kind: 'document', sourceId: '4', fileName: 'offer.pdf' })],
      ['wamid.video', 'Listen to it', media({ kind: 'video', sourceId: '5' })],
      [
        'wamid.location',
        '',
        { type: 'location', latitude: 48.1, longitude: 11.5, name: 'Werkstatt', address: 'Hauptstraße 1' },
      ],
      ['wamid.sticker', '', media({ kind: 'sticker', sourceId: '6', mimeType: 'image/webp' })],
      ['wamid.contacts', '', { type: 'contacts', cards: [{ name: 'Anna', phones: ['+49 171 3920002'] }] }],
      ['wamid.reaction', '', { type: 'reaction', emoji: '👍' }],
      ['wamid.unreaction', '', { type: 'reaction' }],
      ['wamid.unsupported', '', { type: 'unsupported' }],
      ['wamid.system', '', { type: 'number-changed', newNumber: '+4917139200003' }],
    ]);
    expect(ignored).toBe(2);
  });

  it('S3.4 tells which message is answered or reacted to', () => {
    const { inbound } = read('inbound');
    expect(inbound.filter(({ about }) => about === 'wamid.ours').map(({ providerId }) => providerId)).toEqual(
      ['wamid.text', 'wamid.button', 'wamid.reaction', 'wamid.unreaction'],
    );
  });

  it('tells whose account, who and when, and WhatsApp’s own id of the person', () => {
    expect(read('inbound').inbound[0]).toEqual({
      vendor: 'whatsapp',
      accountId: '106540352242922',
      providerId: 'wamid.text',
      from: '+4917139200001',
      userId: 'DE.13491208655302741918',
      profileName: 'Pablo',
      about: 'wamid.ours',
      text: 'Grüß Gott',
      at: '2025-06-08T20:59:43.000Z',
    });
  });

  it('takes a message of somebody who hides the number, by the id alone', () => {
    const { inbound, ignored } = read('inbound-hidden');
    expect(inbound).toEqual([
      {
        vendor: 'whatsapp',
        accountId: '106540352242922',
        providerId: 'wamid.hidden',
        userId: 'DE.13491208655302741918',
        profileName: 'Pablo',
        text: 'No number',
        at: '2025-06-08T20:59:57.000Z',
      },
    ]);
    expect(ignored).toBe(0);
    expect(read('status-hidden').receipts).toMatchObject([
      { status: 'delivered', userId: 'DE.13491208655302741918' },
    ]);
  });

  it('does not mix up the senders of one call', () => {
    const { inbound } = messagesOf(
      [
        { wa_id: '4917139200001', user_id: 'DE.A1', profile: { name: 'Anna' } },
        { user_id: 'DE.B2', profile: { username: 'bert' } },
      ],
      [
        { from_user_id: 'DE.B2', id: 'm1', timestamp: '1749416383', type: 'text', text: { body: 'b' } },
        { from: '4917139200001', id: 'm2', timestamp: '1749416383', type: 'text', text: { body: 'a' } },
        { from: '4917139200009', id: 'm3', timestamp: '1749416383', type: 'text', text: { body: 'c' } },
      ],
    );
    expect(inbound.map(({ from, userId, profileName }) => [from, userId, profileName])).toEqual([
      [undefined, 'DE.B2', 'bert'],
      ['+4917139200001', 'DE.A1', 'Anna'],
      ['+4917139200009', undefined, undefined],
    ]);
  });

  it.each(['image', 'audio', 'location', 'order', 'poll_creation'])(
    'shows a message of type %s whose content is broken or new as one that cannot be shown',
    (type) => {
      const { inbound } = messagesOf([], [{ from: '4917139200001', id: 'm', timestamp: '1749416383', type }]);
      expect(inbound).toMatchObject([{ text: '', content: { type: 'unsupported' } }]);
    },
  );
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
      ...[
        'status-delivered',
        'status-failed',
        'status-hidden',
        'inbound',
        'inbound-hidden',
        'template-update',
      ].map((name): unknown => JSON.parse(vendorFixture(`meta/${name}.json`))),
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

const messagesOf = (contacts: unknown[], messages: unknown[]) =>
  readWhatsAppWebhook({
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: { metadata: { phone_number_id: '106540352242922' }, contacts, messages },
          },
        ],
      },
    ],
  });

describe('what a customer chose in WhatsApp', () => {
  const preference = {
    wa_id: '491713920000',
    category: 'marketing_messages',
    value: 'stop',
    timestamp: '1795514400',
  };
  const readPreferences = (...preferences: unknown[]) => {
    const value = { metadata: { phone_number_id: '106540352242922' }, user_preferences: preferences };
    return readWhatsAppWebhook({ entry: [{ id: '1', changes: [{ field: 'messages', value }] }] });
  };

  it('B5 reads a stop of advertising and its lifting, and counts what it does not know', () => {
    const { preferences, ignored } = readPreferences(
      preference,
      { ...preference, value: 'resume' },
      { ...preference, category: 'other' },
      { ...preference, wa_id: undefined },
    );
    expect(preferences).toEqual([
      { accountId: '106540352242922', from: '+491713920000', wants: 'stop', at: '2026-11-24T10:00:00.000Z' },
      {
        accountId: '106540352242922',
        from: '+491713920000',
        wants: 'resume',
        at: '2026-11-24T10:00:00.000Z',
      },
    ]);
    expect(ignored).toBe(2);
  });
});
