import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VISIT_TEXTS } from '../../functions/console/visit-texts.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { busyDay, VisitsPlace } from '../unit/console/visits-place.ts';
import { CONSOLE_WIDTHS, onConsole, serveConsole } from './console-browser.ts';
import { expectAccessible, keepScreenshot, launchChromium } from './chromium.ts';
import type { LoopbackServer } from './loopback-server.ts';

/* Appointments in a real browser, at the width of a phone and of a desk, with and without a script. */

const EN = VISIT_TEXTS.en;
let browser: Browser;
let server: LoopbackServer;
let place: VisitsPlace;

beforeAll(async () => {
  server = await serveConsole(
    () => place,
    (path, ownOrigin) => (/^\/console\/(today|visits)/.test(path) ? place.site(ownOrigin) : undefined),
  );
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Whose answers are still open, on a later day; somebody with a long name; who has not answered. */
const EMMA = 'M-ES 606';
const LONG = 'GAP-XY 123E';
const visitOf = (plate: string): string =>
  place.visits().find(({ vehicle }) => vehicle?.licensePlate === plate)?.visitId ?? '';
const pageOf = (plate: string, more = ''): string => `${server.url}/console/visits/${visitOf(plate)}${more}`;

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  const look = async (
    run: (page: Page) => Promise<void>,
    options: { javaScriptEnabled?: boolean; colorScheme?: 'light' | 'dark'; roles?: ['mechanic'] } = {},
  ): Promise<void> => {
    const { roles, ...more } = options;
    place = await busyDay(roles ? { roles } : {});
    await onConsole(browser, { url: server.url, table: place.memory, viewport, ...more }, run);
  };

  it('S2.44 S2.53 S2.54 the list shows where each check-in stands; without a script it is filtered, searched and turned from day to day', () =>
    look(
      async (page) => {
        await page.goto(`${server.url}/console/today`);
        await keepScreenshot(page, `console-today-${name}`);
        const open = page.getByRole('region', { name: EN.today.stillOpen });
        expect(await open.getByRole('listitem').count()).toBe(1);
        expect(await open.textContent()).toContain('Emma Smith');
        const list = page.getByRole('region', { name: EN.today.otherDay });
        expect(await list.getByRole('listitem').count()).toBe(5);
        const blue = await page.getByText('Jürgen Müller').evaluate('(it) => getComputedStyle(it).color');
        const black = await page.getByText('Ján Novák').evaluate('(it) => getComputedStyle(it).color');
        expect(blue).not.toBe(black);
        await page.getByLabel(EN.today.search).fill('dubois');
        await page.getByRole('button', { name: EN.today.show }).click();
        expect(await list.getByRole('listitem').count()).toBe(1);
        await page.getByLabel(EN.today.search).fill('');
        await page.getByLabel(EN.today.show, { exact: true }).first().selectOption('handled');
        await page.getByRole('button', { name: EN.today.show }).click();
        expect(await list.textContent()).toContain('Jürgen Müller');
        expect(await list.getByRole('listitem').count()).toBe(1);
        await page.goto(`${server.url}/console/today`);
        await page.getByRole('link', { name: EN.today.after }).click();
        expect(await list.textContent()).toContain(EN.today.nothing);
        await keepScreenshot(page, `console-today-empty-${name}`);
        await page.getByRole('link', { name: EN.today.now, exact: true }).last().click();
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(EN.today.heading);
      },
      { javaScriptEnabled: false },
    ));

  it('S2.45 S2.46 S2.49 S2.52 an appointment opens from its row; answers are handled and shared by the keyboard', () =>
    look(async (page) => {
      await page.goto(`${server.url}/console/today`);
      await page.getByRole('link', { name: 'Emma Smith' }).click();
      await keepScreenshot(page, `console-visit-${name}`);
      const answers = page.getByRole('region', { name: EN.answers.heading });
      const work = page.getByRole('region', { name: EN.visit.work });
      expect((await answers.boundingBox())!.y).toBeLessThan((await work.boundingBox())!.y);
      await answers.getByRole('button', { name: EN.answers.handle, exact: true }).first().focus();
      await page.keyboard.press('Enter');
      await page.getByText(EN.visit.done.handled).waitFor();
      expect(await page.getByRole('status').first().isVisible()).toBe(true);
      const shared = answers.getByRole('switch', { name: EN.answers.share });
      expect(await shared.getAttribute('aria-checked')).toBe('false');
      await shared.focus();
      await page.keyboard.press('Space');
      await page.getByText(EN.visit.done.shared).waitFor();
      expect(await answers.getByRole('switch').getAttribute('aria-checked')).toBe('true');
      await keepScreenshot(page, `console-visit-shared-${name}`);
      server.requests.length = 0;
      await page.reload();
      expect(server.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
      await page.locator('details.more > summary', { hasText: EN.messages.why }).first().press('Enter');
      expect(await page.locator('.trace').first().isVisible()).toBe(true);
      await expectAccessible(page);
    }));

  it('S1.12 S1.18 S1.22 a message is written, and changed before it leaves', () =>
    look(async (page) => {
      await page.goto(pageOf(EMMA, '/write'));
      await page.getByLabel(EN.write.purpose).selectOption('asset-ready');
      await page.getByLabel(EN.write.text, { exact: true }).waitFor();
      expect(await page.getByLabel(EN.write.text, { exact: true }).inputValue()).toContain(
        '{{ location.name }}',
      );
      await keepScreenshot(page, `console-write-${name}`);
      await page.getByLabel(EN.write.text, { exact: true }).fill('{{ car.titel }}');
      await page.getByRole('button', { name: EN.write.send, exact: true }).click();
      expect(await page.getByRole('alert').isVisible()).toBe(true);
      expect(await page.getByLabel(EN.write.text, { exact: true }).inputValue()).toBe('{{ car.titel }}');
      await expectAccessible(page);
      await keepScreenshot(page, `console-write-fault-${name}`);
      await page
        .getByLabel(EN.write.text, { exact: true })
        .fill('{{ location.name }}: bitte erst ab 14 Uhr.');
      await page.getByLabel(EN.write.sendAt, { exact: false }).first().fill('2026-12-02T10:00');
      await page.getByRole('button', { name: EN.write.send, exact: true }).click();
      await page.getByText(EN.visit.done.planned).waitFor();
      expect(await page.getByRole('region', { name: EN.messages.heading }).textContent()).toContain(
        'ab 14 Uhr',
      );
      await page.getByRole('link', { name: EN.messages.edit, exact: true }).click();
      await page.getByLabel(EN.write.dueAt, { exact: true }).fill('2026-12-02T11:30');
      await keepScreenshot(page, `console-edit-${name}`);
      await page.getByRole('button', { name: EN.write.save }).click();
      await page.getByText(EN.visit.done.edited).waitFor();
      await page.locator('details.more > summary', { hasText: EN.messages.withdraw }).click();
      await keepScreenshot(page, `console-visit-messages-${name}`);
      await page.getByRole('button', { name: EN.messages.withdraw }).click();
      await page.getByText(EN.visit.done.withdrawn).waitFor();
    }));

  it('S2.51 S2.55 mechanics see the car and the work, nobody’s name; a block is asked for twice', async () => {
    await look(
      async (page) => {
        await page.goto(`${server.url}/console/today`);
        await expectAccessible(page);
        await keepScreenshot(page, `console-today-mechanic-${name}`);
        await page.goto(pageOf(LONG));
        expect(await page.locator('main').textContent()).not.toMatch(/Hohenzollern|39200|guest/);
        await expectAccessible(page);
        await keepScreenshot(page, `console-visit-mechanic-${name}`);
      },
      { roles: ['mechanic'] },
    );
    await look(async (page) => {
      await page.goto(pageOf(LONG));
      const people = page.getByRole('region', { name: EN.visit.people });
      await people.getByText(EN.visit.block).click();
      await people.getByRole('button', { name: EN.visit.block }).click();
      await page.getByText(EN.visit.done.blocked).waitFor();
      await keepScreenshot(page, `console-visit-blocked-${name}`);
      await expectAccessible(page);
    });
  });

  it.each(['light', 'dark'] as const)('has nothing that axe complains about (%s)', (colorScheme) =>
    look(
      async (page) => {
        for (const path of ['/console/today', '/console/today?show=open&search=nobody']) {
          await page.goto(`${server.url}${path}`);
          await expectAccessible(page);
        }
        await keepScreenshot(page, `console-today-nothing-${name}-${colorScheme}`);
        for (const plate of [EMMA, LONG]) {
          await page.goto(pageOf(plate));
          await expectAccessible(page);
        }
        await keepScreenshot(page, `console-visit-${name}-${colorScheme}`);
        await page.goto(pageOf(EMMA, '/write?purpose=free-text'));
        await expectAccessible(page);
      },
      { colorScheme },
    ),
  );
});

describe('on a phone', () => {
  const { viewport } = CONSOLE_WIDTHS[0];

  it('fits in every language, and what is touched is at least 44 pixels high', async () => {
    place = await busyDay();
    await onConsole(browser, { url: server.url, table: place.memory, viewport }, async (page) => {
      for (const language of LANGUAGES) {
        await page
          .context()
          .addCookies([{ name: '__Host-kerbside-language', value: language, url: server.url, secure: true }]);
        for (const path of ['/console/today', `/console/visits/${visitOf(EMMA)}`]) {
          await page.goto(`${server.url}${path}`);
          expect(await page.evaluate('document.documentElement.lang')).toBe(language);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
          for (const touched of await page
            .locator('main button, main a.quiet, main a.item, main summary')
            .all())
            expect((await touched.boundingBox())?.height ?? 0, path).toBeGreaterThanOrEqual(44);
        }
      }
    });
  });

  it('S2.44 says that the list has changed, and moves nothing until it is asked to', async () => {
    place = await busyDay();
    await onConsole(browser, { url: server.url, table: place.memory, viewport }, async (page) => {
      await page.clock.install();
      await page.goto(`${server.url}/console/today`);
      const notice = page.locator('[data-when-changed]');
      await page.clock.runFor(31_000);
      expect(await notice.isVisible()).toBe(false);
      await place.mark('all', { handled: true }, visitOf(LONG));
      await page.clock.runFor(31_000);
      await notice.waitFor({ state: 'visible' });
      expect(await page.getByRole('region', { name: EN.today.otherDay }).textContent()).toContain(
        '1 of 1 open',
      );
      await keepScreenshot(page, 'console-today-changed');
      await notice.getByRole('link', { name: EN.today.refresh }).click();
      await notice.waitFor({ state: 'hidden' });
      expect(await page.getByRole('region', { name: EN.today.otherDay }).textContent()).not.toContain(
        '1 of 1',
      );
    });
  });
});
