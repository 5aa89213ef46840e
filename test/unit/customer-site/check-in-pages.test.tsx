import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { PAGE_TEXTS } from '../../../shared/web/page-texts.ts';
import { type Arranged, SiteWorld, TOKEN } from './site-world.ts';

const PERSONAL = [
  'Jürgen',
  'Müller',
  '320d',
  'KS-KB',
  'WBA11',
  'Ölwechsel',
  'Dezember',
  '3920000',
  'j@example.com',
];
const PARTNER_APP = { page: 'partner', partnerId: 'tjekvik', partnerSlug: 'pX7 d2/Qm4' } as const;

/** Every state of a link, with the page that stands for it. */
const STATES: Record<
  string,
  {
    arranged: Arranged;
    path?: string;
    status: number;
    heading: (language: (typeof LANGUAGES)[number]) => string;
  }
> = {
  open: { arranged: {}, status: 200, heading: (language) => PAGE_TEXTS[language].open.heading },
  'open, nothing known': {
    arranged: {
      contact: null,
      visit: { contactId: undefined, startsAt: undefined, vehicle: undefined, services: [] },
    },
    status: 200,
    heading: (language) => PAGE_TEXTS[language].open.heading,
  },
  finished: {
    arranged: { checkIn: { status: 'finished' } },
    status: 200,
    heading: (language) => PAGE_TEXTS[language].finished.heading,
  },
  done: {
    arranged: { checkIn: { status: 'finished' } },
    path: `/c/${TOKEN}/done`,
    status: 200,
    heading: (language) => PAGE_TEXTS[language].done.heading,
  },
  closed: {
    arranged: { checkIn: { status: 'closed' } },
    status: 200,
    heading: (language) => PAGE_TEXTS[language].closed.heading,
  },
  'closed by time': {
    arranged: { checkIn: { closesAt: '2026-11-24T10:00:00.000Z' } },
    status: 200,
    heading: (language) => PAGE_TEXTS[language].closed.heading,
  },
  cancelled: {
    arranged: { checkIn: { status: 'cancelled' } },
    status: 200,
    heading: (language) => PAGE_TEXTS[language].cancelled.heading,
  },
  unknown: {
    arranged: {},
    path: '/c/unknown',
    status: 404,
    heading: (language) => PAGE_TEXTS[language].notFound.heading,
  },
};

const h1Of = (html: string): string => /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? '';

describe('the pages behind a link', () => {
  it.each(
    Object.entries(STATES).flatMap(([name, state]) =>
      LANGUAGES.map((language) => [name, language, state] as const),
    ),
  )('S0.16 %s, in %s', async (_name, language, state) => {
    const world = await SiteWorld.open(state.arranged);
    const { status, body, headers } = await world.get(state.path, { query: `lang=${language}` });
    expect(status).toBe(state.status);
    expect(h1Of(body)).toBe(state.heading(language));
    expect(body).toMatch(new RegExp(`^<!doctype html><html lang="${language}">`));
    expect(body).not.toMatch(/\{\{|undefined|null|NaN|\[object|Invalid Date|style=|<script/);
    expect(body).not.toContain(TOKEN);
    for (const other of LANGUAGES) expect(body).toContain(`href="?lang=${other}"`);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });

  it('S2.20 S2.21 S2.23 S2.24 S2.39 the open page shows appointment, car, planned work and room for remarks', async () => {
    const world = await SiteWorld.open();
    const { body } = await world.get();
    for (const text of [
      'BMW Muster Kassel',
      'Hallo Jürgen,',
      'Dienstag, 1. Dezember 2026',
      '09:30 Uhr',
      'BMW 320d Touring',
      'KS-KB 1234',
      'Ölwechsel mit Filter',
      'Winterreifen montieren',
      '<textarea',
    ])
      expect(body).toContain(text);
    expect(body).not.toMatch(/Müller|WBA11|3920000|j@example/);
  });

  it('speaks the customer’s language, then the browser’s, then the workshop’s', async () => {
    const french = await SiteWorld.open({ contact: { language: 'fr' } });
    expect((await french.get(undefined, { headers: { 'accept-language': 'sk' } })).body).toContain(
      '<html lang="fr">',
    );
    expect((await french.get(undefined, { query: 'lang=nl' })).body).toContain('<html lang="nl">');
    const nobody = await SiteWorld.open({ contact: null, visit: { contactId: undefined } });
    expect(
      (await nobody.get(undefined, { headers: { 'accept-language': 'sk-SK,sk;q=0.9' } })).body,
    ).toContain('<html lang="sk">');
    expect((await nobody.get()).body).toContain('<html lang="de">');
  });

  it('S0.17 an unknown, a changed and an old link get the same page to the byte, on every address behind them', async () => {
    const world = await SiteWorld.open({ checkIn: { version: 2 } });
    const tokens = [
      'x',
      TOKEN.slice(0, -1),
      `${TOKEN}A`,
      TOKEN.toLowerCase(),
      'a'.repeat(3000),
      '%00',
      '..',
      'k3yOfVersion1',
    ];
    const answers = await Promise.all([
      ...tokens.flatMap((token) => [
        world.get(`/c/${token}`),
        world.get(`/c/${token}/done`),
        world.get(`/c/${token}/other`),
        world.call({
          method: 'POST',
          path: `/c/${token}`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'remarks=',
        }),
      ]),
      world.get(`/c/${TOKEN}/other`),
    ]);
    expect(
      new Set(answers.map(({ status, body, headers }) => JSON.stringify([status, body, headers]))).size,
    ).toBe(1);
    expect(answers[0].status).toBe(404);
    expect(answers[0].body).not.toMatch(/request-1|BMW Muster|Jürgen/);
  });

  it.each(['finished', 'done', 'closed', 'cancelled'])(
    'S2.17 the page of a check-in that is %s names the workshop and nothing about the customer',
    async (name) => {
      const { arranged, path } = STATES[name]!;
      const { body } = await (await SiteWorld.open(arranged)).get(path);
      expect(body).toContain('BMW Muster Kassel');
      for (const text of PERSONAL) expect(body).not.toContain(text);
    },
  );

  it('S0.15 S0.16 S0.18 forwards to the partner’s app with the slug of this customer, and notes the opening first', async () => {
    const world = await SiteWorld.open({ checkIn: PARTNER_APP });
    const { status, body, headers } = await world.get();
    expect([status, body, headers['location']]).toEqual([
      302,
      '',
      'https://app.tjekvik.example/c/pX7%20d2%2FQm4',
    ]);
    expect(headers).toMatchObject({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
    expect((await world.visit()).checkIn.openedAt).toBe('2026-11-24T10:00:00.000Z');
  });

  it.each(['finished', 'closed', 'cancelled'] as const)(
    'does not forward when the check-in is %s',
    async (status) => {
      const world = await SiteWorld.open({ checkIn: { ...PARTNER_APP, status } });
      expect(await world.get()).toMatchObject({
        status: 200,
        body: expect.stringContaining(PAGE_TEXTS.de[status].heading),
      });
    },
  );

  it.each([
    ['own page', {}],
    ['partner’s app', PARTNER_APP],
  ])(
    'B6 HEAD changes nothing, GET nothing but the note of the first opening (%s)',
    async (_name, checkIn) => {
      const world = await SiteWorld.open({ checkIn });
      const before = JSON.stringify([...world.table.items]);
      const head = await world.get(undefined, { method: 'HEAD' });
      expect(head.body).toBe('');
      await world.get(`/c/${TOKEN}/done`);
      expect(JSON.stringify([...world.table.items])).toBe(before);
      const unopened = await world.visit();
      await world.get();
      const { version: _, ...opened } = { version: 0, ...(await world.visit()) };
      expect(opened).toEqual({
        ...unopened,
        version: undefined,
        checkIn: { ...unopened.checkIn, openedAt: world.time },
      });
      world.time = '2026-11-25T10:00:00.000Z';
      const after = JSON.stringify([...world.table.items]);
      await world.get();
      expect(JSON.stringify([...world.table.items])).toBe(after);
    },
  );

  it('shows the page even when the opening cannot be noted', async () => {
    const world = await SiteWorld.open();
    world.table.write = () => Promise.reject(new Error('down'));
    expect((await world.get()).status).toBe(200);
  });

  it('is only for the check-in while it is open: done leads back to it', async () => {
    const world = await SiteWorld.open();
    const { status, headers } = await world.get(`/c/${TOKEN}/done`, { query: 'lang=fr' });
    expect([status, headers['location']]).toEqual([303, `/c/${TOKEN}?lang=fr`]);
  });

  it('a fault becomes a page with a reference, and says nothing else', async () => {
    const world = await SiteWorld.open();
    world.table.get = () => Promise.reject(new Error('secret detail of Jürgen'));
    const { status, body } = await world.get(undefined, { query: 'lang=en' });
    expect(status).toBe(500);
    expect(body).toContain(PAGE_TEXTS.en.failed.heading);
    expect(body).toContain('Reference: request-1');
    expect(body).not.toContain('secret');
  });

  it('S0.17 no log line holds the token or who it is', async () => {
    const world = await SiteWorld.open();
    await world.get();
    await world.post({ remarks: 'Bremsen' });
    const written = JSON.stringify(world.logs);
    expect(written).toContain('vs1');
    for (const secret of [TOKEN, 'Bremsen', ...PERSONAL]) expect(written).not.toContain(secret);
  });

  it('serves the stylesheet and the icon that the page names, and nothing else', async () => {
    const world = await SiteWorld.open({ settings: { colour: '#ffd400' } });
    const { body } = await world.get();
    const files = [...body.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(files).toHaveLength(2);
    for (const path of files)
      expect(await world.get(path)).toMatchObject({
        status: 200,
        headers: { 'cache-control': 'public, max-age=31536000, immutable' },
      });
    for (const path of ['/assets/site.css', '/assets/..', '/assets/x.map', '/assets/a/b', '/'])
      expect((await world.get(path)).status).toBe(404);
  });
});

describe('whatever stands in the data', () => {
  const EVIL = '</textarea><script>alert(1)</script>"\'><img src=x onerror=alert(1)>&lt;';
  it('is shown as text, in every field', async () => {
    const world = await SiteWorld.open({
      locationName: EVIL.slice(0, 80),
      contact: { firstName: EVIL },
      visit: {
        services: [{ code: EVIL, name: EVIL }],
        vehicle: { brand: EVIL, model: EVIL, licensePlate: EVIL },
      },
    });
    const pages = [(await world.get()).body, (await world.post({ remarks: EVIL + 'x'.repeat(5000) })).body];
    await world.changeVisit((visit) => ({ ...visit, checkIn: { ...visit.checkIn, status: 'cancelled' } }));
    pages.push((await world.get()).body);
    for (const page of pages) {
      expect(page).toContain('&lt;script>');
      expect(page).not.toMatch(/<script|<img|<\/textarea>[^<]*<\/?script/);
      expect(page.match(/<\/textarea>/g)?.length ?? 0).toBeLessThanOrEqual(1);
    }
  });

  it('lone surrogates and NUL do no harm', async () => {
    const world = await SiteWorld.open({ contact: { firstName: 'Ann\ud800\0a' } });
    const { status, body } = await world.get();
    expect(status).toBe(200);
    expect(body).toContain('Hallo Ann\ufffda,');
    expect(body.isWellFormed()).toBe(true);
  });
});
