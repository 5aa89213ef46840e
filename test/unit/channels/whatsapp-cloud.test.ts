import { describe, expect, it } from 'vitest';
import type { Rendered } from '../../../shared/messaging/channel.ts';
import { whatsAppBody } from '../../../shared/messaging/channels/whatsapp-body.ts';
import { WHATSAPP_CODES } from '../../../shared/messaging/channels/whatsapp-codes.ts';
import { whatsAppCloudTransport } from '../../../shared/messaging/channels/whatsapp-cloud.ts';
import { NoAnswer, type SendHttp } from '../../../shared/platform/http-client.ts';
import { fakeVendor, invite, outgoing, settings, thrownBy, vendorFixture } from './outgoing.ts';

const transport = (sendHttp: SendHttp, secret: unknown = { whatsapp: { token: 'EAAtoken' } }) =>
  whatsAppCloudTransport({
    sendHttp,
    readSecret: (name) => Promise.resolve(name === 'kerbside/test/dealers/00027' ? secret : undefined),
    secretPrefix: 'kerbside/test',
    baseUrl: 'https://graph.facebook.com',
    apiVersion: 'v25.0',
    timeoutMs: 5000,
  });

const send = (status: number, body: unknown, rendered: Rendered = invite) =>
  transport(fakeVendor(status, typeof body === 'string' ? body : JSON.stringify(body)).sendHttp).send(
    outgoing(rendered),
  );

const metaError = (code: number) => ({
  error: { message: `(#${code}) words`, type: 'OAuthException', code, fbtrace_id: 'A' },
});

const answerOrFault = (answer: Promise<unknown>): Promise<unknown> => answer.catch((error: unknown) => error);

it('S0.22 somebody who hides the number is written to by Meta’s own id, in the field that Meta has for it', () => {
  const to = 'DE.13491208655302741918';
  expect(whatsAppBody(outgoing({ form: 'text', text: 'Hallo' }, { to }))).toMatchObject({ recipient: to });
  expect(whatsAppBody(outgoing({ form: 'text', text: 'Hallo' }, { to }))).not.toHaveProperty('to');
  expect(whatsAppBody(outgoing({ form: 'text', text: 'Hallo' }))).not.toHaveProperty('recipient');
});

describe('what is sent to Meta', () => {
  it('S0.14 S0.15 S0.23 sends the approved template with header, body and the URL suffix of the button', async () => {
    const vendor = fakeVendor(200, vendorFixture('meta/send-accepted.json'));
    expect(await transport(vendor.sendHttp).send(outgoing(invite))).toEqual({
      result: 'accepted',
      providerId: 'wamid.HBgLNDkxNzEzOTIwMDAxFQIAERgSQTk3',
    });
    expect(vendor.requests).toHaveLength(1);
    const [request] = vendor.requests;
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://graph.facebook.com/v25.0/106540352242922/messages',
      headers: { authorization: 'Bearer EAAtoken', 'content-type': 'application/json' },
      timeoutMs: 5000,
    });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+4917139200001',
      type: 'template',
      biz_opaque_callback_data: 'cv0123456789-01KABC~1',
      template: {
        name: 'checkin_invite',
        language: { code: 'de' },
        components: [
          { type: 'header', parameters: [{ type: 'text', text: 'BMW Muster' }] },
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Pablo' },
              { type: 'text', text: '12.12. 09:00' },
            ],
          },
          { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 't/abc123' }] },
        ],
      },
    });
  });

  it('sends no component for what a template does not have, and flattens what Meta refuses in a parameter', async () => {
    const vendor = fakeVendor(200, vendorFixture('meta/send-accepted.json'));
    await transport(vendor.sendHttp).send(
      outgoing({ form: 'whatsapp-template', template: invite.template, body: ['a\r\nb\tc       d'] }),
    );
    expect(JSON.parse(vendor.requests[0]?.body ?? '').template.components).toEqual([
      { type: 'body', parameters: [{ type: 'text', text: 'a b c    d' }] },
    ]);
  });

  it('S0.26 sends free text inside the window, without a preview that would fetch the customer’s link', async () => {
    const vendor = fakeVendor(200, vendorFixture('meta/send-accepted.json'));
    await transport(vendor.sendHttp).send(outgoing({ form: 'text', text: 'Hello' }));
    expect(JSON.parse(vendor.requests[0]?.body ?? '')).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+4917139200001',
      type: 'text',
      biz_opaque_callback_data: 'cv0123456789-01KABC~1',
      text: { preview_url: false, body: 'Hello' },
    });
  });

  it('S0.24 does not call Meta without a phone number or a token', async () => {
    const vendor = fakeVendor(200, '{}');
    expect(await transport(vendor.sendHttp).send(outgoing(invite, { dealerId: 'unknown' }))).toEqual({
      result: 'rejected',
      reason: 'credentials_rejected',
      providerCode: 'no_token',
    });
    expect(await transport(vendor.sendHttp, {}).send(outgoing(invite))).toMatchObject({
      reason: 'credentials_rejected',
    });
    expect(
      await transport(vendor.sendHttp).send(outgoing(invite, { settings: { ...settings, whatsapp: null } })),
    ).toMatchObject({ reason: 'channel_not_offered' });
    expect(vendor.requests).toEqual([]);
  });

  it('refuses an email as a defect', async () => {
    expect(
      await thrownBy(
        send(200, '{}', { form: 'email', subject: 's', text: 't', html: 'h', unsubscribeUrl: '' }),
      ),
    ).toMatchObject({ kind: 'Defect', code: 'whatsapp.form_unsupported' });
  });
});

describe('what Meta answers', () => {
  it('counts a held message as accepted: a receipt tells whether it was dropped', async () => {
    expect(await send(200, vendorFixture('meta/send-held.json'))).toMatchObject({ result: 'accepted' });
  });

  it('counts a paused message as not sent', async () => {
    expect(await send(200, vendorFixture('meta/send-paused.json'))).toEqual({
      result: 'rejected',
      reason: 'template_rejected',
      providerCode: 'message_status_paused',
    });
  });

  it.each(Object.entries(WHATSAPP_CODES))('S0.29 B2 maps code %s', async (text, { means }) => {
    const code = Number(text);
    const expected =
      means === 'throttle'
        ? { kind: 'Throttled', code: 'whatsapp.throttled', details: { providerCode: text } }
        : means === 'outage'
          ? { name: 'AppError', kind: 'Unavailable', sent: false }
          : { result: 'rejected', reason: means, providerCode: text };
    for (const status of [400, 500])
      expect(await answerOrFault(send(status, metaError(code)))).toMatchObject(expected);
  });

  it('knows the whole range of permission codes', async () => {
    expect(await send(403, metaError(299))).toMatchObject({
      reason: 'credentials_rejected',
      providerCode: '299',
    });
  });

  it('tells the recorded throttle', async () => {
    expect(await thrownBy(send(400, vendorFixture('meta/send-throttled.json')))).toMatchObject({
      kind: 'Throttled',
    });
  });

  it('keeps an unknown code as evidence', async () => {
    expect(await send(400, metaError(139_999))).toEqual({
      result: 'rejected',
      reason: 'unknown_vendor_code',
      providerCode: '139999',
      providerText: expect.any(String),
    });
  });

  it.each([
    ['a 5xx with an unknown code', 500, JSON.stringify(metaError(139_999))],
    ['a gateway’s 502', 502, '<html>Bad Gateway</html>'],
    ['a 503 without a body', 503, ''],
    ['a 200 without a message id', 200, '{"messaging_product":"whatsapp"}'],
    ['a 200 that is no JSON', 200, 'ok'],
  ])('B3 treats %s as ambiguous, so that nothing is sent twice', async (_, status, text) => {
    const error = await thrownBy(send(status, text));
    expect(error).toBeInstanceOf(NoAnswer);
    expect(error).toMatchObject({ kind: 'Unavailable', sent: true });
  });

  it('reads a refusal without a body by its status', async () => {
    expect(await send(401, '')).toMatchObject({ reason: 'credentials_rejected', providerCode: 'http_401' });
    expect(await send(404, 'nothing here')).toMatchObject({
      reason: 'unknown_vendor_code',
      providerCode: 'http_404',
    });
    expect(await send(302, '')).toMatchObject({ reason: 'unknown_vendor_code' });
    expect(await thrownBy(send(429, ''))).toMatchObject({ kind: 'Throttled' });
  });

  it('passes a missing answer through', async () => {
    const silence = new NoAnswer(
      'https://graph.facebook.com/',
      true,
      new DOMException('too slow', 'TimeoutError'),
    );
    expect(await thrownBy(transport(() => Promise.reject(silence)).send(outgoing(invite)))).toBe(silence);
  });
});
