import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PHONE_NUMBER_ID, sandboxWorld } from './sandbox-world.ts';

const messagesPath = `/sandbox/graph/v25.0/${PHONE_NUMBER_ID}/messages`;
const bearer = { authorization: 'Bearer wa-token' };
const text = { messaging_product: 'whatsapp', to: '+491713920000', type: 'text', text: { body: 'Hi' } };
const identity = { application_id: '1234', application_token: 'bg-token' };

const thread = { dealerId: '00027', vin: 'WMWAP100000000000', subject: 'Hallo', externalThreadId: 'cv1' };
const oemToken = async (world: ReturnType<typeof sandboxWorld>) => {
  const { json } = await world.call('POST', '/sandbox/oem/oauth2/token', 'grant_type=client_credentials', {
    authorization: `Basic ${btoa('kerbside:oem-secret')}`,
  });
  return { authorization: `Bearer ${json.access_token}`, 'idempotency-key': 'k' };
};

const registered = async () => {
  const world = sandboxWorld();
  await world.register();
  return world;
};

describe('Meta’s shapes', () => {
  it.each([
    ['no token', undefined, text, 401, 190],
    ['a wrong token', { authorization: 'Bearer nonsense' }, text, 401, 190],
    ['no JSON', bearer, '{', 400, 100],
    ['an empty body', bearer, '', 400, 100],
    ['another product', bearer, { ...text, messaging_product: 'signal' }, 400, 100],
    ['no recipient', bearer, { ...text, to: undefined }, 400, 131_008],
    ['a recipient that is no number', bearer, { ...text, to: 'Anna' }, 400, 131_009],
    ['an empty text', bearer, { ...text, text: {} }, 400, 131_008],
    ['a template without a name', bearer, { ...text, type: 'template', template: {} }, 400, 131_008],
    [
      'an unknown template',
      bearer,
      { ...text, type: 'template', template: { name: 'nope', language: { code: 'de' } } },
      404,
      132_001,
    ],
    ['a type that is not played', bearer, { ...text, type: 'location' }, 400, 131_051],
    ['free text outside the window', bearer, text, 400, 131_047],
  ])('answers %s as Meta does', async (_, headers, body, status, code) => {
    const answer = await (await registered()).call('POST', messagesPath, body, headers);
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({
      error: {
        message: expect.stringMatching(new RegExp(`^\\(#${code}\\) `)),
        type: 'OAuthException',
        code,
        error_data: { messaging_product: 'whatsapp', details: expect.any(String) },
        fbtrace_id: expect.any(String),
      },
    });
  });

  it('does not know a number that is not registered', async () => {
    expect(
      await (await registered()).call('POST', '/sandbox/graph/v25.0/99999/messages', text, bearer),
    ).toMatchObject({ status: 400, json: { error: { code: 100 } } });
  });

  it('fills a template as the customer sees it, in any order of parameters', async () => {
    const world = await registered();
    const template = {
      name: 'checkin_invite',
      language: { code: 'de' },
      components: [
        {
          type: 'button',
          sub_type: 'quick_reply',
          index: 1,
          parameters: [{ type: 'payload', payload: 'CALL_ME' }],
        },
        { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'c/abc' }] },
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Anna' },
            { type: 'text', text: '12.12. $&' },
          ],
        },
        { type: 'header', parameters: [{ type: 'text', text: 'BMW Muster' }] },
      ],
    };
    expect(
      await world.call('POST', messagesPath, { ...text, type: 'template', template }, bearer),
    ).toMatchObject({
      status: 200,
      json: {
        messaging_product: 'whatsapp',
        contacts: [{ input: '+491713920000', wa_id: '491713920000' }],
        messages: [{ id: expect.stringMatching(/^wamid\./), message_status: 'accepted' }],
      },
    });
    expect((await world.messagesTo('+491713920000')).messages).toMatchObject([
      {
        channel: 'whatsapp',
        header: 'BMW Muster',
        text: 'Hallo Anna, Ihr Termin ist am 12.12. $&.',
        buttons: [
          { type: 'url', text: 'Jetzt einchecken', url: 'https://kerbside.example/c/abc' },
          { type: 'reply', text: 'Rückruf', payload: 'CALL_ME' },
        ],
      },
    ]);
  });
});

describe('BulkGate’s shapes', () => {
  it.each([
    ['no JSON', '{', 401, 'unknown_identity'],
    ['no identity', { number: '491713920000', text: 'Hi' }, 401, 'unknown_identity'],
    [
      'a wrong token',
      { ...identity, application_token: 'x', number: '491713920000', text: 'Hi' },
      401,
      'unknown_identity',
    ],
    ['no number', { ...identity, text: 'Hi' }, 400, 'invalid_phone_number'],
    ['a word for a number', { ...identity, number: 'Anna', text: 'Hi' }, 400, 'invalid_phone_number'],
    ['no text', { ...identity, number: '491713920000' }, 400, 'empty_message'],
  ])('answers %s as BulkGate does', async (_, body, status, type) => {
    const answer = await (
      await registered()
    ).call('POST', '/sandbox/bulkgate/api/1.0/simple/transactional', body);
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({ type, code: status, error: expect.any(String), detail: null });
  });

  it('S1.9 tells the balance to whom it belongs', async () => {
    const world = await registered();
    expect(await world.call('POST', '/sandbox/bulkgate/api/1.0/simple/info', identity)).toMatchObject({
      status: 200,
      json: { data: { credit: 215.8, currency: 'credits' } },
    });
    expect(await world.call('POST', '/sandbox/bulkgate/api/1.0/simple/info', {})).toMatchObject({
      status: 401,
      json: { type: 'unknown_identity' },
    });
  });
});

describe('any door of the sandbox', () => {
  it('answers anything with 2xx, 3xx or 4xx', async () => {
    const world = await registered();
    const paths = [
      messagesPath,
      '/sandbox/graph/apps',
      '/sandbox/graph/numbers',
      '/sandbox/graph/templates',
      '/sandbox/bulkgate/portal',
      '/sandbox/bulkgate/api/1.0/simple/transactional',
      '/sandbox/bulkgate/api/1.0/simple/info',
      '/sandbox/oem/portal',
      '/sandbox/oem/oauth2/token',
      '/sandbox/oem/eligibility',
      '/sandbox/oem/threads',
      '/sandbox/oem/threads/th0/messages',
      '/sandbox/oem/messages/om0',
      '/sandbox/phone',
      '/sandbox/phone/491713920000',
      '/sandbox/phone/%E0%A4',
      '/sandbox/phone/491713920000/reply',
      '/sandbox/messages',
      '/sandbox/mail',
      '/sandbox/mail.json',
      '/sandbox/mail/x',
      '/sandbox/mail/x/html',
      '/sandbox/nothing',
    ];
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .record(
          Object.fromEntries(
            Object.keys({ ...text, ...identity, ...thread, number: 1, template: 1 }).map((key) => [
              key,
              fc.jsonValue(),
            ]),
          ),
        )
        .map((value) => JSON.stringify({ ...text, ...thread, ...value })),
    );
    const oemBearer = await oemToken(world);
    const request = fc.tuple(
      fc.constantFrom('GET', 'POST', 'HEAD', 'PUT'),
      fc.constantFrom(...paths),
      body,
      fc.constantFrom({}, bearer, oemBearer),
    );
    const property = fc.asyncProperty(
      request,
      async ([method, path, content, headers]) =>
        (await world.call(method, path, content, headers)).status < 500,
    );
    await expect(fc.assert(property, { numRuns: 200 })).resolves.toBeUndefined();
    // Half a second alone; generous for a machine that does other things.
  }, 30_000);

  it('answers what is far too long with a refusal', async () => {
    const world = await registered();
    const long = 'ü'.repeat(500_000);
    const template = (name: string, value: string) => ({
      ...text,
      type: 'template',
      template: {
        name,
        language: { code: 'de' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', text: value },
              { type: 'text', text: 'b' },
            ],
          },
          { type: 'header', parameters: [{ type: 'text', text: 'x' }] },
          { type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: 'x' }] },
        ],
      },
    });
    const answers = [
      await world.call('POST', `/sandbox/graph/v25.0/${'1'.repeat(3000)}/messages`, text, bearer),
      await world.call('POST', messagesPath, template(long, 'a'), bearer),
      await world.call('POST', messagesPath, template('checkin_invite', long), bearer),
      await world.call(
        'POST',
        messagesPath,
        {
          ...template('checkin_invite', 'a'),
          biz_opaque_callback_data: 'ü'.repeat(512),
          to: '+491713920050',
        },
        bearer,
      ),
      await world.call('POST', '/sandbox/bulkgate/api/1.0/simple/transactional', {
        ...identity,
        application_id: long,
      }),
      await world.call('POST', '/sandbox/bulkgate/api/1.0/simple/transactional', {
        ...identity,
        number: '491713920000',
        text: long,
        tag: long,
      }),
      await world.call(
        'POST',
        '/sandbox/phone/491713920000/reply',
        new URLSearchParams({ channel: 'sms', account: long, text: 'x' }).toString(),
      ),
      await world.call('POST', '/sandbox/oem/oauth2/token', 'grant_type=client_credentials', {
        authorization: `Basic ${btoa(`${'ü'.repeat(700)}:x`)}`,
      }),
      await world.call('POST', '/sandbox/oem/eligibility', thread, {
        authorization: `Bearer ${'x'.repeat(3000)}.1.${'a'.repeat(22)}`,
      }),
      await world.call('POST', '/sandbox/oem/threads', { ...thread, subject: long }, await oemToken(world)),
      await world.call(
        'POST',
        `/sandbox/oem/threads/${'1'.repeat(3000)}/messages`,
        text,
        await oemToken(world),
      ),
    ];
    expect(answers.map(({ status }) => status)).toEqual([
      400, 400, 400, 400, 401, 400, 400, 401, 401, 400, 404,
    ]);
    expect(answers[2]?.json.error.code).toBe(132_005);
  });

  it('logs no number, no text and no token', async () => {
    const world = await registered();
    await world.sendInvite(world.whatsapp, '+491713920000');
    await world.deliver();
    await world.call(
      'POST',
      '/sandbox/phone/491713920000/reply',
      `channel=whatsapp&account=${PHONE_NUMBER_ID}&text=Geheimnis`,
    );
    expect(world.logged.length).toBeGreaterThan(3);
    expect(world.logged.join('\n')).not.toMatch(/4917139200|Geheimnis|wa-token|app-secret|Pablo/);
  });
});
