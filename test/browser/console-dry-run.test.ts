import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dryRunSite } from '../../functions/console/dry-run-site.tsx';
import { DRY_RUN_TEXTS } from '../../functions/console/dry-run-texts.ts';
import { CONSOLE_TEXTS } from '../../functions/console/console-texts.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { ALL, automated } from '../support/orders.ts';
import type { World } from '../support/world.ts';
import { CONSOLE_WIDTHS, onConsole, serveConsole } from './console-browser.ts';
import { expectAccessible, keepScreenshot, launchChromium } from './chromium.ts';
import type { LoopbackServer } from './loopback-server.ts';

/* The dry run in a real browser, at the width of a phone and of a desk, with and without a script. */

const EN = DRY_RUN_TEXTS.en;
let browser: Browser;
let server: LoopbackServer;
let world: World;

beforeEach(() => {
  world = automated(ALL);
});
beforeAll(async () => {
  server = await serveConsole(
    () => world,
    (path, ownOrigin) =>
      path.startsWith('/console/dry-run')
        ? dryRunSite({
            ...world.deps,
            table: world.memory,
            findStaff: staffFinder(world.memory),
            findDealership: () =>
              Promise.resolve({
                dealerId: '00027',
                networkId: 'bmw',
                name: 'BMW Muster GmbH & Söhne Gesellschaft für Kraftfahrzeuge',
                colour: '#0b57d0',
                locations: [world.location],
              }),
            ownOrigin,
            previewDeps: () => Promise.resolve({ ...world.deps, baseUrl: 'https://kerbside.example' }),
          })
        : undefined,
  );
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  it('S1.32 an appointment that nobody made shows what would be sent, and keeps what was typed', async () => {
    await onConsole(
      browser,
      { url: server.url, table: world.memory, viewport, javaScriptEnabled: false },
      async (page) => {
        await page.goto(`${server.url}/console/dry-run`);
        await keepScreenshot(page, `console-dry-run-${name}`);
        await page.getByLabel(EN.kind).selectOption('rental');
        await page.getByLabel(EN.startsAt).fill('2026-12-01T09:30');
        await page.getByLabel(EN.endsAt).fill('2026-12-04T17:00');
        await page.getByLabel(EN.firstName).fill('Jürgen');
        await page.getByLabel(EN.mobile).fill('+49 171 3920077');
        await page
          .getByLabel(CONSOLE_TEXTS.en.channels.email, { exact: false })
          .first()
          .fill('j@example.com');
        await page.getByRole('button', { name: EN.tryIt }).click();
        const result = page.getByRole('region', { name: EN.result }).or(page.getByRole('status'));
        expect(await result.textContent()).toContain('Reminder before');
        await page.locator('details.more summary').first().click();
        await keepScreenshot(page, `console-dry-run-result-${name}`);
        expect(await page.getByLabel(EN.firstName).inputValue()).toBe('Jürgen');
        expect(server.requests.some((request) => request === 'POST /console/dry-run')).toBe(true);
      },
    );
    expect(world.memory.items.size).toBeGreaterThan(0);
    expect([...world.memory.items.values()].some(({ entity }) => entity === 'message')).toBe(false);
  });

  it('S1.32 wrong input is said beside its field, and nothing is lost', async () => {
    await onConsole(browser, { url: server.url, table: world.memory, viewport }, async (page) => {
      await page.goto(`${server.url}/console/dry-run`);
      // What a browser without these checks would send.
      await page.evaluate("document.querySelector('main form').noValidate = true");
      await page.getByLabel(EN.startsAt).fill('');
      await page.getByLabel(EN.lastName).fill('Müller');
      await page.getByRole('button', { name: EN.tryIt }).click();
      const first = page.getByLabel(EN.firstName);
      expect(await first.getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('[id="contact.firstName-fault"]').textContent()).toBe(
        CONSOLE_TEXTS.en.form.required,
      );
      expect(await page.locator('#startsAt-fault').textContent()).toBe(CONSOLE_TEXTS.en.form.notATime);
      expect(await page.getByLabel(EN.lastName).inputValue()).toBe('Müller');
      await expectAccessible(page);
      await keepScreenshot(page, `console-dry-run-faults-${name}`);
    });
  });

  it('has nothing that axe complains about, in light and dark, and its menu opens by the keyboard', async () => {
    for (const colorScheme of ['light', 'dark'] as const)
      await onConsole(
        browser,
        { url: server.url, table: world.memory, viewport, colorScheme },
        async (page) => {
          await page.goto(`${server.url}/console/dry-run`);
          await expectAccessible(page);
          await page.keyboard.press('Tab');
          expect(await page.evaluate('document.activeElement.className')).toBe('skip');
          await page.keyboard.press('Tab');
          await page.keyboard.press('Tab');
          await page.keyboard.press('Enter');
          await expectAccessible(page);
          await keepScreenshot(page, `console-menu-${name}-${colorScheme}`);
          await page.keyboard.press('Escape');
          expect(await page.locator('details.me').getAttribute('open')).toBeNull();
        },
      );
  });
});
