import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** Debian's Chromium, quiet: it asks no host but the one that a test opens. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Runs on a new page; whatever the browser complains about (a blocked style, a missing file, another host) fails the test. */
export const onPage = async (
  browser: Browser,
  options: BrowserContextOptions,
  run: (page: Page) => Promise<void>,
): Promise<void> => {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  const complaints: string[] = [];
  try {
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    page.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1' && !request.url().startsWith('data:'))
        complaints.push(`other host: ${request.url()}`);
    });
    await run(page);
  } finally {
    await context.close();
  }
  // Chromium reports an answer of 4xx or 5xx to the page itself as an error; tests that ask for one say so themselves.
  expect(complaints.filter((line) => !/status of [45]\d\d/.test(line))).toEqual([]);
};

/** Nothing that axe knows is wrong, and nothing is wider than the screen. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(
    await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
  ).toBe(true);
};

export const keepScreenshot = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: `test/screenshots/${name}.png`, fullPage: true });
};

/** The whole page on a screen that is high enough for it, so that what stays at the screen's edge is at the picture's. */
export const keepWholeScreenshot = async (page: Page, name: string): Promise<void> => {
  const viewport = page.viewportSize();
  if (viewport === null) return keepScreenshot(page, name);
  const height: number = await page.evaluate('document.documentElement.scrollHeight');
  await page.setViewportSize({ ...viewport, height: Math.max(viewport.height, height) });
  await keepScreenshot(page, name);
  await page.setViewportSize(viewport);
};
