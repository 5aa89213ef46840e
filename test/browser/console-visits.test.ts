import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { busyDay, VisitsPlace } from '../unit/console/visits-place.ts';
import { CONSOLE_WIDTHS, onConsole, serveConsole } from './console-browser.ts';
import { expectAccessible, keepScreenshot, launchChromium } from './chromium.ts';
import type { LoopbackServer } from './loopback-server.ts';

/* A busy morning in a real browser, at the width of a phone and of a desk. */

let browser: Browser;
let server: LoopbackServer;
let place: VisitsPlace;

beforeAll(async () => {
  server = await serveConsole(
    () => place,
    (path, ownOrigin) => (/^\/console\/(today|visits)/.test(path) ? place.site(ownOrigin) : undefined),
  );
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  it('S2.44 S2.45 the list leads to the appointment, and axe finds nothing on either', async () => {
    place = await busyDay();
    const at = { url: server.url, table: place.memory, viewport, javaScriptEnabled: true };
    await onConsole(browser, at, async (page) => {
      await page.goto(`${server.url}/console/today`);
      await expectAccessible(page);
      await keepScreenshot(page, `console-today-${name}`);
      await page.locator('a[href*="/console/visits/"]').first().click();
      await page.waitForURL(/\/console\/visits\//);
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      await keepScreenshot(page, `console-visit-${name}`);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    });
  });
});
