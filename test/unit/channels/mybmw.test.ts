import { describe, expect, it } from 'vitest';
import { ELIGIBILITY_REASONS, MYBMW_CODES } from '../../../shared/messaging/channels/mybmw-codes.ts';
import { myBmwTransport } from '../../../shared/messaging/channels/mybmw.ts';
import type { Outgoing } from '../../../shared/messaging/channel.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { type HttpRequest, NoAnswer } from '../../../shared/platform/http-client.ts';
import { invite, outgoing, thrownBy, vendorFixture } from './outgoing.ts';

/* The adapter of the manufacturer's app against a gateway that gives recorded answers. */

const BASE = 'https://gateway.example/v1';
const CALLS = ['token', 'eligibility', 'threads', 'messages'] as const;
type Call = (typeof CALLS)[number];
type Answer = { status: number; text: string; headers?: Record<string, string> };

const RECORDED: Record<Call, Answer> = {
  token: { status: 200, text: vendorFixture('mybmw/token.json') },
  eligibility: { status: 200, text: vendorFixture('mybmw/eligible.json') },
  threads: { status: 201, text: vendorFixture('mybmw/thread-created.json') },
  messages: { status: 202, text: vendorFixture('mybmw/message-accepted.json') },
};

const callOf = (url: string): Call => {
  const end = url.split('/').at(-1);
  return CALLS.find((call) => call === end) ?? 'token';
};

const chat = {
  form: 'chat',
  subject: 'Checken Sie für Ihren Termin ein',
  text: 'Hallo Jürgen,\n\nbitte checken Sie ein.',
  button: { label: 'Jetzt einchecken', url: 'https://kerbside.example/c/abc' },
} as const;
const message = (changes: Partial<Outgoing> = {}) =>
  outgoing(chat, { to: 'WBA11AA0005CH1234', ttlSeconds: 600, ...changes });

/** A gateway that answers as recorded, but for what a test says; answers in a list are given one after the other. */
const gateway = (changes: Partial<Record<Call, Answer | (Answer | Error)[] | Error>> = {}) => {
  const requests: HttpRequest[] = [];
  const remembered: object[] = [];
  const clock = { ms: 0, takes: 0 };
  const counts: Record<Call, number> = { token: 0, eligibility: 0, threads: 0, messages: 0 };
  const world = {
    requests,
    remembered,
    clock,
    made: () => requests.map(({ url }) => callOf(url)),
    secrets: {
      'kerbside/test/networks/bmw': access('kerbside', 's3cret: ü'),
      'kerbside/test/networks/mini': access('other', 'other'),
    } as Record<string, unknown>,
    rememberThread: (thread: object) => {
      remembered.push({ ...thread, before: requests.length });
      return Promise.resolve();
    },
  };
  const transport = myBmwTransport({
    sendHttp: (request) => {
      requests.push(request);
      clock.ms += Math.min(clock.takes, request.timeoutMs);
      const call = callOf(request.url);
      const change = changes[call];
      const answer = (Array.isArray(change) ? change[counts[call]] : change) ?? RECORDED[call];
      counts[call] += 1;
      if (answer instanceof Error) return Promise.reject(answer);
      return Promise.resolve({ ...answer, headers: new Headers(answer.headers) });
    },
    readSecret: (name) => Promise.resolve(world.secrets[name]),
    secretPrefix: 'kerbside/test',
    baseUrl: `${BASE}/`,
    timeoutMs: 10_000,
    now: () => '2026-12-01T09:30:00.000Z',
    ticks: () => clock.ms,
    rememberThread: (thread) => world.rememberThread(thread),
  });
  return Object.assign(world, {
    send: (changed: Partial<Outgoing> = {}) => transport.send(message(changed)),
    transport,
  });
};

const access = (clientId: string, clientSecret: string) => ({
  oem: {
    gateway: 'mybmw',
    access: { clientId, clientSecret },
    webhookSecrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  },
});

const problem = (status: number, code?: string, headers: Record<string, string> = {}): Answer => ({
  status,
  text: JSON.stringify({ type: 'about:blank', title: 'No', status, ...(code ? { code } : {}) }),
  headers,
});
const bodyOf = (request: HttpRequest | undefined): Record<string, unknown> => JSON.parse(request?.body ?? '');

describe('what is sent to the gateway', () => {
  it('S0.30 asks for a token and for the customer, opens the thread of our conversation and posts one chat message', async () => {
    const world = gateway();
    expect(await world.send()).toEqual({ result: 'accepted', providerId: 'om-9a1b' });
    const bearer = { authorization: 'Bearer token-1', 'content-type': 'application/json' };
    const common = { method: 'POST', timeoutMs: 10_000 };
    expect(world.requests.map(({ body: _body, ...request }) => request)).toEqual([
      {
        ...common,
        url: `${BASE}/oauth2/token`,
        headers: {
          authorization: `Basic ${Buffer.from('kerbside:s3cret%3A%20%C3%BC').toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
      },
      { ...common, url: `${BASE}/eligibility`, headers: bearer },
      { ...common, url: `${BASE}/threads`, headers: bearer },
      {
        ...common,
        url: `${BASE}/threads/th-5f2c/messages`,
        headers: { ...bearer, 'idempotency-key': 'cv0123456789-01KABC~1' },
      },
    ]);
    expect(world.requests[0]?.body).toBe('grant_type=client_credentials&scope=messages.write');
    expect(world.requests.slice(1).map(bodyOf)).toEqual([
      { vin: 'WBA11AA0005CH1234', dealerId: '00027' },
      {
        dealerId: '00027',
        vin: 'WBA11AA0005CH1234',
        subject: 'Checken Sie für Ihren Termin ein',
        externalThreadId: 'cv0123456789',
      },
      {
        clientMessageId: 'cv0123456789-01KABC~1',
        type: 'TEXT',
        text: 'Hallo Jürgen,\n\nbitte checken Sie ein.',
        locale: 'de-DE',
        actions: [{ type: 'URL', label: 'Jetzt einchecken', url: 'https://kerbside.example/c/abc' }],
        attachments: [],
        expiresAt: '2026-12-01T09:40:00.000Z',
      },
    ]);
  });

  it('posts no action where the message has no button, and finds a vehicle however its VIN is written', async () => {
    const world = gateway();
    const { button: _button, ...plain } = chat;
    await world.send({ rendered: plain, to: 'wba 11AA0005-ch1234', language: 'sk' });
    expect(bodyOf(world.requests[3])).toMatchObject({ actions: [], locale: 'sk-SK' });
    expect(bodyOf(world.requests[1])).toMatchObject({ vin: 'WBA11AA0005CH1234' });
  });

  it('notes whose thread it is before the message leaves', async () => {
    const world = gateway();
    await world.send();
    expect(world.remembered).toEqual([
      { networkId: 'bmw', threadId: 'th-5f2c', reference: 'cv0123456789-01KABC~1', before: 3 },
    ]);
    const unlucky = gateway();
    unlucky.rememberThread = () => Promise.reject(new AppError('Unavailable', 'aws.unavailable', 'down'));
    const fault = await thrownBy(unlucky.send());
    expect(fault).toMatchObject({ kind: 'Unavailable' });
    expect(fault).not.toBeInstanceOf(NoAnswer);
    expect(unlucky.made()).not.toContain('messages');
  });

  it('writes into the thread that is there already', async () => {
    const world = gateway({ threads: { status: 409, text: vendorFixture('mybmw/thread-exists.json') } });
    expect(await world.send()).toMatchObject({ result: 'accepted' });
    expect(world.requests[3]?.url).toBe(`${BASE}/threads/th-5f2c/messages`);
    expect(await gateway({ threads: problem(409) }).send()).toEqual({
      result: 'rejected',
      reason: 'unknown_vendor_code',
      providerCode: 'http_409',
    });
  });

  it('S1.5 calls nobody without access data, and nobody for a message of another form', async () => {
    const world = gateway();
    world.secrets = {};
    expect(await world.send()).toEqual({
      result: 'rejected',
      reason: 'credentials_rejected',
      providerCode: 'no_client',
    });
    expect(await thrownBy(world.transport.send(outgoing(invite)))).toMatchObject({ kind: 'Defect' });
    expect(world.requests).toEqual([]);
  });
});

describe('the access token', () => {
  it('is kept until a minute before its end, for each network its own', async () => {
    const world = gateway();
    await world.send();
    await world.send();
    expect(world.made()).toEqual([
      'token',
      'eligibility',
      'threads',
      'messages',
      'eligibility',
      'threads',
      'messages',
    ]);
    await world.send({ networkId: 'mini' });
    expect(world.made().filter((call) => call === 'token')).toHaveLength(2);
    world.clock.ms = (3600 - 60) * 1000 - 1;
    await world.send();
    expect(world.made().filter((call) => call === 'token')).toHaveLength(2);
    world.clock.ms += 1;
    await world.send();
    expect(world.made().filter((call) => call === 'token')).toHaveLength(3);
  });

  it('is asked for anew when the access data are others, and used once when its end is not told', async () => {
    const world = gateway({ token: { status: 200, text: '{"access_token":"t","token_type":"Bearer"}' } });
    await world.send();
    expect(world.made()).toEqual(['token', 'eligibility', 'token', 'threads', 'token', 'messages']);
    const changed = gateway();
    await changed.send();
    changed.secrets['kerbside/test/networks/bmw'] = access('new-client', 'x');
    await changed.send();
    expect(changed.made().filter((call) => call === 'token')).toHaveLength(2);
  });

  it.each(['eligibility', 'threads', 'messages'] as const)(
    'is dropped and fetched once anew when %s does not accept it',
    async (call) => {
      const again = gateway({ [call]: [problem(401), RECORDED[call]] });
      expect(await again.send()).toMatchObject({ result: 'accepted' });
      expect(again.made().filter((made) => made === 'token')).toHaveLength(2);
      expect(again.made().filter((made) => made === call)).toHaveLength(2);
      const never = gateway({ [call]: problem(401) });
      expect(await never.send()).toEqual({
        result: 'rejected',
        reason: 'credentials_rejected',
        providerCode: 'http_401',
      });
      expect(never.made().filter((made) => made === call)).toHaveLength(2);
    },
  );

  it.each([
    [401, '{"error":"invalid_client"}', 'invalid_client'],
    [400, '{"error":"invalid_scope"}', 'invalid_scope'],
    [403, '<html>', 'http_403'],
  ])('refused with %i %s: the access data are wrong', async (status, text, providerCode) => {
    const world = gateway({ token: { status, text } });
    expect(await world.send()).toEqual({ result: 'rejected', reason: 'credentials_rejected', providerCode });
    expect(world.made()).toEqual(['token']);
  });

  it('throttled: try again later', async () => {
    expect(await thrownBy(gateway({ token: { status: 429, text: '' } }).send())).toMatchObject({
      kind: 'Throttled',
    });
  });
});

describe('what the gateway answers', () => {
  it.each(Object.entries(ELIGIBILITY_REASONS))(
    'S0.21 not reachable for %s: the next channel',
    async (reason, ours) => {
      const world = gateway({
        eligibility: { status: 200, text: JSON.stringify({ reachable: false, reason }) },
      });
      expect(await world.send()).toEqual({ result: 'rejected', reason: ours, providerCode: reason });
      expect(world.made()).toEqual(['token', 'eligibility']);
    },
  );

  it('S0.21 reads the recorded refusal; a reason that is missing or unknown stays visible', async () => {
    const eligibility = (text: string) => gateway({ eligibility: { status: 200, text } }).send();
    expect(await eligibility(vendorFixture('mybmw/not-eligible.json'))).toMatchObject({
      reason: 'no_oem_account',
    });
    expect(await eligibility('{"reachable":false,"reason":null}')).toEqual({
      result: 'rejected',
      reason: 'recipient_unreachable',
      providerCode: 'not_reachable',
    });
    expect(await eligibility('{"reachable":false,"reason":"MOON_PHASE"}')).toEqual({
      result: 'rejected',
      reason: 'unknown_vendor_code',
      providerCode: 'MOON_PHASE',
    });
  });

  const refusals = Object.entries(MYBMW_CODES).filter(([, means]) => means !== 'throttle');
  it.each(refusals)('S0.29 %s is a reason of ours at every step', async (code, reason) => {
    for (const call of ['eligibility', 'threads', 'messages'] as const) {
      for (const status of [403, 422, 503])
        expect(await gateway({ [call]: problem(status, code) }).send()).toEqual({
          result: 'rejected',
          reason,
          providerCode: code,
          providerText: expect.any(String),
        });
    }
  });

  it('S0.29 an unknown code is kept as evidence', async () => {
    expect(await gateway({ messages: problem(422, 'QUOTA_OF_DEALER') }).send()).toEqual({
      result: 'rejected',
      reason: 'unknown_vendor_code',
      providerCode: 'QUOTA_OF_DEALER',
      providerText: expect.any(String),
    });
    expect(await gateway({ messages: { status: 404, text: '' } }).send()).toMatchObject({
      reason: 'unknown_vendor_code',
      providerCode: 'http_404',
    });
    expect(
      await gateway({ messages: { status: 403, text: vendorFixture('mybmw/consent-missing.json') } }).send(),
    ).toMatchObject({ reason: 'recipient_opted_out' });
  });

  it('RATE_LIMITED is definitely not sent; when it lasts longer than the channel may take, the next channel has its turn', async () => {
    const limited = (call: Call, headers: Record<string, string> = {}) =>
      gateway({ [call]: { status: 429, text: vendorFixture('mybmw/rate-limited.json'), headers } });
    for (const call of ['eligibility', 'threads', 'messages'] as const)
      expect(await thrownBy(limited(call).send())).toMatchObject({
        kind: 'Throttled',
        code: 'mybmw.throttled',
        details: { providerCode: 'RATE_LIMITED' },
      });
    for (const soon of ['0', '600', 'Tue, 01 Dec 2026 09:40:00 GMT', 'some day'])
      expect(await thrownBy(limited('messages', { 'retry-after': soon }).send())).toMatchObject({
        kind: 'Throttled',
      });
    for (const late of ['601', 'Tue, 01 Dec 2026 09:40:01 GMT'])
      expect(await limited('messages', { 'retry-after': late }).send()).toEqual({
        result: 'rejected',
        reason: 'throttled',
        providerCode: 'RATE_LIMITED',
        providerText: expect.any(String),
      });
  });

  const unclear: [string, Answer | Error][] = [
    ['no answer in time', new NoAnswer(BASE, true, new DOMException('too slow', 'TimeoutError'))],
    ['a 500', { status: 500, text: '{}' }],
    ['a 502 of a gateway in between', { status: 502, text: '<html></html>' }],
    ['a redirect', { status: 302, text: '' }],
    ['a success that says nothing', { status: 200, text: '{}' }],
    ['a success that is no JSON', { status: 200, text: 'OK' }],
  ];
  it.each(unclear)('B3 %s: not sent before the message is posted, ambiguous after', async (_, answer) => {
    for (const call of CALLS) {
      const world = gateway({ [call]: answer });
      const fault = await thrownBy(world.send());
      expect(fault, call).toBeInstanceOf(NoAnswer);
      expect(fault, call).toMatchObject({ kind: 'Unavailable', sent: call === 'messages' });
      expect(world.made().filter((made) => made === 'messages')).toHaveLength(call === 'messages' ? 1 : 0);
    }
  });

  it('B3 a message whose connection was never made is not sent', async () => {
    const refused = new NoAnswer(BASE, false, Object.assign(new Error('no'), { code: 'ECONNREFUSED' }));
    expect(await thrownBy(gateway({ messages: refused }).send())).toMatchObject({ sent: false });
  });
});

describe('the time that a send may take', () => {
  it('all calls together fit into 20 of the function’s 30 seconds, however slow the gateway is', async () => {
    for (let takes = 500; takes <= 12_000; takes += 500) {
      const world = gateway({ messages: [problem(401), RECORDED.messages] });
      world.clock.takes = takes;
      await world.send().catch(() => undefined);
      expect(world.clock.ms, String(takes)).toBeLessThanOrEqual(20_000);
    }
  });

  it('B3 a message for whose answer no time is left is not posted', async () => {
    const world = gateway();
    world.clock.takes = 8000;
    const fault = await thrownBy(world.send());
    expect(fault).toMatchObject({ sent: false, cause: { details: { providerCode: 'no_time_left' } } });
    expect(world.made()).toEqual(['token', 'eligibility', 'threads']);
  });
});
