import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressStates } from '../../../shared/contacts/address-state-store.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { PAGE_TEXTS } from '../../../shared/web/page-texts.ts';
import { UNSUBSCRIBE_TEXTS } from '../../../shared/web/unsubscribe-texts.ts';
import { mailedInvite, UnsubscribeWorld } from './unsubscribe-world.ts';

const DE = UNSUBSCRIBE_TEXTS.de;
const PERSONAL = ['Jürgen', 'Müller', 'juergen@', '000815', 'WBA11'];
const h1Of = (html: string): string => /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? '';
const later = (world: UnsubscribeWorld): void => {
  world.world.time += 60_000;
};

describe('the page behind the unsubscribe link of a mail', () => {
  it.each(LANGUAGES)('B5 asks, says that it is done, and that it is taken back, in %s', async (language) => {
    const world = await UnsubscribeWorld.mailed();
    const query = `lang=${language}`;
    const texts = UNSUBSCRIBE_TEXTS[language];
    const pages = [await world.call({ query })];
    await world.oneClick();
    pages.push(await world.call({ query }));
    await world.press('resume');
    pages.push(await world.call({ query: `${query}&again=` }));
    expect(pages.map(({ status, body }) => [status, h1Of(body)])).toEqual([
      [200, texts.ask.heading],
      [200, texts.done.heading],
      [200, texts.again.heading],
    ]);
    for (const { body, headers } of pages) {
      expect(body).toMatch(new RegExp(`^<!doctype html><html lang="${language}">`));
      expect(body).toContain('BMW Muster GmbH');
      expect(body).not.toMatch(/\{\{|undefined|null|\[object|style=|<script/);
      expect(body).not.toContain(world.path.slice('/u/'.length));
      for (const text of PERSONAL) expect(body).not.toContain(text);
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'referrer-policy': 'same-origin',
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex, nofollow',
      });
    }
  });

  it('speaks the language of the mail, until the reader chooses another', async () => {
    const world = await UnsubscribeWorld.mailed();
    const asked = await world.call({ headers: { 'accept-language': 'sk' } });
    expect(asked.body).toContain('<html lang="de">');
  });

  it('B6 GET and HEAD change nothing, before and after', async () => {
    const world = await UnsubscribeWorld.mailed();
    for (const _ of ['before', 'after']) {
      const before = world.tableText;
      for (const query of ['', 'lang=fr', 'again=', 'wish=unsubscribe', 'List-Unsubscribe=One-Click'])
        await world.call({ query });
      expect(await world.call({ method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
      expect(world.tableText).toBe(before);
      await world.oneClick();
    }
  });

  it('S0.17 a changed token, one of another installation and none at all get the same page to the byte', async () => {
    const world = await UnsubscribeWorld.mailed();
    const before = world.tableText;
    const [message = '', address = '', seal = ''] = world.path.slice('/u/'.length).split('~');
    const tokens = [
      'x',
      '%00',
      `${message}~${address}~${'A'.repeat(22)}`,
      `${message}~ad${'0'.repeat(20)}~${seal}`,
      `${message.slice(0, -1)}~${address}~${seal}`,
      `${message}~${address}`,
      'a'.repeat(3000),
    ];
    const answers = await Promise.all(
      tokens.flatMap((token) => [
        world.call({ path: `/u/${token}` }),
        world.oneClick({ path: `/u/${token}` }),
      ]),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404 });
    expect(h1Of(answers[0]!.body)).toBe(PAGE_TEXTS.en.notFound.heading);
    expect(world.tableText).toBe(before);
  });
});

describe('one click in a mail program', () => {
  const boundary = '----b0undary';
  const multipart = (name: string, value: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--${boundary}--\r\n`;

  it.each([
    ['urlencoded', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    ['with a charset', 'application/x-www-form-urlencoded; charset=utf-8', 'List-Unsubscribe=One-Click'],
    ['multipart', `multipart/form-data; boundary=${boundary}`, multipart('List-Unsubscribe', 'One-Click')],
    [
      'multipart, as API Gateway hands on what is no text',
      `multipart/form-data; boundary=${boundary}`,
      Buffer.from(multipart('List-Unsubscribe', 'One-Click')),
    ],
  ])('B5 is taken without cookies, origin or redirect (%s)', async (_name, type, body) => {
    const world = await UnsubscribeWorld.mailed();
    const answer = await world.oneClick({ headers: { 'content-type': type }, body });
    expect(answer.status).toBe(200);
    expect(answer.headers).not.toHaveProperty('location');
    expect(h1Of(answer.body)).toBe(DE.done.heading);
    expect(await world.consents()).toMatchObject([
      {
        channel: 'email',
        word: 'unsubscribe',
        at: world.world.now(),
        note: expect.stringContaining('unsubscribed by the link of an email'),
      },
    ]);
  });

  it('is taken from a webmail page as well, which has an origin of its own', async () => {
    const world = await UnsubscribeWorld.mailed();
    const answer = await world.oneClick({
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://mail.example',
        'sec-fetch-site': 'cross-site',
      },
    });
    expect(answer.status).toBe(200);
  });

  it('B5 twice gives the same answer and no second entry', async () => {
    const world = await UnsubscribeWorld.mailed();
    const first = await world.oneClick();
    const after = world.tableText;
    later(world);
    expect(await world.oneClick()).toEqual(first);
    await world.press('unsubscribe');
    expect(world.tableText).toBe(after);
  });

  it('B5 stops everything at this dealer: what waits, and the next message on every channel', async () => {
    const world = await UnsubscribeWorld.mailed();
    world.world.settings = { ...world.world.settings, quietHours: { from: '12:00', to: '21:00' } };
    await world.world.send(mailedInvite('2'));
    expect(world.world.messages().map(({ status }) => status)).toEqual(['sent', 'planned']);
    await world.oneClick();
    expect(world.world.messages()[1]).toMatchObject({ status: 'withdrawn', statusReason: 'opted_out' });
    world.world.settings = { ...world.world.settings, quietHours: null };
    const next = await world.world.event(
      await world.world.send(mailedInvite('3', { mobile: '+49 171 3920000' })),
    );
    expect(next.messages).toMatchObject([{ status: 'skipped', statusReason: 'opted_out' }]);
    await world.world.advance(24 * 3600);
    expect(world.world.sent).toHaveLength(1);
  });

  it('B5 is for the address that the mail went to: another person who has it is stopped, too, a new address of this one is not', async () => {
    const world = await UnsubscribeWorld.mailed();
    await world.oneClick();
    await world.world.send(mailedInvite('2', { externalId: '000999', firstName: 'Anna' }));
    expect(world.world.sent).toHaveLength(1);
    await world.world.send({
      ...mailedInvite('3', { email: 'new@example.com' }),
      timestamp: '2026-11-24T10:00:05Z',
    });
    expect(world.world.sent.map(({ to }) => to)).toEqual(['juergen@example.com', 'new@example.com']);
  });
});

describe('the buttons of the page', () => {
  it('unsubscribe, and reloading what follows sends nothing again', async () => {
    const world = await UnsubscribeWorld.mailed();
    const { status, headers } = await world.press('unsubscribe');
    expect([status, headers['location']]).toEqual([303, `${world.path}?lang=de`]);
    expect(await world.consents()).toHaveLength(1);
  });

  it('a wrong tap is taken back: messages are sent again, and the conversation shows both', async () => {
    const world = await UnsubscribeWorld.mailed();
    await world.oneClick();
    later(world);
    const { status, headers } = await world.press('resume');
    expect([status, headers['location']]).toEqual([303, `${world.path}?lang=de&again`]);
    expect((await world.consents()).map((entry) => 'word' in entry && entry.word)).toEqual([
      'resume',
      'unsubscribe',
    ]);
    const after = world.tableText;
    later(world);
    await world.press('resume');
    expect(world.tableText).toBe(after);
    await world.world.send(mailedInvite('2'));
    expect(world.world.sent).toHaveLength(2);
  });

  it('who changes their mind again is a third entry', async () => {
    const world = await UnsubscribeWorld.mailed();
    for (const wish of ['unsubscribe', 'resume', 'unsubscribe']) {
      await world.press(wish);
      later(world);
    }
    expect((await world.consents()).map((entry) => 'word' in entry && entry.word)).toEqual([
      'unsubscribe',
      'resume',
      'unsubscribe',
    ]);
    expect(h1Of((await world.call()).body)).toBe(DE.done.heading);
  });

  it('take back nothing that was not said by this link: a report of spam stays', async () => {
    const world = await UnsubscribeWorld.mailed();
    await world.world.receipt('email', 'delivered', { reason: 'complained' });
    const page = await world.call();
    expect(h1Of(page.body)).toBe(DE.done.heading);
    expect(page.body).not.toContain('<button');
    const before = world.tableText;
    await world.press('resume');
    expect(world.tableText).toBe(before);
    expect((await world.oneClick()).body).not.toContain('<button');
  });

  it('show nothing twice where the person has said STOP in the manufacturer’s app, and do not take that back', async () => {
    const world = await UnsubscribeWorld.mailed();
    const addressId = world.path.split('~')[1]!;
    const optOut = { at: world.world.now(), channel: 'oem', word: 'unsubscribe' };
    await addressStates.createOnce(
      world.world.memory,
      { dealerId: '00027', addressId, optOut },
      world.world.now(),
    );
    const before = world.tableText;
    expect((await world.call()).body).not.toContain('<button');
    expect((await world.oneClick()).status).toBe(200);
    await world.press('resume');
    expect(world.tableText).toBe(before);
  });

  it('before anything was said there is nothing to take back', async () => {
    const world = await UnsubscribeWorld.mailed();
    const before = world.tableText;
    await world.press('resume');
    expect(world.tableText).toBe(before);
  });

  it('are refused from another site, and so is what nobody can mean', async () => {
    const world = await UnsubscribeWorld.mailed();
    const before = world.tableText;
    expect(await world.press('unsubscribe', { 'sec-fetch-site': 'cross-site' })).toMatchObject({
      status: 403,
    });
    expect(await world.press('resume', { origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(await world.press('everything')).toMatchObject({ status: 400 });
    expect(await world.oneClick({ body: 'List-Unsubscribe=Two-Clicks' })).toMatchObject({ status: 400 });
    expect(await world.oneClick({ headers: {} })).toMatchObject({ status: 400 });
    expect(await world.oneClick({ headers: { 'content-type': 'multipart/form-data' } })).toMatchObject({
      status: 400,
    });
    expect(await world.oneClick({ body: 'x'.repeat(70_000) })).toMatchObject({ status: 413 });
    expect(world.tableText).toBe(before);
  });

  it('any bytes get an answer below 500 and change nothing', async () => {
    const world = await UnsubscribeWorld.mailed();
    const before = world.tableText;
    const type = fc.constantFrom(
      'application/x-www-form-urlencoded',
      `multipart/form-data; boundary=b`,
      'application/json',
      'text/plain; charset=nonsense',
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), type, async (bytes, contentType) => {
        const answer = await world.call({
          method: 'POST',
          headers: { 'content-type': contentType },
          body: Buffer.from(bytes),
        });
        expect(answer.status).toBeLessThan(500);
      }),
    );
    expect(world.tableText).toBe(before);
  });

  it('S0.17 no log line holds the token, the address or who it is', async () => {
    const world = await UnsubscribeWorld.mailed();
    await world.oneClick();
    await world.press('resume');
    const written = JSON.stringify(world.world.logs);
    expect(written).toContain('opted out');
    expect(written).toContain('messages resumed');
    for (const secret of [world.path.split('~')[2]!, ...PERSONAL]) expect(written).not.toContain(secret);
  });
});
