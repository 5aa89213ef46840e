import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CONSOLE_ROUTES,
  type ConsoleRoute,
  isConsoleRoute,
  mayOpen,
} from '../../shared/web/console-routes.ts';
import { publishAgreement } from '../../shared/dealers/publish-agreement.ts';
import { saveAgreement } from '../../shared/dealers/save-agreement.ts';
import { saveOfferedService } from '../../shared/dealers/save-offered-service.ts';
import { staffOfDealer } from '../../shared/dealers/staff-store.ts';
import { now } from '../../shared/platform/system.ts';
import { DynamoTable } from '../../shared/table/dynamo-table.ts';
import { areasFor } from '../../functions/console/console-page.tsx';
import { call, eventually, postEvent, story, unique } from '../support/stage.ts';
import { localAws, tableName } from '../support/local-aws.ts';
import { sandbox } from '../support/sandbox.ts';
import { CONSOLE_WIDTHS } from './console-browser.ts';
import { expectAccessible, keepWholeScreenshot, launchChromium, onPage } from './chromium.ts';
import { expectKeyboardOnly } from './keyboard.ts';

/*
 * Staff sign in at the user pool's own page and walk the whole console by its links, on the deployed stage. Every page is looked at by axe at the width
 * of a phone and of a desk, photographed, and worked by the keyboard alone: `npm run screenshots` runs this file alone.
 */

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

const signIn = async (page: Page, email: string): Promise<void> => {
  const person = sandbox().staff.find((one) => one.email === email)!;
  await page.goto(`${sandbox().baseUrl}/console`);
  await page.locator('input[name=username]').fill(person.email);
  await page.locator('input[name=password]').fill(person.password);
  await page.locator('[type=submit]').click();
  await page.waitForURL(/\/console\/(?!sign-in)/);
  await page.waitForLoadState('networkidle');
};

const patterns = Object.keys(CONSOLE_ROUTES)
  .filter(isConsoleRoute)
  .filter((route) => route.startsWith('GET '))
  .map((route) => ({
    route,
    fits: new RegExp(`^${route.slice('GET '.length).replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }));

const routeOf = (path: string): ConsoleRoute | undefined => {
  const found = patterns.filter(({ fits }) => fits.test(path)).map(({ route }) => route);
  // A fixed address is told apart from one with a name in it that would fit as well.
  return found.find((route) => !route.includes('{')) ?? found[0];
};

const linksOf = async (page: Page): Promise<string[]> => {
  const addresses = await page
    .locator('a[href^="/console"]:not([download])')
    .evaluateAll((links) => links.map((link) => (link as unknown as { href: string }).href));
  return [...new Set(addresses)];
};

const nameOf = (route: ConsoleRoute): string =>
  route.replace('GET /console/', '').replaceAll(/[{}]/g, '').replaceAll('/', '-');

/** When an appointment is whose invite is still to come. */
const DAYS_AHEAD = 10;
const dayOf = (daysAhead: number): string =>
  new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10);

/** One appointment has an answer, another one a message that is still to come; one customer wrote, another one did not; what is new, and what is there. */
const MOST_LOOKED_AT: Partial<Record<ConsoleRoute, number>> = {
  'GET /console/visits/{visitId}': 2,
  'GET /console/conversations/{conversationId}': 2,
  'GET /console/settings/services/{code}': 2,
  'GET /console/settings/agreements/{agreementId}': 2,
};

/** Opens a page of each kind that links lead to, from a day of the console on. */
const walk = async (
  page: Page,
  look: (route: ConsoleRoute, name: string) => Promise<void>,
): Promise<Set<ConsoleRoute>> => {
  const looks = new Map<ConsoleRoute, number>();
  const opened = new Set<string>();
  const queue = [`${sandbox().baseUrl}/console/today?day=${dayOf(DAYS_AHEAD)}`];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const { pathname } = new URL(address);
    const route = routeOf(pathname);
    if (route === undefined || opened.has(pathname)) continue;
    const number = (looks.get(route) ?? 0) + 1;
    if (number > (MOST_LOOKED_AT[route] ?? 1)) continue;
    looks.set(route, number);
    opened.add(pathname);
    const answer = await page.goto(address, { waitUntil: 'networkidle' });
    expect(answer?.status(), address).toBe(200);
    queue.push(...(await linksOf(page)));
    await look(route, number === 1 ? nameOf(route) : `${nameOf(route)}-${number}`);
  }
  return new Set(looks.keys());
};

describe('before it', () => {
  const agreementId = unique('walk');

  it('an admin makes a service and publishes an agreement', async () => {
    const documents = DynamoDBDocumentClient.from(new DynamoDBClient(localAws()), {
      marshallOptions: { removeUndefinedValues: true },
    });
    const deps = { table: new DynamoTable(documents, tableName, now), now };
    const { dealerId } = sandbox().partners.find(({ id }) => id === 'tjekvik')!;
    const colleagues = await staffOfDealer(deps.table, { dealerId, limit: 25 });
    const staff = colleagues.staff.find(({ roles }) => roles.includes('admin'))!;
    const id = agreementId;
    const words = { name: 'Bremsencheck' };
    await saveOfferedService(deps, {
      staff,
      code: id,
      body: { version: 0, words: { de: words, en: words } },
    });
    const texts = { de: { title: 'Bedingungen', text: 'Wir reparieren, was Sie auftragen.' } };
    const body = { version: 0, name: 'Bedingungen', mandatory: true, texts };
    await saveAgreement(deps, { staff, agreementId: id, body });
    await publishAgreement(deps, { staff, agreementId: id, body: { version: 1 } });
  });

  it('a customer is invited and checks in, so that no list is empty', async () => {
    const partner = sandbox().partners.find(({ id }) => id === 'tjekvik')!;
    const agreements = [{ agreementId, name: 'Bedingungen', version: '1', accepted: true }];
    const visit = story('00', { partner, agreements });
    const start = unique('msg');
    await postEvent(partner, visit.start, start);
    await eventually(partner, start, { messages: [{ status: expect.stringMatching(/delivered|read/) }] });
    const finish = unique('msg');
    await postEvent(partner, visit.finished, finish);
    await eventually(partner, finish, { status: 'applied' });
    const {
      start: { data, ...event },
    } = story('00', { partner, daysAhead: DAYS_AHEAD });
    const booked = unique('msg');
    await postEvent(
      partner,
      { ...event, type: 'appointment.upserted', data: { ...(data as object), checkin: undefined } },
      booked,
    );
    await eventually(partner, booked, { messages: [{ status: 'planned' }] });
    const handset = `/sandbox/phone/${visit.number.slice(1)}`;
    const account = /name="account" value="(\d+)"/.exec((await call(handset)).text)?.[1] ?? '';
    const reply = await call(`${handset}/reply`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ channel: 'whatsapp', account, text: 'Wann darf ich kommen?' }).toString(),
    });
    expect(reply.status).toBe(303);
  });
});

/** Files to look at or to download; nobody of the story sends any. */
const NOT_BY_LINKS: ReadonlySet<ConsoleRoute> = new Set<ConsoleRoute>([
  'GET /console/media/{conversationId}/{mediaId}',
  'GET /console/visit-files/{visitId}/{mediaId}',
  'GET /console/personal-data/{contactId}/export',
]);

const [PHONE, DESK] = CONSOLE_WIDTHS;

/**
 * Each role in another language, so that every language is looked at. An admin opens every page there is, and a mechanic sees them with less on
 * them, so those two are walked at both widths; what the others see is among the admin's pages.
 */
const PEOPLE = [
  { role: 'admin', email: 'adam.admin@autohaus-muster.example', locale: 'en-GB', widths: [PHONE, DESK] },
  { role: 'advisor', email: 'anna.advisor@autohaus-muster.example', locale: 'de-DE', widths: [PHONE] },
  { role: 'salesman', email: 'sara.sales@autohaus-muster.example', locale: 'fr-FR', widths: [DESK] },
  { role: 'mechanic', email: 'max.mechanic@autohaus-muster.example', locale: 'sk-SK', widths: [PHONE, DESK] },
  { role: 'network-admin', email: 'nina.network@autohaus-muster.example', locale: 'nl-NL', widths: [DESK] },
] as const;

describe.each(PEOPLE)('the console for a $role, $locale', ({ role, email, locale, widths }) => {
  it.each(widths)(
    'opens all its pages by their links, axe finds nothing, and the keyboard is enough, at the width of a $name',
    async ({ name, viewport }) => {
      await onPage(browser, { viewport, locale }, async (page) => {
        await signIn(page, email);
        const seen = await walk(page, async (_, picture) => {
          await keepWholeScreenshot(page, `console/${role}-${name}/${picture}`);
          await expectAccessible(page);
          await expectKeyboardOnly(page);
        });
        const theirs = patterns.map(({ route }) => route).filter((route) => mayOpen(route, [role]));
        expect([...seen].filter((route) => !theirs.includes(route))).toEqual([]);
        // What has no page of its own: files, and what nobody has made yet.
        const unseen = theirs.filter((route) => !seen.has(route) && !NOT_BY_LINKS.has(route));
        expect(unseen).toEqual([]);
        const starts = areasFor([role]).map((area) => `GET /console/${area}`);
        expect(starts.filter((start) => ![...seen].some((route) => route === start))).toEqual([]);
      });
    },
    300_000,
  );
});

describe('signing out', () => {
  it('ends the session here and at the user pool: the next person is asked for a password', async () => {
    await onPage(browser, { viewport: CONSOLE_WIDTHS[0].viewport }, async (page) => {
      await signIn(page, PEOPLE[1].email);
      await page.locator('details.me summary').click();
      await page.locator('form[action="/console/sign-out"] button').click();
      await page.waitForURL(/\/console\/signed-out/);
      await expectAccessible(page);
      await page.goto(`${sandbox().baseUrl}/console/overview`);
      await page.locator('input[name=password]').waitFor();
    });
  });

  it('a wrong password opens nothing', async () => {
    await onPage(browser, { viewport: CONSOLE_WIDTHS[0].viewport }, async (page) => {
      await page.goto(`${sandbox().baseUrl}/console`);
      await page.locator('input[name=username]').fill(PEOPLE[1].email);
      await page.locator('input[name=password]').fill('not the password 1A!');
      await page.locator('[type=submit]').click();
      await page.locator('input[name=password]').waitFor();
      expect((await page.context().cookies()).some(({ name }) => name === '__Host-kerbside')).toBe(false);
    });
  });
});
