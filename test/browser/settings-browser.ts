import type { Page } from 'playwright-core';
import { settingsSite } from '../../functions/console/settings-site.tsx';
import type { SettingsPlace } from '../unit/console/settings-place.ts';
import { serveConsole } from './console-browser.ts';
import type { LoopbackServer } from './loopback-server.ts';

/** Serves the settings of a place, which may be another one for each test. */
export const serveSettings = (place: () => SettingsPlace): Promise<LoopbackServer> =>
  serveConsole(
    () => ({ memory: place().world.admin.table, now: place().world.now }),
    (path, ownOrigin) =>
      path.startsWith('/console/settings') ? settingsSite({ ...place().deps, ownOrigin }) : undefined,
  );

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
