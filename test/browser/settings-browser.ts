import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { settingsSite } from '../../functions/console/settings-site.tsx';
import { SettingsPlace } from '../unit/console/settings-place.ts';
import { launchChromium } from './chromium.ts';
import { onConsole, serveConsole } from './console-browser.ts';
import type { LoopbackServer } from './loopback-server.ts';

/** Serves the settings of a place, which may be another one for each test. */
export const serveSettings = (place: () => SettingsPlace): Promise<LoopbackServer> =>
  serveConsole(
    () => ({ memory: place().world.admin.table, now: place().world.now }),
    (path, ownOrigin) =>
      path.startsWith('/console/settings') ? settingsSite({ ...place().deps, ownOrigin }) : undefined,
  );

/** A browser and the settings of a new place for each test of a file. */
export const settingsBrowser = () => {
  let browser: Browser;
  let server: LoopbackServer;
  let place: SettingsPlace;
  beforeAll(async () => {
    server = await serveSettings(() => place);
    browser = await launchChromium();
  });
  beforeEach(async () => {
    place = await SettingsPlace.make();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    place: (): SettingsPlace => place,
    /** Shows Anna the settings. */
    open: (options: BrowserContextOptions, run: (page: Page) => Promise<void>): Promise<void> =>
      onConsole(browser, { url: server.url, table: place.world.admin.table, ...options }, async (page) => {
        await page.goto(`${server.url}/console/settings`, { waitUntil: 'networkidle' });
        await run(page);
      }),
  };
};

/** Presses a button by its name, and waits for the page that answers. */
export const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState('networkidle');
};

/** Follows the first link of a name. */
export const follow = async (page: Page, name: string | RegExp): Promise<void> => {
  await page.getByRole('link', { name }).first().click();
  await page.waitForLoadState('networkidle');
};
