import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SiteWorld, TOKEN } from '../unit/customer-site/site-world.ts';
import { serveSite } from './site-server.ts';

/* The pages in a real browser, at the width of a phone and of a desk. Screenshots land in test/screenshots. */

const WIDTHS = [
  { name: 'phone', viewport: { width: 390, height: 844 } },
  { name: 'desk', viewport: { width: 1280, height: 900 } },
] as const;

let browser: Browser;
let server: Awaited<ReturnType<typeof serveSite>>;
let world: SiteWorld;

beforeAll(async () => {
  server = await serveSite(() => world);
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  world = await SiteWorld.open({ ownOrigin: server.url });
  server.requests.length = 0;
});

type Look = { viewport: { width: number; height: number }; colorScheme?: 'light' | 'dark' };

/** A new page; whatever the browser complains about (a blocked style, a missing file) fails the test. */
const visit = async (look: Look, run: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> => {
  const context = await browser.newContext({ ...look, locale: 'en-GB', reducedMotion: 'reduce', javaScriptEnabled: true });
  const complaints: string[] = [];
  try {
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    await run(page, context);
  } finally {
    await context.close();
  }
  expect(complaints.filter((line) => !/status of (404|400|409)/.test(line))).toEqual([]);
};

const open = (page: Page, path = `/c/${TOKEN}`) => page.goto(server.url + path);
const keep = (page: Page, name: string) => page.screenshot({ path: `test/screenshots/${name}.png`, fullPage: true });

/** Nothing that axe knows is wrong, and nothing wider than the screen. */
const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
};

describe.each(WIDTHS)('the check-in page at the width of a $name', ({ name, viewport }) => {
  it.each(['light', 'dark'] as const)('S2.19 S2.41 is confirmed with remarks, says thank you, and shows finished at a second visit (%s)', async (colorScheme) => {
    await visit({ viewport, colorScheme }, async (page) => {
      await open(page);
      await expectAccessible(page);
      await keep(page, `check-in-open-${name}-${colorScheme}`);
      await page.getByLabel('Gibt es noch etwas').fill('Die Bremsen quietschen.\nBitte vorher anrufen.');
      await page.getByRole('button', { name: 'Check-in bestätigen' }).click();
      await page.waitForURL(`**/c/${TOKEN}/done?lang=de`);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Vielen Dank, Sie sind eingecheckt');
      await expectAccessible(page);
      await keep(page, `check-in-done-${name}-${colorScheme}`);
      await open(page, `/c/${TOKEN}?lang=de`);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Sie sind bereits eingecheckt');
      await expectAccessible(page);
      await keep(page, `check-in-finished-${name}-${colorScheme}`);
    });
    expect(world.answers()).toMatchObject([{ remarks: 'Die Bremsen quietschen.\nBitte vorher anrufen.' }]);
  });
});
