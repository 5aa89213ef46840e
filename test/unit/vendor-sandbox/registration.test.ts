import { describe, expect, it } from 'vitest';
import { NoAnswer } from '../../../shared/platform/http-client.ts';
import { OEM_CLIENT, PHONE_NUMBER_ID, sandboxWorld } from './sandbox-world.ts';

const app = {
  appSecret: 'app-secret-123',
  verifyToken: 'verify-me',
  callbackUrl: 'https://kerbside.example/v1/channels/whatsapp',
};
const portal = {
  applicationId: '1234',
  applicationToken: 'bg-token',
  deliveryUrl: 'https://kerbside.example/v1/channels/bulkgate/secret',
};

describe('registering with the sandbox', () => {
  it('B10 takes an app after Meta’s challenge, numbers, templates and applications', async () => {
    expect(await sandboxWorld().register()).toEqual([200, 200, 200, 200, 200]);
  });

  it('can be done again, and the latest counts', async () => {
    const world = sandboxWorld();
    await world.register();
    expect(await world.register()).toEqual([200, 200, 200, 200, 200]);
  });

  it('refuses an app whose door does not pass the challenge, or does not answer', async () => {
    const wrongToken = await sandboxWorld().call('POST', '/sandbox/graph/apps', {
      ...app,
      verifyToken: 'other',
    });
    expect(wrongToken).toMatchObject({ status: 400, json: { code: 'sandbox.callback_not_verified' } });
    expect(wrongToken.json.detail).toContain('got 403');
    const silent = sandboxWorld({
      sendHttp: ({ url }) => Promise.reject(new NoAnswer(url, false, new Error('refused'))),
    });
    expect(await silent.call('POST', '/sandbox/graph/apps', app)).toMatchObject({
      status: 400,
      json: { code: 'sandbox.callback_not_verified' },
    });
  });

  it('posts to its own stage only, where that is set', async () => {
    const world = sandboxWorld({ callbackOrigin: 'https://other.example' });
    expect(await world.call('POST', '/sandbox/graph/apps', app)).toMatchObject({
      status: 400,
      json: { code: 'sandbox.callback_not_allowed' },
    });
    expect(await world.call('POST', '/sandbox/bulkgate/portal', portal)).toMatchObject({
      status: 400,
      json: { code: 'sandbox.callback_not_allowed' },
    });
    expect(await world.call('POST', '/sandbox/oem/portal', OEM_CLIENT)).toMatchObject({
      status: 400,
      json: { code: 'sandbox.callback_not_allowed' },
    });
    const own = sandboxWorld({ callbackOrigin: 'https://kerbside.example' });
    expect(await own.call('POST', '/sandbox/graph/apps', app)).toMatchObject({ status: 200 });
  });

  it.each([
    ['/sandbox/graph/apps', { ...app, callbackUrl: 'ftp://x' }],
    ['/sandbox/graph/numbers', { phoneNumberId: 'x', token: 't', displayPhoneNumber: '+49 89 1' }],
    [
      '/sandbox/graph/templates',
      {
        phoneNumberId: PHONE_NUMBER_ID,
        name: 'a',
        language: 'de',
        body: 'x',
        buttons: [{ type: 'URL', text: 'Go', url: 'javascript:alert(1)' }],
      },
    ],
    ['/sandbox/bulkgate/portal', 'no json'],
    ['/sandbox/oem/portal', { ...OEM_CLIENT, webhookSecret: 'plain' }],
  ])('says what is wrong at %s', async (path, body) => {
    const { status, json } = await sandboxWorld().call('POST', path, body);
    expect(status).toBe(400);
    expect(['sandbox.registration_invalid', 'body.not_json']).toContain(json.code);
  });
});
