import { describe, expect, it } from 'vitest';
import { parseCapturedMail } from '../../../functions/vendor-sandbox/captured-mail.ts';
import { mailbox } from '../../../shared/messaging/channels/mailbox.ts';
import { NoAnswer, type SendHttp } from '../../../shared/platform/http-client.ts';
import { vendorFixture } from '../channels/outgoing.ts';
import { sandboxWorld } from './sandbox-world.ts';

const capture: SendHttp = ({ url }) =>
  Promise.resolve({
    status: url === 'http://127.0.0.1:4566/_ministack/ses/messages' ? 200 : 404,
    headers: new Headers(),
    text: vendorFixture('ministack/ses-messages.json'),
  });
const world = sandboxWorld({
  mailCaptureUrl: 'http://127.0.0.1:4566/_ministack/ses/messages',
  sendHttp: capture,
});

describe('captured mails', () => {
  it('B11 are listed for people, the latest first', async () => {
    const { status, text } = await world.call('GET', '/sandbox/mail');
    expect(status).toBe(200);
    expect(text.indexOf('Zweite Erinnerung')).toBeLessThan(text.indexOf('Ihr Check-in bei BMW Muster'));
    expect(text).toContain(
      '<a href="/sandbox/mail/0100018c-1%40email.amazonses.com">Ihr Check-in bei BMW Muster</a>',
    );
    expect(text).toContain('2026-12-01 09:30 UTC');
  });

  it('are shown one by one, with links, and as HTML that runs nothing', async () => {
    const page = await world.call('GET', '/sandbox/mail/0100018c-1%40email.amazonses.com');
    expect(page.text).toContain(
      '<a href="https://kerbside.example/c/abc" rel="noreferrer">https://kerbside.example/c/abc</a>',
    );
    expect((await world.call('GET', '/sandbox/mail/0')).text).toBe(page.text);
    expect((await world.call('GET', '/sandbox/mail/0100018c-1@email.amazonses.com')).text).toBe(page.text);
    const html = await world.call('GET', '/sandbox/mail/0100018c-1%40email.amazonses.com/html');
    expect(html.text).toBe(
      '<p style="color:#333">Hallo <a href="https://kerbside.example/c/abc">Check-in</a></p>',
    );
    expect(html.headers['content-security-policy']).toMatch(/^default-src 'none';.* sandbox /);
    // The logo of a mail is on the site of the stage, which on a laptop has no TLS.
    expect(html.headers['content-security-policy']).toContain("img-src 'self' https:");
    expect(await world.call('GET', '/sandbox/mail/unknown')).toMatchObject({ status: 404 });
  });

  it('are listed for tests, by recipient', async () => {
    expect((await world.call('GET', '/sandbox/mail.json')).json.mails).toHaveLength(2);
    expect((await world.call('GET', '/sandbox/mail.json?to=Anna%40example.com')).json.mails).toEqual([
      {
        id: '0100018c-1@email.amazonses.com',
        from: '"BMW Muster" <service@muster.example>',
        to: ['anna@example.com'],
        subject: 'Ihr Check-in bei BMW Muster',
        text: 'Hallo, https://kerbside.example/c/abc',
        html: '<p style="color:#333">Hallo <a href="https://kerbside.example/c/abc">Check-in</a></p>',
        at: '2026-12-01T09:30:00.250Z',
      },
    ]);
  });

  it('show the sender as a mail program does', () => {
    const name = `Autohaus ${'Müller '.repeat(8)}& Söhne`;
    const [mail] = parseCapturedMail({
      messages: {
        1: [{ MessageId: 'a', Source: mailbox(name, 'service@muster.example') }, 'broken', { To: [] }],
      },
    });
    expect(mail).toEqual({
      id: 'a',
      from: `${name} <service@muster.example>`,
      to: [],
      subject: '',
      text: '',
    });
  });

  it('say why there are none to read', async () => {
    const really = sandboxWorld();
    expect((await really.call('GET', '/sandbox/mail')).text).toContain('MAIL_CAPTURE_URL is not set');
    expect((await really.call('GET', '/sandbox/mail.json')).json).toEqual({
      mails: [],
      unavailable: 'not_captured',
    });
    const silent = sandboxWorld({
      mailCaptureUrl: 'http://127.0.0.1:1/',
      sendHttp: ({ url }) => Promise.reject(new NoAnswer(url, false, new Error('refused'))),
    });
    expect(await silent.call('GET', '/sandbox/mail')).toMatchObject({
      status: 200,
      text: expect.stringContaining('does not answer'),
    });
    const empty = sandboxWorld({
      mailCaptureUrl: 'http://127.0.0.1:1/',
      sendHttp: () => Promise.resolve({ status: 200, headers: new Headers(), text: '{"messages":{}}' }),
    });
    expect((await empty.call('GET', '/sandbox/mail')).text).toContain('No mail has been sent yet.');
  });
});
