import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { ownerOf, VEHICLE_BEHAVIOURS, vinFor } from '../../../functions/vendor-sandbox/magic-vehicles.ts';
import { RESERVED_PREFIXES } from '../../../functions/vendor-sandbox/magic-recipients.ts';
import { stageConfig } from '../../../lib/stage-config.ts';
import type { Outgoing } from '../../../shared/messaging/channel.ts';
import { readMyBmwWebhook } from '../../../shared/messaging/channels/mybmw-webhook.ts';
import type { HttpRequest } from '../../../shared/platform/http-client.ts';
import { outgoing } from '../channels/outgoing.ts';
import { OEM_CLIENT, OEM_SECRET, sandboxWorld } from './sandbox-world.ts';

/* The real adapter of the manufacturer's app talks to the sandbox, and the real reader reads what it posts. */

const NUMBER = '+491713920010';
const REFERENCE = 'cv0123456789-01KABC~1';
const chat = {
  form: 'chat',
  subject: 'Ihr Termin bei BMW Muster',
  text: 'Bitte checken Sie ein.',
  button: { label: 'Jetzt einchecken', url: 'https://kerbside.example/c/abc' },
} as const;
/** A magic vehicle whose app is on that phone. */
const vinOf = (key: string, number = NUMBER): string => vinFor(number, key) ?? 'none';
const message = (key: string, changes: Partial<Outgoing> = {}) =>
  outgoing(chat, { to: vinOf(key), ...changes });

const verdictOf = async (answer: Promise<unknown>): Promise<unknown> => {
  try {
    return await answer;
  } catch (error) {
    return error;
  }
};
const registered = async () => {
  const world = sandboxWorld();
  await world.register();
  return world;
};
const readPosted = ({ body }: HttpRequest) =>
  readMyBmwWebhook(JSON.parse(body ?? ''), { networkId: 'bmw', receivedAt: '2026-12-01T09:30:00.000Z' });
const isSigned = ({ body = '', headers = {} }: HttpRequest): boolean =>
  headers['webhook-signature'] ===
  new Webhook(OEM_SECRET).sign(
    headers['webhook-id'] ?? '',
    new Date(Number(headers['webhook-timestamp']) * 1000),
    body,
  );

const accepted = { result: 'accepted', providerId: expect.stringMatching(/^om[0-9A-F]{20}$/) };
const EXPECTED: [key: string, verdict: object, statuses: string[], isSeen: boolean][] = [
  ['0', accepted, ['sent', 'delivered', 'read'], true],
  ['1', { result: 'rejected', reason: 'no_oem_account', providerCode: 'NO_APP' }, [], false],
  ['2', { result: 'rejected', reason: 'recipient_opted_out', providerCode: 'NO_CONSENT' }, [], false],
  ['3', accepted, [], false],
  ['4', accepted, ['read'], true],
  ['5', accepted, ['sent', 'failed'], false],
  ['6', { kind: 'Throttled', code: 'mybmw.throttled' }, [], false],
  ['7', { kind: 'Throttled', code: 'mybmw.throttled' }, [], false],
  ['8', { kind: 'Unavailable', sent: true }, ['sent', 'delivered'], true],
  ['9', accepted, ['read', 'read', 'delivered', 'delivered', 'sent', 'sent'], true],
  ['A', accepted, ['sent', 'delivered', 'read'], true],
  ['B', accepted, ['sent', 'failed'], false],
];

describe('S0.21 B10 the manufacturer’s app', () => {
  it.each(EXPECTED)('does what a VIN that ends in %s says', async (key, verdict, statuses, isSeen) => {
    const world = await registered();
    expect(await verdictOf(world.oem.send(message(key)))).toMatchObject(verdict);
    await world.deliver();
    const receipts = world.posted.flatMap((request) => readPosted(request).receipts);
    expect(receipts.map(({ status }) => status)).toEqual(statuses);
    // Even where the answer was lost, the receipt names our attempt.
    for (const receipt of receipts) expect(receipt.reference).toBe(REFERENCE);
    for (const request of world.posted) {
      expect(request.url).toBe(OEM_CLIENT.webhookUrl);
      expect(isSigned(request)).toBe(true);
    }
    const { messages } = await world.messagesTo(NUMBER);
    expect(messages).toHaveLength(isSeen ? 1 : 0);
  });

  it('plays every vehicle that is listed', () => {
    expect(EXPECTED.map(([key]) => key)).toEqual(VEHICLE_BEHAVIOURS.map(({ key }) => key));
  });

  it('knows no other vehicle: nothing changes for those', async () => {
    const world = await registered();
    for (const to of [
      'WBA11AA0005CH1234',
      'WMWAP100000000100X',
      'WMWAP10000000010C',
      'WMWAP300000000100',
      'WMWAP1000-0000100',
      `${vinOf('0')}0`,
    ])
      expect(await world.oem.send(message('0', { to })), to).toEqual({
        result: 'rejected',
        reason: 'no_oem_account',
        providerCode: 'VIN_NOT_MAPPED',
      });
  });

  it('S0.30 shows the chat message in the thread of the conversation, with its button', async () => {
    const world = await registered();
    await world.oem.send(message('0'));
    expect((await world.messagesTo(NUMBER)).messages).toMatchObject([
      {
        channel: 'oem',
        title: 'Ihr Termin bei BMW Muster',
        text: 'Bitte checken Sie ein.',
        buttons: [{ type: 'url', text: 'Jetzt einchecken', url: 'https://kerbside.example/c/abc' }],
        reference: REFERENCE,
      },
    ]);
    world.later(60);
    await world.oem.send(message('0', { reference: 'cv0123456789-01KDEF~1' }));
    world.later(60);
    await world.oem.send(
      message('0', { reference: 'cv9999999999-01KDEF~1', conversationId: 'cv9999999999' }),
    );
    const { messages } = await world.messagesTo(NUMBER);
    expect(new Set(messages.map(({ account }: { account: string }) => account)).size).toBe(2);
    expect(messages[0].account).toBe(messages[1].account);
  });

  it('takes a message once, however often it is posted under one Idempotency-Key', async () => {
    const world = await registered();
    const [first, second] = [await world.oem.send(message('0')), await world.oem.send(message('0'))];
    expect(second).toEqual(first);
    expect((await world.messagesTo(NUMBER)).messages).toHaveLength(1);
    expect(world.orders).toHaveLength(3);
  });

  it.each(['6', 'A'])('%s refuses the first try of each message only', async (key) => {
    const world = await registered();
    const send = (reference: string) => verdictOf(world.oem.send(message(key, { reference })));
    await send('cv0123456789-01KABC~1');
    expect(await send('cv0123456789-01KABC~2')).toMatchObject(accepted);
    expect(await send('cv0123456789-01KDEF~1')).toMatchObject(key === 'A' ? accepted : { kind: 'Throttled' });
  });

  it('B3 4 is read only after the deadline, on every stage with simulated vendors', async () => {
    const world = await registered();
    await world.oem.send(message('4'));
    const [startsAfter = 0] = world.delays;
    for (const stage of ['local', 'sandbox']) {
      const { vendorSandbox, deadlines } = stageConfig({ stage });
      const delay = (vendorSandbox?.receiptDelaySeconds ?? 0) * (startsAfter + 1);
      expect(delay).toBeGreaterThan(deadlines.oem + 5);
      expect(delay).toBeLessThanOrEqual(900);
    }
  });

  it('5 and B tell why; both tellings of 9 have one event id', async () => {
    const world = await registered();
    for (const key of ['5', 'B', '9'])
      await world.oem.send(message(key, { reference: `cv0123456789-01K${key}~1` }));
    await world.deliver();
    const events = world.posted.map(({ body }) => JSON.parse(body ?? ''));
    expect(world.posted.flatMap((request) => readPosted(request).receipts)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ status: 'failed', reason: 'recipient_unreachable' }),
        expect.objectContaining({ status: 'failed', reason: 'expired' }),
      ]),
    );
    expect(events).toHaveLength(10);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(7);
  });

  it('a magic vehicle is a VIN of 17 characters for each magic number, and each has a sentence for people', () => {
    for (const prefix of RESERVED_PREFIXES) {
      for (const { key } of VEHICLE_BEHAVIOURS) {
        const vin = vinOf(key, `${prefix}42`);
        expect(vin).toMatch(/^[A-HJ-NPR-Z0-9]{17}$/);
        expect(vinFor(`${prefix}42`, key, 'ABCDEFGH')).toBe(vin.replace('00000000', 'ABCDEFGH'));
        expect(ownerOf(vin)).toMatchObject({ number: `${prefix}42`, behaviour: { key } });
      }
    }
    for (const number of ['+4915112345672', '+491713920', '+4917139200421'])
      expect(vinFor(number, '0'), number).toBeUndefined();
    expect(new Set(VEHICLE_BEHAVIOURS.map(({ says }) => says)).size).toBe(VEHICLE_BEHAVIOURS.length);
    expect(VEHICLE_BEHAVIOURS.every(({ says, receipts }) => says.endsWith('.') && receipts.length <= 6)).toBe(
      true,
    );
  });
});

describe('the gateway’s shapes', () => {
  const token = async (world: ReturnType<typeof sandboxWorld>) => {
    const { json } = await world.call('POST', '/sandbox/oem/oauth2/token', 'grant_type=client_credentials', {
      authorization: `Basic ${btoa('kerbside:oem-secret')}`,
    });
    return { authorization: `Bearer ${json.access_token}` };
  };
  const thread = { dealerId: '00027', vin: vinOf('0'), subject: 'Hallo', externalThreadId: 'cv1' };
  const text = {
    clientMessageId: REFERENCE,
    type: 'TEXT',
    text: 'Hallo',
    locale: 'de-DE',
    actions: [],
    attachments: [],
    expiresAt: '2026-12-01T09:40:00.000Z',
  };

  it('grants a token to whom the client is, for an hour', async () => {
    const world = await registered();
    const ask = (authorization: string, body = 'grant_type=client_credentials') =>
      world.call('POST', '/sandbox/oem/oauth2/token', body, { authorization });
    expect(await ask(`Basic ${btoa('kerbside:oem-secret')}`)).toMatchObject({
      status: 200,
      json: { access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 },
    });
    for (const wrong of [
      '',
      'Basic !',
      `Basic ${btoa('kerbside:x')}`,
      `Basic ${btoa('nobody:oem-secret')}`,
      `Basic ${btoa('%E0:x')}`,
    ])
      expect(await ask(wrong)).toMatchObject({ status: 401, json: { error: 'invalid_client' } });
    expect(await ask(`Basic ${btoa('kerbside:oem-secret')}`, 'grant_type=password')).toMatchObject({
      status: 400,
      json: { error: 'unsupported_grant_type' },
    });
    const headers = await token(world);
    const eligible = () => world.call('POST', '/sandbox/oem/eligibility', thread, headers);
    expect(await eligible()).toMatchObject({ status: 200, json: { reachable: true, reason: null } });
    world.later(3599);
    expect(await eligible()).toMatchObject({ status: 200 });
    world.later(1);
    expect(await eligible()).toMatchObject({ status: 401 });
  });

  it('answers a refusal as a problem document with its code', async () => {
    const world = await registered();
    const headers = await token(world);
    const call = (path: string, body: unknown, more = {}) =>
      world.call('POST', `/sandbox/oem${path}`, body, { ...headers, ...more });
    expect(await call('/threads', { ...thread, vin: vinOf('2') })).toMatchObject({
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      json: { code: 'CONSENT_MISSING' },
    });
    expect(await call('/threads', { ...thread, vin: 'WBA11AA0005CH1234' })).toMatchObject({
      json: { code: 'CUSTOMER_NOT_REACHABLE' },
    });
    for (const [path, body] of [
      ['/eligibility', {}],
      ['/threads', { vin: thread.vin }],
    ] as const)
      expect(await call(path, body)).toMatchObject({ status: 400 });
    const opened = await call('/threads', thread);
    expect(opened).toMatchObject({ status: 201, json: { threadId: expect.stringMatching(/^th/) } });
    expect(await call('/threads', thread)).toMatchObject({ status: 409, json: opened.json });
    const messages = `/threads/${opened.json.threadId}/messages`;
    const key = { 'idempotency-key': REFERENCE };
    expect(await call(messages, text)).toMatchObject({ status: 400 });
    expect(await call(messages, { ...text, type: 'VIDEO' }, key)).toMatchObject({ status: 400 });
    expect(await call('/threads/th0/messages', text, key)).toMatchObject({ status: 404 });
    const { json } = await call(messages, text, key);
    expect(json).toMatchObject({ messageId: expect.stringMatching(/^om/), status: 'ACCEPTED' });
    await world.deliver();
    expect(await world.call('GET', `/sandbox/oem/messages/${json.messageId}`, '', headers)).toMatchObject({
      status: 200,
      json: { messageId: json.messageId, status: 'READ' },
    });
    expect(await world.call('GET', '/sandbox/oem/messages/om0', '', headers)).toMatchObject({ status: 404 });
  });

  it('S0.3 one client’s token opens nothing of another client', async () => {
    const world = await registered();
    const opened = await world.call('POST', '/sandbox/oem/threads', thread, await token(world));
    await world.call('POST', '/sandbox/oem/portal', { ...OEM_CLIENT, clientId: 'other', clientSecret: 'x' });
    const { json } = await world.call('POST', '/sandbox/oem/oauth2/token', 'grant_type=client_credentials', {
      authorization: `Basic ${btoa('other:x')}`,
    });
    const other = { authorization: `Bearer ${json.access_token}`, 'idempotency-key': REFERENCE };
    expect(
      await world.call('POST', `/sandbox/oem/threads/${opened.json.threadId}/messages`, text, other),
    ).toMatchObject({ status: 404 });
    const forged = String(json.access_token).replace('other', 'kerbside');
    expect(
      await world.call('POST', '/sandbox/oem/eligibility', thread, { authorization: `Bearer ${forged}` }),
    ).toMatchObject({ status: 401 });
  });
});

describe('answering in the app', () => {
  const PHONE = '/sandbox/phone/491713920010';

  it('B11 the phone shows the thread with its button, and an answer goes to our door, signed', async () => {
    const world = await registered();
    await world.oem.send(message('0'));
    const page = (await world.call('GET', PHONE)).text;
    expect(page).toContain('Manufacturer’s app · Ihr Termin bei BMW Muster');
    expect(page).toContain(
      '<a class="button" href="https://kerbside.example/c/abc" rel="noreferrer">Jetzt einchecken</a>',
    );
    expect(page).toContain('Answer in the app');
    const account = /name="account" value="(th[0-9A-F]+)"/.exec(page)?.[1] ?? '';
    const form = new URLSearchParams({ channel: 'oem', account, text: 'Grüß Gott 👍' }).toString();
    expect(await world.call('POST', `${PHONE}/reply`, form)).toMatchObject({
      status: 303,
      headers: { location: PHONE },
    });
    const [request] = world.posted;
    expect(request?.url).toBe(OEM_CLIENT.webhookUrl);
    expect(request && isSigned(request)).toBe(true);
    expect(request && readPosted(request).inbound).toEqual([
      {
        vendor: 'mybmw',
        networkId: 'bmw',
        threadId: account,
        providerId: expect.stringMatching(/^in_/),
        text: 'Grüß Gott 👍',
        at: '2026-12-01T09:30:00.000Z',
      },
    ]);
    expect((await world.call('GET', PHONE)).text).toContain('taken by the dealer’s system');
  });

  it('B11 a receipt and an answer are signed by the machine’s clock, by which our door checks, also where the stage’s is ahead', async () => {
    const world = await registered();
    await world.oem.send(message('0'));
    await world.deliver();
    const account = /name="account" value="(th[0-9A-F]+)"/.exec((await world.call('GET', PHONE)).text)?.[1];
    const form = new URLSearchParams({ channel: 'oem', account: account ?? '', text: 'Danke' }).toString();
    await world.call('POST', `${PHONE}/reply`, form);
    const [first] = world.posted;
    expect(first && readPosted(first).receipts).toMatchObject([{ at: '2026-12-01T09:30:00.000Z' }]);
    expect(world.posted).toHaveLength(4);
    for (const { headers } of world.posted)
      expect(headers?.['webhook-timestamp']).toBe(String(Date.parse('2026-11-29T09:30:00.000Z') / 1000));
  });

  it('lists every magic vehicle, and says of a phone which vehicle brings the app to it', async () => {
    const world = await registered();
    const index = (await world.call('GET', '/sandbox/phone')).text;
    for (const { key, says } of VEHICLE_BEHAVIOURS) {
      expect(index).toContain(says);
      expect(index).toContain(vinOf(key, '+491713920000'));
    }
    expect((await world.call('GET', PHONE)).text).toContain(vinOf('0'));
    expect((await world.call('GET', '/sandbox/phone/4915112345678')).text).toContain('is not on this phone');
  });

  it('tells what is accepted and never shown', async () => {
    const world = await registered();
    await world.oem.send(message('B'));
    await world.deliver();
    expect((await world.call('GET', PHONE)).text).toContain('reported as not delivered');
  });
});
