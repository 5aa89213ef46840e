import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { PREFERENCE_TEXTS } from '../../shared/web/preference-texts.ts';
import { openPreferences } from '../unit/customer-site/preference-world.ts';
import { SiteWorld } from '../unit/customer-site/site-world.ts';
import { expectAccessible, keepScreenshot, launchChromium, onPage } from './chromium.ts';
import { type LoopbackServer, serveHandler } from './loopback-server.ts';

/* The page of preferences in a real browser, without a script, at the width of a phone and of a desk. */

const WIDTHS = [
  { name: 'phone', viewport: { width: 390, height: 844 }, schemes: ['light', 'dark'] },
  { name: 'desk', viewport: { width: 1280, height: 900 }, schemes: ['light'] },
] as const;
const DE = PREFERENCE_TEXTS.de;

let browser: Browser;
let server: LoopbackServer;
let opened: Awaited<ReturnType<typeof openPreferences>>;
const assets = new SiteWorld();
const arrange = async (colour = '#0b57d0'): Promise<void> => {
  opened = await openPreferences({ settings: { colour }, ownOrigin: server.url });
};

beforeAll(async () => {
  server = await serveHandler(
    () => (event, context) =>
      Promise.resolve((event.rawPath.startsWith('/p/') ? opened.site : assets.site)(event, context)),
  );
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = (page: Page, query = '') => page.goto(`${server.url}${opened.path}${query}`);

describe.each(WIDTHS)('at the width of a $name', ({ name, viewport, schemes }) => {
  it.each(schemes)(
    'B5 S2.38 what is ticked is kept and shown; a reload sends nothing again (%s)',
    async (colorScheme) => {
      await arrange();
      await onPage(browser, { viewport, colorScheme, javaScriptEnabled: false }, async (page) => {
        await open(page);
        await keepScreenshot(page, `preferences-${name}-${colorScheme}`);
        const email = page.getByRole('group', { name: DE.channels.email, exact: true });
        await email.getByLabel(DE.marketing).check();
        await page.getByRole('group', { name: DE.preferred }).getByLabel(DE.channels.email).check();
        await page.getByRole('button', { name: DE.save }).click();
        expect(await page.getByRole('status').textContent()).toContain(DE.saved);
        expect(await email.getByLabel(DE.marketing).isChecked()).toBe(true);
        await keepScreenshot(page, `preferences-saved-${name}-${colorScheme}`);
        server.requests.length = 0;
        await page.reload();
        expect(server.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
      });
      expect(await opened.proofs()).toMatchObject([{ channel: 'email', purpose: 'marketing' }]);
    },
  );

  it.each(['#ffffff', '#ffd400', '#000000'])('is accessible, in the dealer’s colour %s', async (colour) => {
    for (const colorScheme of schemes) {
      await arrange(colour);
      await onPage(browser, { viewport, colorScheme }, async (page) => {
        await open(page);
        await expectAccessible(page);
        await open(page, '?changed=nothing,service-sms');
        await expectAccessible(page);
        await opened.world.inbound('STOP');
        await open(page);
        await expectAccessible(page);
      });
    }
  });
});

describe('on a phone', () => {
  it('fits in every language, and what is touched is at least 44 pixels high', async () => {
    await arrange();
    for (const language of LANGUAGES)
      await onPage(browser, { viewport: WIDTHS[0].viewport }, async (page) => {
        await open(page, `?lang=${language}`);
        const touched = await page.locator('a, button, label').all();
        expect(touched.length).toBeGreaterThan(10);
        for (const element of touched)
          expect((await element.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      });
  });
});
