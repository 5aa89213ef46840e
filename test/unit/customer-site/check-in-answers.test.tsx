import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_REMARKS } from '../../../functions/customer-site/check-in-form.ts';
import { resultsSchema } from '../../../shared/conversations/conversation.ts';
import { PAGE_TEXTS } from '../../../shared/web/page-texts.ts';
import { OWN_ORIGIN, SiteWorld, TOKEN } from './site-world.ts';

const DONE = `/c/${TOKEN}/done?lang=de`;
const PLANNED = [
  { code: 'OIL', name: 'Ölwechsel mit Filter', decision: 'accepted' },
  { code: 'Winterreifen montieren', name: 'Winterreifen montieren', decision: 'accepted' },
];
/** What the page had in its hidden field. */
const shownOn = (html: string): string => /name="shown" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('confirming the check-in', () => {
  it('S2.19 S2.41 takes the planned work as accepted and the remarks, in one event, and thanks', async () => {
    const world = await SiteWorld.open();
    const { body } = await world.get();
    const { status, headers } = await world.post({
      remarks: ' Bremsen quietschen.\r\nBitte anrufen. ',
      shown: shownOn(body),
    });
    expect([status, headers['location']]).toEqual([303, DONE]);
    expect(world.answers()).toEqual([{ services: PLANNED, remarks: 'Bremsen quietschen.\nBitte anrufen.' }]);
    expect((await world.visit()).checkIn).toMatchObject({ status: 'finished', finishedAt: world.time });
    expect(await world.get(`/c/${TOKEN}/done`, { query: 'lang=de' })).toMatchObject({
      status: 200,
      body: expect.stringContaining(PAGE_TEXTS.de.done.heading),
    });
    expect(await world.get()).toMatchObject({
      status: 200,
      body: expect.stringContaining(PAGE_TEXTS.de.finished.heading),
    });
  });

  it('S2.40 needs no services and no remarks', async () => {
    const world = await SiteWorld.open({ visit: { services: [] } });
    expect((await world.post()).status).toBe(303);
    expect(world.answers()).toEqual([{ services: [] }]);
  });

  it('a second click, also at the same moment, finds it finished: one event, the same thank-you', async () => {
    const world = await SiteWorld.open();
    const clicks = await Promise.all([world.post({ remarks: 'a' }), world.post({ remarks: 'b' })]);
    const later = await world.post({ remarks: 'c' });
    for (const { status, headers } of [...clicks, later])
      expect([status, headers['location']]).toEqual([303, DONE]);
    expect(world.answers()).toHaveLength(1);
  });

  it('S2.17 closed or called off in between: nothing is taken, the link says so', async () => {
    const world = await SiteWorld.open();
    world.table.beforeWrite = () =>
      world.changeVisit((visit) => ({ ...visit, checkIn: { ...visit.checkIn, status: 'closed' } }));
    const { status, headers } = await world.post();
    expect([status, headers['location']]).toEqual([303, `/c/${TOKEN}?lang=de`]);
    expect(world.answers()).toEqual([]);
    expect((await world.get()).body).toContain(PAGE_TEXTS.de.closed.heading);
    for (const [checkIn, at] of [
      [{ status: 'cancelled' }, world.time],
      [{}, '2026-11-30T23:00:00.000Z'],
    ] as const) {
      const other = await SiteWorld.open({ checkIn });
      other.time = at;
      expect((await other.post()).headers['location']).toBe(`/c/${TOKEN}?lang=de`);
      expect(other.answers()).toEqual([]);
    }
  });

  it('shows the page again when the appointment changed since it was opened, with the remarks kept', async () => {
    const world = await SiteWorld.open();
    const shown = shownOn((await world.get()).body);
    await world.changeVisit((visit) => ({ ...visit, startsAt: '2026-12-02T08:30:00.000Z' }));
    const { status, body } = await world.post({ remarks: 'Bremsen', shown });
    expect(status).toBe(409);
    expect(body).toContain(PAGE_TEXTS.de.fault.changed);
    expect(body).toContain('Mittwoch, 2. Dezember 2026');
    expect(body).toContain('>Bremsen</textarea>');
    expect(world.answers()).toEqual([]);
    expect((await world.post({ remarks: 'Bremsen', shown: shownOn(body) })).status).toBe(303);
  });

  it('leads on when the check-in moved to the partner’s app, and takes nothing here', async () => {
    const world = await SiteWorld.open({
      checkIn: { page: 'partner', partnerId: 'tjekvik', partnerSlug: 'abc' },
    });
    const { status, body } = await world.post();
    expect(status).toBe(409);
    expect(body).toContain('href="https://app.tjekvik.example/c/abc"');
    expect(world.answers()).toEqual([]);
  });

  it('remarks may have 5,000 characters of any script; one more is said beside the field, and nothing is lost', async () => {
    expect(resultsSchema.shape.remarks.safeParse('x'.repeat(MOST_REMARKS)).success).toBe(true);
    expect(resultsSchema.shape.remarks.safeParse('x'.repeat(MOST_REMARKS + 1)).success).toBe(false);
    const world = await SiteWorld.open();
    const long = '字'.repeat(5001);
    const { status, body } = await world.post({ remarks: long });
    expect(status).toBe(400);
    expect(body).toContain(`>${long}</textarea>`);
    expect(body).toMatch(/<p class="fault" id="remarks-fault" role="alert">[^<]*5\.001[^<]*5\.000/);
    expect(body).toMatch(/aria-describedby="remarks-fault remarks-hint" aria-invalid="true" autofocus/);
    expect(world.answers()).toEqual([]);
    expect((await world.post({ remarks: long.slice(1) })).status).toBe(303);
    expect(world.answers()[0]?.remarks).toHaveLength(5000);
  });

  it('keeps what can be read of odd bytes', async () => {
    const world = await SiteWorld.open();
    await world.post('remarks=a%00b%ED%A0%80c%ff%1b%F0%9F%91%8D&remarks=second');
    expect(world.answers()[0]?.remarks).toBe('ab\ufffd\ufffd\ufffdc\ufffd👍');
  });

  it('refuses a form from another site, before anything is read', async () => {
    const world = await SiteWorld.open();
    for (const site of ['cross-site', 'same-site', 'anything']) {
      const { status, body } = await world.post({ remarks: 'x' }, { headers: { 'sec-fetch-site': site } });
      expect(status).toBe(403);
      expect(body).toContain(PAGE_TEXTS.de.refused.heading);
      expect(body).not.toContain('Jürgen');
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const old = (origin?: string) =>
      world.call({
        method: 'POST',
        path: `/c/${TOKEN}`,
        headers: { ...form, ...(origin ? { origin } : {}) },
        body: 'remarks=',
      });
    expect((await old('https://evil.example')).status).toBe(403);
    expect((await old('null')).status).toBe(403);
    expect(world.answers()).toEqual([]);
    expect((await old(OWN_ORIGIN)).status).toBe(303);
  });

  it('refuses more than 64 KB, and what is no form, with a page', async () => {
    const world = await SiteWorld.open();
    const fits = `remarks=x&padding=${'x'.repeat(64 * 1024 - 18)}`;
    expect(await world.post(`${fits}x`)).toMatchObject({
      status: 413,
      body: expect.stringContaining(PAGE_TEXTS.de.tooLarge.heading),
    });
    expect(await world.post('{}', { headers: { 'content-type': 'application/json' } })).toMatchObject({
      status: 400,
      body: expect.stringContaining('<!doctype html>'),
    });
    expect(world.answers()).toEqual([]);
    expect((await world.post(fits)).status).toBe(303);
  });

  it('the body may come as base64, as API Gateway sends forms', async () => {
    const world = await SiteWorld.open();
    await world.call({
      method: 'POST',
      path: `/c/${TOKEN}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from('remarks=%C3%96l'),
    });
    expect(world.answers()[0]?.remarks).toBe('Öl');
  });

  it('there is no other method', async () => {
    const world = await SiteWorld.open();
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])
      expect((await world.call({ method, path: `/c/${TOKEN}` })).status).toBe(404);
  });
});

describe('any request', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('__proto__', TOKEN, '/../..', '\ud800', '%', '%ff'),
  );
  const headerNames = fc.constantFrom(
    'origin',
    'sec-fetch-site',
    'content-type',
    'accept-language',
    'cookie',
    'host',
    'x-forwarded-for',
  );
  const path = fc.oneof(
    fc.constantFrom(`/c/${TOKEN}`, `/c/${TOKEN}/done`, '/assets/site-0b57d0-0000000000.css'),
    text.map((part) => `/c/${part}`),
    text.map((part) => `/assets/${part}`),
    text.map((part) => `/${part}`),
  );

  it('is never answered with a 5xx, and never with anything but a page, a file or a redirect', async () => {
    const world = await SiteWorld.open();
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.constantFrom('GET', 'HEAD', 'POST', 'PUT'),
        fc.dictionary(headerNames, text),
        text,
        fc.oneof(fc.uint8Array({ maxLength: 300 }), text),
        async (where, method, headers, query, body) => {
          const reply = await world.call({
            path: where,
            method,
            headers,
            query,
            body: typeof body === 'string' ? body : Buffer.from(body),
          });
          expect(reply.status).toBeLessThan(500);
          if (reply.status < 300 || reply.status >= 400)
            expect(reply.headers['content-type']).toMatch(/^(text\/html|text\/css|image\/svg)/);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('with our form and any fields confirms, or says what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.oneof(fc.constantFrom('remarks', 'shown', 'lang', '__proto__'), text), text),
        async (fields) => {
          const world = await SiteWorld.open();
          const { status } = await world.post(new URLSearchParams(Object.entries(fields)).toString());
          expect([303, 400, 409]).toContain(status);
          expect(world.answers()).toHaveLength(status === 303 ? 1 : 0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
