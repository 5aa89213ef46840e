import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { UNSUBSCRIBE_TEXTS } from '../../shared/web/unsubscribe-texts.ts';
import { SiteWorld } from '../unit/customer-site/site-world.ts';
import { UnsubscribeWorld } from '../unit/customer-site/unsubscribe-world.ts';
import { expectAccessible, keepScreenshot, launchChromium, onPage } from './chromium.ts';
import { type LoopbackServer, serveHandler } from './loopback-server.ts';

/* The page behind the unsubscribe link of a mail in a real browser, without a script, at the width of a phone and of a desk. */

const WIDTHS = [
  { name: 'phone', viewport: { width: 390, height: 844 }, schemes: ['light', 'dark'] },
  { name: 'desk', viewport: { width: 1280, height: 900 }, schemes: ['light'] },
] as const;
const DE = UNSUBSCRIBE_TEXTS.de;

let browser: Browser;
let server: LoopbackServer;
let world: UnsubscribeWorld;
const assets = new SiteWorld();
const arrange = async (colour = '#0b57d0'): Promise<void> => {
  world = await UnsubscribeWorld.mailed({ settings: { colour }, ownOrigin: server.url });
};

beforeAll(async () => {
  server = await serveHandler(
    () => (event, context) =>
      Promise.resolve((event.rawPath.startsWith('/u/') ? world.site : assets.site)(event, context)),
  );
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = (page: Page, query = '') => page.goto(`${server.url}${world.path}${query}`);
const headingOf = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

describe.each(WIDTHS)('at the width of a $name', ({ name, viewport, schemes }) => {
  it.each(schemes)(
    'B5 one tap unsubscribes, another takes that back, and a reload sends nothing again (%s)',
    async (colorScheme) => {
      await arrange();
      await onPage(browser, { viewport, colorScheme, javaScriptEnabled: false }, async (page) => {
        await open(page);
        expect(await headingOf(page)).toBe(DE.ask.heading);
        await keepScreenshot(page, `unsubscribe-ask-${name}-${colorScheme}`);
        await page.getByRole('button', { name: DE.ask.button }).click();
        expect(await headingOf(page)).toBe(DE.done.heading);
        await keepScreenshot(page, `unsubscribe-done-${name}-${colorScheme}`);
        server.requests.length = 0;
        await page.reload();
        expect(server.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
        await page.getByRole('button', { name: DE.done.button }).click();
        expect(await headingOf(page)).toBe(DE.again.heading);
        await keepScreenshot(page, `unsubscribe-again-${name}-${colorScheme}`);
      });
      expect(await world.consents()).toHaveLength(2);
    },
  );

  it.each(['#ffffff', '#ffd400', '#000000'])(
    'every state is accessible, in the dealer’s colour %s',
    async (colour) => {
      for (const colorScheme of schemes) {
        await arrange(colour);
        await onPage(browser, { viewport, colorScheme }, async (page) => {
          await open(page);
          await expectAccessible(page);
          await world.oneClick();
          await open(page);
          await expectAccessible(page);
          await keepScreenshot(page, `unsubscribe-done-${colour.slice(1)}-${name}-${colorScheme}`);
          await world.press('resume');
          await open(page, '?again');
          await expectAccessible(page);
        });
      }
    },
  );
});

describe('on a phone', () => {
  it('fits in every language, and all that is touched is at least 44 pixels high and wide', async () => {
    const { viewport } = WIDTHS[0];
    for (const language of LANGUAGES) {
      await arrange();
      await onPage(browser, { viewport }, async (page) => {
        for (const state of ['ask', 'done'] as const) {
          await open(page, `?lang=${language}`);
          expect(await headingOf(page)).toBe(UNSUBSCRIBE_TEXTS[language][state].heading);
          const boxes = await Promise.all(
            (await page.locator('a, button').all()).map((element) => element.boundingBox()),
          );
          expect(boxes).toHaveLength(LANGUAGES.length + 1);
          for (const box of boxes)
            expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
          await keepScreenshot(page, `unsubscribe-${state}-${language}-phone`);
          await world.oneClick();
        }
      });
    }
  });
});
