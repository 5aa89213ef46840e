import { describe, expect, it } from 'vitest';
import { userIdOf } from '../../../functions/vendor-sandbox/graph-user.ts';
import { readBulkGateWebhook } from '../../../shared/messaging/channels/bulkgate-webhook.ts';
import {
  readWhatsAppWebhook,
  verifyWhatsAppSignature,
} from '../../../shared/messaging/channels/whatsapp-webhook.ts';
import { NoAnswer } from '../../../shared/platform/http-client.ts';
import { outgoing } from '../channels/outgoing.ts';
import { APP_SECRET, PHONE_NUMBER_ID, sandboxWorld } from './sandbox-world.ts';

const NUMBER = '+491713920000';
const PHONE = '/sandbox/phone/491713920000';
const sms = (text: string) => outgoing({ form: 'text', text }, { to: NUMBER });

/** A phone on which an invite by WhatsApp and an SMS have arrived. */
const phoneWithMessages = async (text = 'Check-in: https://kerbside.example/c/abc.') => {
  const world = sandboxWorld();
  await world.register();
  await world.sendInvite(world.whatsapp, NUMBER);
  world.later(60);
  await world.bulkgate.send(sms(text));
  return world;
};

describe('the phone page', () => {
  it('S0.18 B11 shows the invite as the customer sees it, with a button that is a real link', async () => {
    const { status, text, headers } = await (await phoneWithMessages()).call('GET', PHONE);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('<h1>+491713920000</h1>');
    expect(text).toContain('Hallo Pablo, Ihr Termin ist am 12.12. 09:00.');
    expect(text).toContain(
      '<a class="button" href="https://kerbside.example/t/abc123" rel="noreferrer">Jetzt einchecken</a>',
    );
    expect(text).toContain('WhatsApp · +49 89 99998001');
    expect(text).toContain('SMS · BMWMuster');
  });

  it('makes links of addresses in a text, without the full stop after them', async () => {
    const { text } = await (
      await phoneWithMessages('Zwei: https://a.example/x, https://b.example/y?z=1.')
    ).call('GET', PHONE);
    expect(text).toContain(
      'Zwei: <a href="https://a.example/x" rel="noreferrer">https://a.example/x</a>, <a href="https://b.example/y?z=1" rel="noreferrer">https://b.example/y?z=1</a>.',
    );
  });

  it('shows what was reported, and what never arrives', async () => {
    const world = await phoneWithMessages();
    expect((await world.call('GET', PHONE)).text).toContain('· accepted<');
    await world.deliver();
    const { text } = await world.call('GET', PHONE);
    expect(text).toContain('· accepted, sent, delivered, read<');
    expect(text).toContain('· accepted, delivered<');
    await world.sendInvite(world.whatsapp, '+491713920030');
    await world.deliver();
    const lost = (await world.call('GET', '/sandbox/phone/491713920030')).text;
    expect(lost).toContain('Nothing has arrived in this conversation.');
    expect(lost).toContain('reported as not delivered');
  });

  it('runs nothing, styles nothing inline, and escapes what it shows', async () => {
    const { text, headers } = await (
      await phoneWithMessages('<script>alert(1)</script> & "so on" javascript:alert(1)')
    ).call('GET', PHONE);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(text).not.toMatch(/<script|style=|<style|onclick|href="javascript/i);
    expect(text).toContain('&lt;script>alert(1)&lt;/script> &amp;');
    const css = await sandboxWorld().call('GET', '/sandbox/phone.css');
    expect(css).toMatchObject({ status: 200, headers: { 'content-type': 'text/css; charset=utf-8' } });
  });

  it('names every field and every part of the page', async () => {
    const { text } = await (await phoneWithMessages()).call('GET', PHONE);
    expect(text).toMatch(/<html lang="en">/);
    for (const part of ['<header', '<main', '<nav aria-label=', '<aside aria-label='])
      expect(text).toContain(part);
    for (const [, id] of text.matchAll(/<textarea id="([^"]+)"/g))
      expect(text).toContain(`<label for="${id}"`);
    const ids = Array.from(text.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is found by number, however it is typed', async () => {
    const world = await phoneWithMessages();
    for (const typed of ['%2B49+171+39200-00', '0049 (171) 3920000', '491713920000']) {
      expect(await world.call('GET', `/sandbox/phone?number=${typed}`)).toMatchObject({
        status: 303,
        headers: { location: PHONE },
      });
    }
    expect(await world.call('GET', '/sandbox/phone/%2B491713920000')).toMatchObject({ status: 200 });
    const { status, text } = await world.call('GET', '/sandbox/phone?number=Anna');
    expect(status).toBe(400);
    expect(text).toContain('role="alert"');
    expect(await world.call('GET', '/sandbox/phone/Anna')).toMatchObject({
      status: 404,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  });

  it('B10 lists the phones that received something, and every magic recipient', async () => {
    const world = sandboxWorld();
    expect((await world.call('GET', '/sandbox/phone')).text).toContain('None yet.');
    const { text } = await (await phoneWithMessages()).call('GET', '/sandbox/phone');
    expect(text).toContain(`<a href="${PHONE}">+491713920000</a>`);
    expect(text).toContain('Refused at once: not on WhatsApp (131026).');
    expect(text).toContain('Delivered, and reported three times.');
  });
});

describe('answering on the phone', () => {
  it('posts a signed WhatsApp message to our door and goes back to the phone', async () => {
    const world = await phoneWithMessages();
    const form = new URLSearchParams({
      channel: 'whatsapp',
      account: PHONE_NUMBER_ID,
      text: 'Grüß Gott 👍',
    }).toString();
    expect(await world.call('POST', `${PHONE}/reply`, form)).toMatchObject({
      status: 303,
      headers: { location: PHONE },
    });
    const [request] = world.posted;
    expect(request?.url).toBe('https://kerbside.example/v1/channels/whatsapp');
    expect(request?.body).toContain(String.raw`Gr\u00fc\u00df Gott \ud83d\udc4d`);
    expect(
      verifyWhatsAppSignature(
        APP_SECRET,
        Buffer.from(request?.body ?? ''),
        request?.headers?.['x-hub-signature-256'],
      ),
    ).toBe(true);
    expect(readWhatsAppWebhook(JSON.parse(request?.body ?? '')).inbound).toEqual([
      {
        vendor: 'whatsapp',
        accountId: PHONE_NUMBER_ID,
        providerId: expect.stringMatching(/^wamid\./),
        from: NUMBER,
        userId: userIdOf(NUMBER),
        profileName: 'Sandbox customer',
        text: 'Grüß Gott 👍',
        at: '2026-12-01T09:31:00.000Z',
      },
    ]);
    expect((await world.call('GET', PHONE)).text).toContain('taken by the dealer’s system');
  });

  it('taps a quick reply', async () => {
    const world = await phoneWithMessages();
    const page = (await world.call('GET', PHONE)).text;
    expect(page).toContain('<button type="submit" class="quick">Rückruf</button>');
    const about = /name="about" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await world.call(
      'POST',
      `${PHONE}/reply`,
      new URLSearchParams({
        channel: 'whatsapp',
        account: PHONE_NUMBER_ID,
        text: 'Rückruf',
        payload: 'Rückruf',
        about,
      }).toString(),
    );
    expect(JSON.parse(world.posted[0]?.body ?? '').entry[0].changes[0].value.messages[0]).toMatchObject({
      type: 'button',
      button: { payload: 'Rückruf', text: 'Rückruf' },
      context: { id: about },
    });
  });

  it('B5 posts an SMS in BulkGate’s form', async () => {
    const world = await phoneWithMessages();
    await world.call('POST', `${PHONE}/reply`, 'channel=sms&account=1234&text=STOP');
    expect(world.posted[0]?.url).toBe('https://kerbside.example/v1/channels/bulkgate/secret');
    expect(
      readBulkGateWebhook(JSON.parse(world.posted[0]?.body ?? ''), 'door', '2026-12-01T09:31:00.000Z')
        .inbound,
    ).toMatchObject([{ from: NUMBER, text: 'STOP' }]);
  });

  it('tells when our door refuses or does not answer', async () => {
    const world = await phoneWithMessages();
    world.doors.status = 401;
    await world.call('POST', `${PHONE}/reply`, 'channel=sms&account=1234&text=one');
    expect((await world.call('GET', PHONE)).text).toContain('refused by the dealer’s system (HTTP 401)');
    world.sandbox.sendHttp = ({ url }) => Promise.reject(new NoAnswer(url, true, new Error('silence')));
    world.later(1);
    expect(await world.call('POST', `${PHONE}/reply`, 'channel=sms&account=1234&text=two')).toMatchObject({
      status: 303,
    });
    expect((await world.call('GET', PHONE)).text).toContain('the dealer’s system did not answer');
  });

  it('refuses an empty answer, an unknown conversation and a form of another site', async () => {
    const world = await phoneWithMessages();
    expect(await world.call('POST', `${PHONE}/reply`, 'channel=sms&account=1234&text=+')).toMatchObject({
      status: 400,
    });
    expect(await world.call('POST', `${PHONE}/reply`, 'channel=sms&account=9&text=Hi')).toMatchObject({
      status: 404,
    });
    expect(
      await world.call('POST', `${PHONE}/reply`, 'channel=sms&account=1234&text=Hi', {
        'sec-fetch-site': 'cross-site',
      }),
    ).toMatchObject({ status: 403 });
    expect(
      await world.call('POST', `${PHONE}/reply`, 'channel=sms&account=1234&text=Hi', {
        'sec-fetch-site': 'same-origin',
      }),
    ).toMatchObject({ status: 303 });
  });
});

describe('messages for tests', () => {
  it('B10 lists what the customer sees, oldest first', async () => {
    const world = await phoneWithMessages();
    expect(await world.messagesTo(NUMBER)).toMatchObject({
      number: NUMBER,
      messages: [
        { channel: 'whatsapp', from: 'dealer', status: 'accepted', reference: 'cv0123456789-01KABC~1' },
        { channel: 'sms', text: 'Check-in: https://kerbside.example/c/abc.' },
      ],
      lost: [],
    });
    expect(await world.call('GET', '/sandbox/messages')).toMatchObject({
      status: 400,
      json: { code: 'sandbox.number_invalid' },
    });
  });
});
