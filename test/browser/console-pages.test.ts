import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CONSOLE_ROUTES,
  type ConsoleRoute,
  isConsoleRoute,
  mayOpen,
} from '../../shared/web/console-routes.ts';
import { areasFor } from '../../functions/console/console-page.tsx';
import { eventually, postEvent, story, unique } from '../support/stage.ts';
import { sandbox } from '../support/sandbox.ts';
import { CONSOLE_WIDTHS } from './console-browser.ts';
import { expectAccessible, keepScreenshot, launchChromium, onPage } from './chromium.ts';

/*
 * Staff sign in at the user pool's own page and walk the whole console by its links, on the deployed stage. Every page is looked at by axe at the width
 * of a phone and of a desk, and photographed: `npm run screenshots` runs this file alone.
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

/** Opens one page of each kind that links lead to, from the start of the console on. */
const walk = async (page: Page, look: (route: ConsoleRoute) => Promise<void>): Promise<Set<ConsoleRoute>> => {
  const seen = new Set<ConsoleRoute>();
  const queue = [page.url()];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const route = routeOf(new URL(address).pathname);
    if (route === undefined || seen.has(route)) continue;
    seen.add(route);
    await page.goto(address, { waitUntil: 'networkidle' });
    await look(route);
    queue.push(...(await linksOf(page)));
  }
  return seen;
};

const nameOf = (route: ConsoleRoute): string =>
  route.replace('GET /console/', '').replaceAll(/[{}]/g, '').replaceAll('/', '-');

describe('before it', () => {
  it('a customer is invited and checks in, so that no list is empty', async () => {
    const partner = sandbox().partners.find(({ id }) => id === 'tjekvik')!;
    const visit = story('00', { partner });
    const start = unique('msg');
    await postEvent(partner, visit.start, start);
    await eventually(partner, start, { messages: [{ status: expect.stringMatching(/delivered|read/) }] });
    const finish = unique('msg');
    await postEvent(partner, visit.finished, finish);
    await eventually(partner, finish, { status: 'applied' });
  });
});

const PEOPLE = [
  { role: 'admin', email: 'adam.admin@autohaus-muster.example' },
  { role: 'advisor', email: 'anna.advisor@autohaus-muster.example' },
] as const;

describe.each(PEOPLE)('the console for an $role', ({ role, email }) => {
  it.each(CONSOLE_WIDTHS)(
    'opens all its pages by their links, and axe finds nothing, at the width of a $name',
    async ({ name, viewport }) => {
      await onPage(browser, { viewport }, async (page) => {
        await signIn(page, email);
        const seen = await walk(page, async (route) => {
          await keepScreenshot(page, `console/${role}-${name}/${nameOf(route)}`);
          await expectAccessible(page);
        });
        const theirs = patterns.map(({ route }) => route).filter((route) => mayOpen(route, [role]));
        expect([...seen].filter((route) => !theirs.includes(route))).toEqual([]);
        const starts = areasFor([role]).map((area) => `GET /console/${area}`);
        expect(starts.filter((start) => ![...seen].some((route) => route === start))).toEqual([]);
      });
    },
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
