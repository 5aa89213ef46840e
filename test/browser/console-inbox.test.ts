import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { INBOX_TEXTS } from '../../functions/console/inbox-texts.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { inboxOf } from '../support/console-inbox.ts';
import { openTeam, type Team, tellsInbox } from '../support/team.ts';
import { checkInFinished } from '../support/world.ts';
import { CONSOLE_WIDTHS, onConsole, serveConsole } from './console-browser.ts';
import { expectAccessible, keepScreenshot, launchChromium } from './chromium.ts';
import type { LoopbackServer } from './loopback-server.ts';

/* The inboxes in a real browser, at the width of a phone and of a desk. */

const EN = INBOX_TEXTS.en;
let browser: Browser;
let server: LoopbackServer;
let team: Team;

/** The customer checked in, wrote twice, and may want no more messages; somebody unknown wrote, too. */
beforeEach(async () => {
  team = await openTeam();
  const { world } = team;
  world.rules = [...world.rules, tellsInbox('service')];
  world.time += 3600_000;
  await world.send(checkInFinished());
  world.time += 3600_000;
  await world.inbound('Bitte stoppen Sie die Arbeiten, ich möchte zuerst mit Ihnen sprechen.');
  world.time += 60_000;
  await world.inbound('Hallo?');
  await world.inbound('Guten Tag, haben Sie noch Winterreifen?', '+491713929999');
});
beforeAll(async () => {
  server = await serveConsole(
    () => team.world,
    (path, ownOrigin) =>
      /^\/console\/(inbox|conversations)/.test(path) ? inboxOf(team, { ownOrigin }) : undefined,
  );
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

type Options = { viewport: { width: number; height: number }; [option: string]: unknown };
const open = (options: Options, run: (page: Page) => Promise<void>) =>
  onConsole(browser, { url: server.url, table: team.world.memory, ...options }, run);

/** The tab's icon comes last; leaving before it is there would be a failed request. */
const go = (page: Page, query = '') =>
  page.goto(`${server.url}/console/inbox${query}`, { waitUntil: 'networkidle' });
const settled = (page: Page) => page.waitForLoadState('networkidle');

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  it('S0.41 S0.42 what is accepted leaves the inbox and is in hand until it is done; no script is needed', async () => {
    await open({ viewport, javaScriptEnabled: false }, async (page) => {
      await go(page);
      await keepScreenshot(page, `console-inbox-${name}`);
      expect(await page.locator('.rows > li').count()).toBe(3);
      await page.getByRole('button', { name: EN.accept }).first().click();
      expect(page.url()).toContain('/console/conversations/');
      await settled(page);
      await go(page);
      expect(await page.locator('.rows > li').count()).toBe(2);
      await page.getByRole('link', { name: EN.mine }).click();
      await settled(page);
      await keepScreenshot(page, `console-inbox-mine-${name}`);
      await page.getByRole('button', { name: EN.finish }).click();
      expect(await page.getByRole('status').first().textContent()).toBe(EN.done.finished);
      expect(await page.locator('.rows > li').count()).toBe(0);
      await settled(page);
      await keepScreenshot(page, `console-inbox-empty-${name}`);
    });
  });

  it('S0.42 a colleague who comes second reads who was quicker', async () => {
    await open({ viewport }, async (page) => {
      await go(page);
      const [first = ''] = await team.idsIn();
      await team.ask({ sub: 'bert' }, `POST /v1/inbox/${first}/accept`);
      await page.getByRole('button', { name: EN.accept }).first().click();
      expect(await page.getByRole('status').first().textContent()).toBe(EN.taken('Bert Beispiel'));
      await expectAccessible(page);
      await keepScreenshot(page, `console-inbox-taken-${name}`);
    });
  });

  it('S0.42 it is passed on by the keyboard alone, with a note that the other team reads', async () => {
    await open({ viewport }, async (page) => {
      await go(page);
      await page.getByRole('link', { name: EN.passOn }).nth(1).focus();
      await page.keyboard.press('Enter');
      await page.getByLabel(EN.transfer.to, { exact: true }).selectOption({ label: 'Team Sales' });
      await page.getByLabel(EN.transfer.note).fill('Fragt nach Winterreifen.\nBitte zurückrufen.');
      await expectAccessible(page);
      await keepScreenshot(page, `console-inbox-transfer-${name}`);
      await page.getByRole('button', { name: EN.transfer.send }).press('Enter');
      expect(await page.getByRole('status').first().textContent()).toBe(EN.done.passed);
      await settled(page);
      await go(page, '?inbox=sales');
      await keepScreenshot(page, `console-inbox-passed-${name}`);
      expect(await page.locator('.bubble.note').textContent()).toContain('Bitte zurückrufen.');
      await expectAccessible(page);
    });
  });

  it('has nothing that axe complains about, in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const)
      await open({ viewport, colorScheme }, async (page) => {
        for (const query of ['', '?list=unanswered', '?list=mine']) {
          await go(page, query);
          await expectAccessible(page);
        }
      });
  });
});

it('fits a phone in every language, and what is touched is at least 44 pixels high', async () => {
  const { viewport } = CONSOLE_WIDTHS[0];
  for (const language of LANGUAGES)
    await open({ viewport, locale: language }, async (page) => {
      await go(page);
      for (const element of await page.locator('.actions button, .actions a, .tabs a').all())
        expect((await element.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
      await keepScreenshot(page, `console-inbox-${language}`);
    });
});
