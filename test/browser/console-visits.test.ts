import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VISIT_TEXTS } from '../../functions/console/visit-texts.ts';
import { busyDay, VisitsPlace } from '../unit/console/visits-place.ts';
import { CONSOLE_WIDTHS, onConsole, serveConsole } from './console-browser.ts';
import { expectAccessible, keepScreenshot, launchChromium } from './chromium.ts';
import type { LoopbackServer } from './loopback-server.ts';

/* Appointments in a real browser, at the width of a phone and of a desk. */

const EN = VISIT_TEXTS.en;
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

const visitNamed = (plate: string) =>
  place.visits().find(({ vehicle }) => vehicle?.licensePlate === plate)?.visitId ?? '';

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  it('looks', async () => {
    place = await busyDay();
    await onConsole(browser, { url: server.url, table: place.memory, viewport }, async (page: Page) => {
      await page.goto(`${server.url}/console/visits/${visitNamed('GAP-XY 123E')}`);
      await keepScreenshot(page, `console-visit-two-${name}`);
      await place.mark('r1', { shared: true }, visitNamed('M-ES 606'));
      await page.goto(`${server.url}/console/visits/${visitNamed('M-ES 606')}?done=shared#answers`);
      await keepScreenshot(page, `console-visit-shared-${name}`);
      await page.setViewportSize({ width: viewport.width, height: 2000 });
      await page.screenshot({ path: `test/screenshots/x-${name}.png` });
      await place.become(['mechanic']);
      await page.reload();
      await page.screenshot({ path: `test/screenshots/x-mechanic-${name}.png` });
      await page.goto(`${server.url}/console/today`);
      await page.screenshot({ path: `test/screenshots/x-mechanic-today-${name}.png` });
      expect(EN).toBeDefined();
      await expectAccessible(page);
    });
  });
});
