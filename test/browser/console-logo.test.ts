import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LOGO_WORDS } from '../../functions/console/logo-words.ts';
import { settingsSite } from '../../functions/console/settings-site.tsx';
import { SETTINGS_WORDS } from '../../functions/console/settings-words.ts';
import { presentLocation } from '../../shared/dealers/dealer-store.ts';
import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { logos } from '../../shared/dealers/logo-store.ts';
import { logoUrl } from '../../shared/dealers/logo-file.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { partnerFinder } from '../../shared/partners/partner-store.ts';
import { renderEmail } from '../../shared/messaging/templates/render-template.ts';
import { TEXTS } from '../../shared/messaging/templates/texts.ts';
import { png } from '../support/pictures.ts';
import { SiteWorld, TOKEN } from '../unit/customer-site/site-world.ts';
import { SettingsWorld } from '../unit/staff-console/settings-world.ts';
import { CONSOLE_WIDTHS, onConsole, serveConsole } from './console-browser.ts';
import { expectAccessible, keepScreenshot, launchChromium, onPage } from './chromium.ts';
import { type LoopbackServer, serveHandler } from './loopback-server.ts';

/* The logo in a real browser: chosen from the disk, refused, taken, seen by staff and at the head of a customer's page. */

const EN = LOGO_WORDS.en;
const WIDE = png({ width: 320, height: 80, rgb: [190, 20, 45] });
let browser: Browser;
let server: LoopbackServer;
let customers: LoopbackServer;
let world: SettingsWorld;
let site: SiteWorld;

beforeAll(async () => {
  server = await serveConsole(
    () => ({ memory: world.admin.table, now: world.now }),
    (path, ownOrigin) =>
      path.startsWith('/console/settings')
        ? settingsSite({
            ...world.admin.deps,
            now: world.now,
            findStaff: staffFinder(world.admin.table),
            findDealership: dealershipFinder(world.admin.table),
            findPartner: partnerFinder(world.admin.table),
            ownOrigin,
          })
        : undefined,
  );
  customers = await serveHandler(() => (event, context) => Promise.resolve(site.site(event, context)));
  browser = await launchChromium();
});
beforeEach(async () => {
  world = await SettingsWorld.make();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await customers?.close();
});

const file = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from(bytes),
});

const widthOf = (page: Page, picture: string): Promise<number> =>
  page.locator(picture).evaluate((image) => image.clientWidth);

const mailWith = (logo: string | undefined): string =>
  renderEmail({
    purpose: 'check-in-invite',
    language: 'de',
    zone: 'Europe/Berlin',
    variables: { 'location.name': 'BMW Muster Kassel', 'customer.first_name': 'Erika' },
    texts: TEXTS.de['check-in-invite'].email,
    link: `${customers.url}/c/${TOKEN}`,
    colour: '#be142d',
    logo,
    unsubscribeUrl: `${customers.url}/u/a~b~c`,
  }).html;

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  it('a picture is uploaded, what is none is refused, and customers see it beside the name', async () => {
    await onConsole(browser, { url: server.url, table: world.admin.table, viewport }, async (page) => {
      const look = async (what: string): Promise<void> => {
        await expectAccessible(page);
        await keepScreenshot(page, `console-logo-${what}-${name}`);
      };
      await page.goto(`${server.url}/console/settings/level?level=dealer`);
      await page.getByRole('link', { name: EN.change }).click();
      await look('none');
      await page.getByLabel(EN.file.label).setInputFiles(file('logo.png', Buffer.from('<svg/>')));
      await page.getByRole('button', { name: EN.upload }).click();
      await page.locator('#file-fault').getByText(EN.faults.type).waitFor();
      await look('fault');
      await page.getByLabel(EN.file.label).setInputFiles(file('logo.png', WIDE));
      await page.getByRole('button', { name: EN.upload }).press('Enter');
      await page.getByText(SETTINGS_WORDS.en.saved).waitFor();
      expect(await widthOf(page, 'main img.logo')).toBeGreaterThan(60);
      await page.getByText(EN.inherit.ask).click();
      await look('taken');
      await page.goto(`${server.url}/console/settings/texts/check-in-invite/de`);
      await page.locator('button[value="preview"]').click();
      await page.locator('.bubble img.logo').scrollIntoViewIfNeeded();
      expect(await widthOf(page, '.bubble img.logo')).toBeGreaterThan(60);
      await look('text');
    });
    const place = { dealerId: '00027', locationId: '01' };
    const logo = (await presentLocation(world.admin.table)(place))?.settings.logo ?? '';
    const picture = await logos.get(world.admin.table, { file: logo });
    site = await SiteWorld.open({ settings: { logo, colour: '#be142d' }, ownOrigin: customers.url });
    if (picture) await logos.createOnce(site.table, picture, world.now());
    await onPage(browser, { viewport }, async (page) => {
      await page.goto(`${customers.url}/c/${TOKEN}`, { waitUntil: 'networkidle' });
      expect(await widthOf(page, 'img.logo')).toBeGreaterThan(60);
      await expectAccessible(page);
      await keepScreenshot(page, `check-in-logo-${name}`);
    });
    for (const colorScheme of ['light', 'dark'] as const)
      await onPage(browser, { viewport, colorScheme }, async (page) => {
        await page.setContent(mailWith(logoUrl(customers.url, logo)), { waitUntil: 'networkidle' });
        expect(await widthOf(page, 'img')).toBeGreaterThan(60);
        expect(await page.locator('img').evaluate((image) => image.clientHeight)).toBeLessThan(60);
        await keepScreenshot(page, `mail-logo-${colorScheme}-${name}`);
      });
  });
});
