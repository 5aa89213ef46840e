import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COMPOSER_TEXTS } from '../../functions/console/composer-texts.ts';
import { CONVERSATION_TEXTS } from '../../functions/console/conversation-texts.ts';
import { INBOX_TEXTS } from '../../functions/console/inbox-texts.ts';
import { inboxOf } from '../support/console-inbox.ts';
import { openTeam, type Team, tellsInbox } from '../support/team.ts';
import { checkInFinished } from '../support/world.ts';
import { expectAccessible, keepWholeScreenshot, launchChromium } from './chromium.ts';
import { CONSOLE_WIDTHS, onConsole, serveConsole } from './console-browser.ts';
import { expectKeyboardOnly } from './keyboard.ts';
import type { LoopbackServer } from './loopback-server.ts';

/* From the inbox to the answer, as an advisor does it: take it, note something, answer, pass it on. */

const INBOX = INBOX_TEXTS.en;
const TALK = CONVERSATION_TEXTS.en;
const WRITE = COMPOSER_TEXTS.en;
let browser: Browser;
let server: LoopbackServer;
let team: Team;

beforeAll(async () => {
  server = await serveConsole(
    () => team.world,
    (path, ownOrigin) =>
      /^\/console\/(inbox|conversations)/.test(path) ? inboxOf(team, { ownOrigin }) : undefined,
  );
  browser = await launchChromium();
});
beforeEach(async () => {
  team = await openTeam();
  const { world } = team;
  world.rules = [...world.rules, tellsInbox('service')];
  world.time += 3600_000;
  await world.send(checkInFinished());
  world.time += 3600_000;
  await world.inbound('Wann ist mein Auto fertig?');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const settled = (page: Page) => page.waitForLoadState('networkidle');
const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).first().press('Enter');
  await settled(page);
};
const said = (page: Page) => page.getByRole('status').first().textContent();

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  it('S0.42 S1.2 an advisor accepts, notes, answers and passes on, by the keyboard alone', async () => {
    await onConsole(browser, { url: server.url, table: team.world.memory, viewport }, async (page) => {
      await page.goto(`${server.url}/console/inbox`, { waitUntil: 'networkidle' });
      await press(page, INBOX.accept);
      expect(page.url()).toContain('/console/conversations/');
      await page.getByText(TALK.youHave).waitFor();
      await page.locator('summary', { hasText: TALK.note.heading }).press('Enter');
      await page.getByLabel(TALK.note.text).fill('Meister gefragt: 16 Uhr.');
      await press(page, TALK.note.save);
      expect(await said(page)).toBe(TALK.done.note);
      await page.getByLabel(WRITE.text, { exact: true }).fill('Ihr Auto ist um 16 Uhr fertig.');
      await page.locator('summary', { hasText: WRITE.later }).press('Enter');
      // Enter in a field checks, and loads no template over what was typed.
      await page.locator('#sendAt').press('Enter');
      await settled(page);
      expect(await page.getByLabel(WRITE.text, { exact: true }).inputValue()).toBe(
        'Ihr Auto ist um 16 Uhr fertig.',
      );
      await page.getByText(WRITE.result).first().waitFor();
      await keepWholeScreenshot(page, `console-story-checked-${name}`);
      await expectAccessible(page);
      await press(page, WRITE.send);
      expect(await said(page)).toBe(TALK.done.sent);
      await expectAccessible(page);
      await keepWholeScreenshot(page, `console-story-sent-${name}`);
      await page.getByRole('link', { name: INBOX.passOn }).first().press('Enter');
      await settled(page);
      await press(page, INBOX.transfer.send);
      // Nobody was chosen: said beside the field, and what the link at the head leads to.
      await page.getByRole('alert').getByRole('link').press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('to');
      await keepWholeScreenshot(page, `console-story-passing-${name}`);
      await expectAccessible(page);
      await page.getByLabel(INBOX.transfer.to, { exact: true }).selectOption({ label: 'Team Sales' });
      await press(page, INBOX.transfer.send);
      expect(await said(page)).toBe(INBOX.done.passed);
      await page.goto(`${server.url}/console/inbox?list=mine`, { waitUntil: 'networkidle' });
      expect(await page.locator('.rows > li').count()).toBe(0);
    });
    expect(team.world.messages().at(-1)).toMatchObject({ ownText: 'Ihr Auto ist um 16 Uhr fertig.' });
  });

  it('the conversation and the inbox need no mouse', async () => {
    await onConsole(browser, { url: server.url, table: team.world.memory, viewport }, async (page) => {
      for (const path of ['/console/inbox', `/console/conversations/${team.conversationId}`]) {
        await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
        await expectKeyboardOnly(page);
      }
    });
  });
});
