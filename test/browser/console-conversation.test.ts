import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONVERSATION_TEXTS } from '../../functions/console/conversation-texts.ts';
import { inboxOf } from '../support/console-inbox.ts';
import { playRichConversation } from '../support/rich-conversation.ts';
import { openTeam, type Team } from '../support/team.ts';
import { CONSOLE_WIDTHS, onConsole, serveConsole } from './console-browser.ts';
import { expectAccessible, keepScreenshot, launchChromium } from './chromium.ts';
import type { LoopbackServer } from './loopback-server.ts';

/* A conversation in a real browser, at the width of a phone and of a desk. */

const EN = CONVERSATION_TEXTS.en;
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

const open = (run: Parameters<typeof onConsole>[2], options: object) =>
  onConsole(browser, { url: server.url, table: team.world.memory, ...options }, run);
const address = () => `${server.url}/console/conversations/${team.conversationId}`;

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  it('S0.35 B2 shows all that can happen in a conversation, and nothing that axe complains about', async () => {
    await playRichConversation(team);
    for (const colorScheme of ['light', 'dark'] as const)
      await open(
        async (page) => {
          await page.goto(address());
          await page.locator('.bubble.ours details summary').first().click();
          await keepScreenshot(page, `console-conversation-${name}-${colorScheme}`);
          await expectAccessible(page);
        },
        { viewport, colorScheme },
      );
    expect(EN.thread).toBeTruthy();
  });
});
