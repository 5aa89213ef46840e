import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COMPOSER_TEXTS } from '../../functions/console/composer-texts.ts';
import { CONVERSATION_TEXTS } from '../../functions/console/conversation-texts.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { inboxOf } from '../support/console-inbox.ts';
import { playRichConversation } from '../support/rich-conversation.ts';
import { openTeam, type Team } from '../support/team.ts';
import { CONSOLE_WIDTHS, onConsole, serveConsole } from './console-browser.ts';
import { expectAccessible, keepScreenshot, launchChromium } from './chromium.ts';
import type { LoopbackServer } from './loopback-server.ts';

/* A conversation in a real browser, at the width of a phone and of a desk. */

const EN = CONVERSATION_TEXTS.en;
const WRITE = COMPOSER_TEXTS.en;
let browser: Browser;
let server: LoopbackServer;
let team: Team;

beforeEach(async () => {
  team = await openTeam();
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
const go = (page: Page, more = '') =>
  page.goto(`${server.url}/console/conversations/${team.conversationId}${more}`, {
    waitUntil: 'networkidle',
  });
const settled = (page: Page) => page.waitForLoadState('networkidle');
const said = (page: Page) => page.locator('p[role=status]:visible').first().textContent();

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  it('S0.35 S0.28 B2 shows all that can happen in a conversation, in light and dark, without a fault of axe', async () => {
    await playRichConversation(team);
    for (const colorScheme of ['light', 'dark'] as const)
      await open({ viewport, colorScheme }, async (page) => {
        await go(page);
        await page.locator('.bubble.ours details summary').first().click();
        await keepScreenshot(page, `console-conversation-${name}-${colorScheme}`);
        await expectAccessible(page);
      });
  });

  it('S0.18 opens at the newest entry, which is above the place to answer', async () => {
    await playRichConversation(team);
    await open({ viewport }, async (page) => {
      await go(page, '#latest');
      const [newest, answer] = await Promise.all([
        page.locator('.thread > li').last().boundingBox(),
        page.getByRole('heading', { name: WRITE.heading }).boundingBox(),
      ]);
      expect(newest!.y).toBeLessThan(answer!.y);
      expect(newest!.y + newest!.height).toBeGreaterThan(0);
      expect(newest!.y).toBeLessThan(viewport.height);
    });
  });

  it('S0.26 S1.2 an answer is checked, then sent, without any script: channel, window, words and cost stand there before', async () => {
    team.world.time += 60_000;
    await team.world.inbound('Wann ist mein Auto fertig?');
    await open({ viewport, javaScriptEnabled: false }, async (page) => {
      await go(page);
      await page.getByLabel(WRITE.text, { exact: true }).fill('Um 16 Uhr.\nBis dann!');
      await page.getByRole('button', { name: WRITE.check }).click();
      const outlook = page.getByRole('status').filter({ hasText: WRITE.result });
      expect(await outlook.textContent()).toContain('WhatsApp');
      expect(await outlook.textContent()).toContain(WRITE.free);
      await settled(page);
      await keepScreenshot(page, `console-composer-checked-${name}`);
      await page.getByRole('button', { name: WRITE.send }).click();
      expect(await said(page)).toBe(EN.done.sent);
      await settled(page);
      await keepScreenshot(page, `console-composer-sent-${name}`);
      expect(await page.locator('.bubble.ours').last().textContent()).toContain('Bis dann!');
    });
    expect(team.world.messages().at(-1)).toMatchObject({ ownText: 'Um 16 Uhr.\nBis dann!' });
  });

  it('what is wrong with an answer is said beside it, and axe has nothing against any of it', async () => {
    await open({ viewport }, async (page) => {
      await go(page);
      await page.getByRole('button', { name: WRITE.check }).click();
      const field = page.getByLabel(WRITE.text, { exact: true });
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      await expectAccessible(page);
      await field.fill('Ihr Wagen ist fertig 😀');
      await page.getByRole('button', { name: WRITE.check }).click();
      await settled(page);
      await expectAccessible(page);
      await keepScreenshot(page, `console-composer-sms-${name}`);
    });
  });

  it('B5 decides and writes notes by the keyboard alone', async () => {
    await playRichConversation(team);
    await open({ viewport }, async (page) => {
      await go(page);
      await page.getByRole('button', { name: EN.decide['opt-out'].no }).press('Enter');
      expect(await said(page)).toBe(EN.done.decided);
      await settled(page);
      const summary = page.locator('summary', { hasText: EN.note.heading });
      await summary.press('Enter');
      await page.getByLabel(EN.note.text).fill('Ruft um 17 Uhr an.');
      await page.getByRole('button', { name: EN.note.save }).press('Enter');
      expect(await said(page)).toBe(EN.done.note);
      await settled(page);
      expect(await page.locator('.bubble.note').last().textContent()).toContain('Ruft um 17 Uhr an.');
      await expectAccessible(page);
    });
  });

  it('S3.34 a message is moved to who really wrote it', async () => {
    const { picture } = await playRichConversation(team);
    await open({ viewport }, async (page) => {
      await go(page, `/entries/${picture}/move?name=m`);
      await expectAccessible(page);
      await keepScreenshot(page, `console-move-${name}`);
      await page.getByLabel(/Ludwig-Maximilian/).check();
      await page.getByRole('button', { name: EN.moving.button }).click();
      expect(await said(page)).toBe(EN.done.moved);
      await settled(page);
    });
  });
});

it('fits a phone in every language, and what is touched is at least 44 pixels high', async () => {
  const { viewport } = CONSOLE_WIDTHS[0];
  await playRichConversation(team);
  for (const language of LANGUAGES)
    await open({ viewport, locale: language }, async (page) => {
      await go(page);
      for (const element of await page.locator('.actions button, .actions a, summary').all())
        if (await element.isVisible())
          expect(
            (await element.boundingBox())?.height ?? 0,
            await element.innerText(),
          ).toBeGreaterThanOrEqual(44);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
      await keepScreenshot(page, `console-conversation-${language}`);
    });
});
