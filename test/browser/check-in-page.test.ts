import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OFFER_TEXTS } from '../../functions/customer-site/offer-texts.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { PAGE_TEXTS } from '../../shared/web/page-texts.ts';
import { type Arranged, SiteWorld, TOKEN } from '../unit/customer-site/site-world.ts';
import { expectAccessible, keepScreenshot, launchChromium, onPage } from './chromium.ts';
import { type LoopbackServer, serveHandler } from './loopback-server.ts';

/* The pages in a real browser, at the width of a phone and of a desk. Screenshots land in test/screenshots. */

const WIDTHS = [
  { name: 'phone', viewport: { width: 390, height: 844 }, schemes: ['light', 'dark'] },
  { name: 'desk', viewport: { width: 1280, height: 900 }, schemes: ['light'] },
] as const;

let browser: Browser;
let server: LoopbackServer;
let world: SiteWorld;
const arrange = async (arranged: Arranged = {}): Promise<void> => {
  world = await SiteWorld.open({ ...arranged, ownOrigin: server.url });
};

beforeAll(async () => {
  server = await serveHandler(() => (event, context) => Promise.resolve(world.site(event, context)));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  server.requests.length = 0;
  await arrange();
});

const open = (page: Page, path = `/c/${TOKEN}`) => page.goto(server.url + path);
const headingOf = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

describe.each(WIDTHS)('at the width of a $name', ({ name, viewport, schemes }) => {
  it.each(['light', 'dark'] as const)(
    'S2.19 S2.41 the check-in is confirmed with remarks, says thank you, and is finished at a second visit (%s)',
    async (colorScheme) => {
      await onPage(browser, { viewport, colorScheme }, async (page) => {
        await open(page);
        await expectAccessible(page);
        await keepScreenshot(page, `check-in-open-${name}-${colorScheme}`);
        await page
          .getByLabel(PAGE_TEXTS.de.open.remarks)
          .fill('Die Bremsen quietschen.\nBitte vorher anrufen.');
        await page.getByRole('button', { name: PAGE_TEXTS.de.open.confirm }).click();
        await page.waitForURL(`**/c/${TOKEN}/done?lang=de`);
        expect(await headingOf(page)).toBe(PAGE_TEXTS.de.done.heading);
        await expectAccessible(page);
        await keepScreenshot(page, `check-in-done-${name}-${colorScheme}`);
        await open(page, `/c/${TOKEN}?lang=de`);
        expect(await headingOf(page)).toBe(PAGE_TEXTS.de.finished.heading);
        await expectAccessible(page);
        await keepScreenshot(page, `check-in-finished-${name}-${colorScheme}`);
      });
      expect(world.answers()).toMatchObject([{ remarks: 'Die Bremsen quietschen.\nBitte vorher anrufen.' }]);
    },
  );

  it('remarks that are too long are said beside the field, which has the focus and keeps them', async () => {
    await arrange({ settings: { colour: '#ffd400' } });
    await onPage(browser, { viewport, colorScheme: 'light' }, async (page) => {
      await open(page);
      const remarks = page.getByLabel(PAGE_TEXTS.de.open.remarks);
      await remarks.fill('Bremsen. '.repeat(600));
      await page.getByRole('button').click();
      expect(await page.getByRole('alert').textContent()).toContain('5.399');
      expect(await page.title()).toMatch(new RegExp(`^${PAGE_TEXTS.de.fault.heading}`));
      expect(await remarks.inputValue()).toContain('Bremsen. Bremsen.');
      expect(await page.evaluate('document.activeElement.id')).toBe('remarks');
      await expectAccessible(page);
      await keepScreenshot(page, `check-in-too-long-${name}`);
      await remarks.fill('Bremsen.');
      await page.getByRole('button').click();
      expect(await headingOf(page)).toBe(PAGE_TEXTS.de.done.heading);
    });
  });

  it.each(['light', 'dark'] as const)(
    'S2.30 S2.42 services are chosen and agreements accepted; a missing one is said beside its box (%s)',
    async (colorScheme) => {
      await world.offer({
        code: 'interior',
        price: { amount: 49.9, currency: 'EUR' },
        words: { de: { name: 'Innenreinigung', description: 'Gesaugt und gewischt, auch die Matten.' } },
        link: 'https://muster.example/innen',
      });
      await world.offer({
        code: 'storage',
        words: { de: { name: 'Winterräder einlagern und im Frühjahr wieder montieren' } },
        position: 1,
      });
      const text = 'Wir reparieren Ihr Fahrzeug nach den Regeln des Handwerks.\n'.repeat(12);
      await world.publish({ agreementId: 'terms' }, { de: { title: 'Auftragsbedingungen', text } });
      await world.publish(
        { agreementId: 'news', mandatory: false },
        { de: { title: 'Angebote per E-Mail', link: 'https://muster.example/angebote' } },
      );
      const texts = OFFER_TEXTS.de;
      await onPage(browser, { viewport, colorScheme }, async (page) => {
        await open(page);
        await expectAccessible(page);
        await keepScreenshot(page, `check-in-offers-${name}-${colorScheme}`);
        await page
          .getByRole('group', { name: 'Innenreinigung' })
          .getByLabel(texts.decisions.accepted)
          .check();
        await page.getByText(texts.read).click();
        await page.getByRole('button', { name: PAGE_TEXTS.de.open.confirm }).click();
        expect(await page.getByRole('alert').textContent()).toBe(texts.mustAgree);
        await expectAccessible(page);
        await keepScreenshot(page, `check-in-not-agreed-${name}-${colorScheme}`);
        await page.getByLabel('Auftragsbedingungen').check();
        await page.getByRole('button', { name: PAGE_TEXTS.de.open.confirm }).click();
        expect(await headingOf(page)).toBe(PAGE_TEXTS.de.done.heading);
      });
      expect(world.answers()).toMatchObject([
        {
          services: [{}, {}, { code: 'interior', decision: 'accepted' }, { decision: 'declined' }],
          agreements: [{ accepted: true }, { accepted: false }],
        },
      ]);
    },
  );

  it('S2.17 every other state is accessible too', async () => {
    for (const status of ['closed', 'cancelled', 'unknown', 'failed'] as const) {
      await arrange(status === 'closed' || status === 'cancelled' ? { checkIn: { status } } : {});
      if (status === 'failed') world.table.get = () => Promise.reject(new Error('down'));
      for (const colorScheme of schemes) {
        await onPage(browser, { viewport, colorScheme }, async (page) => {
          await open(page, status === 'unknown' ? '/c/unknown' : undefined).catch(() => undefined);
          expect(await headingOf(page)).toBe(
            PAGE_TEXTS.en[status === 'unknown' ? 'notFound' : status].heading,
          );
          await expectAccessible(page);
          await keepScreenshot(page, `check-in-${status}-${name}-${colorScheme}`);
        });
      }
    }
  });

  it.each(['#ffffff', '#ffd400', '#000000'])(
    'is accessible with the colour %s and long names',
    async (colour) => {
      const long = 'Donaudampfschifffahrtsgesellschaftskapitänskajütenheizungsreparaturwerkstatt';
      await arrange({
        settings: { colour },
        locationName: long,
        contact: { firstName: long },
        visit: {
          services: [{ name: long + long }, { name: 'Hauptuntersuchung' }],
          vehicle: { brand: 'BMW', model: long, licensePlate: 'KSXX-KBXX 123456789E' },
        },
      });
      for (const colorScheme of schemes) {
        await onPage(browser, { viewport, colorScheme }, async (page) => {
          await open(page);
          await expectAccessible(page);
          await keepScreenshot(page, `check-in-long-${colour.slice(1)}-${name}-${colorScheme}`);
        });
      }
    },
  );
});

const phone: BrowserContextOptions = { viewport: WIDTHS[0].viewport };

describe('on a phone', () => {
  it('everything works with the keyboard alone, without a script, in one order, with a focus that is seen', async () => {
    await onPage(browser, { ...phone, javaScriptEnabled: false }, async (page) => {
      await open(page);
      for (const code of ['EN', 'DE', 'NL', 'FR', 'SK']) {
        await page.keyboard.press('Tab');
        expect(await page.locator(':focus').textContent()).toBe(code);
      }
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL('**?lang=fr');
      expect(await headingOf(page)).toBe(PAGE_TEXTS.fr.open.heading);
      for (let steps = 0; steps < 6; steps += 1) await page.keyboard.press('Tab');
      expect(await page.locator(':focus').getAttribute('name')).toBe('remarks');
      await page.keyboard.type('Les freins grincent.');
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe(PAGE_TEXTS.fr.open.confirm);
      await keepScreenshot(page, 'check-in-focus-phone');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/done?lang=fr');
      expect(await headingOf(page)).toBe(PAGE_TEXTS.fr.done.heading);
    });
    expect(world.answers()).toMatchObject([{ remarks: 'Les freins grincent.' }]);
  });

  it('all that is touched is at least 44 pixels high and wide, in every language', async () => {
    for (const language of LANGUAGES) {
      await onPage(browser, phone, async (page) => {
        await open(page, `/c/${TOKEN}?lang=${language}`);
        const boxes = await Promise.all(
          (await page.locator('a, button, textarea').all()).map((element) => element.boundingBox()),
        );
        expect(boxes).toHaveLength(7);
        for (const box of boxes)
          expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
        await keepScreenshot(page, `check-in-open-${language}-phone`);
      });
    }
  });

  it('S0.16 costs one request for the page and one for its style; the icon and a second visit come from the cache', async () => {
    await onPage(browser, phone, async (page) => {
      await open(page);
      await page.waitForLoadState('networkidle');
      await open(page);
      await page.waitForLoadState('networkidle');
    });
    const seen = server.requests.filter(
      (request) => !request.includes('.svg') && !request.includes('favicon'),
    );
    expect(seen.map((request) => request.replace(/site-.*/, 'site'))).toEqual([
      `GET /c/${TOKEN}`,
      'GET /assets/site',
      `GET /c/${TOKEN}`,
    ]);
  });
});
