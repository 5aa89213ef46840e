import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONTACT_TEXTS } from '../../functions/console/contact-texts.ts';
import { contactsSite } from '../../functions/console/contacts-site.tsx';
import { CONSOLE_TEXTS } from '../../functions/console/console-texts.ts';
import { personalDataSite } from '../../functions/console/personal-data-site.tsx';
import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { newSecret } from '../../shared/platform/system.ts';
import { ContactsWorld } from '../support/contacts-world.ts';
import { CONSOLE_WIDTHS, onConsole, serveConsole } from './console-browser.ts';
import { expectAccessible, keepScreenshot, launchChromium } from './chromium.ts';
import type { LoopbackServer } from './loopback-server.ts';

/* Contacts in a real browser: two customers who are one, found, noted twice, edited by two at once, merged, parted, erased. */

const EN = CONTACT_TEXTS.en;
const { save } = CONSOLE_TEXTS.en.form;
let browser: Browser;
let server: LoopbackServer;
let world: ContactsWorld;
let own: string;

const siteOf = (path: string, ownOrigin: string) => {
  const shared = {
    table: world.memory,
    findStaff: staffFinder(world.memory),
    findDealership: dealershipFinder(world.memory),
    ownOrigin,
  };
  if (path.startsWith('/console/personal-data'))
    return personalDataSite({ ...shared, privacy: () => Promise.resolve(world.privacy) });
  return path.startsWith('/console/contacts')
    ? contactsSite({
        ...shared,
        now: world.now,
        log: world.deps.log,
        newKey: newSecret,
        idKey: () => Promise.resolve(world.deps.idKey),
      })
    : undefined;
};

beforeAll(async () => {
  server = await serveConsole(() => world, siteOf);
  browser = await launchChromium();
});
beforeEach(async () => {
  world = new ContactsWorld();
  await world.arrange();
  ({ own } = await world.bothVisit());
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const says = (page: Page, text: string) => page.getByText(text).first().waitFor();

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  const open = (run: (page: Page) => Promise<void>, roles: ('admin' | 'advisor')[] = ['admin', 'advisor']) =>
    onConsole(browser, { url: server.url, table: world.memory, viewport, person: { roles } }, run);
  const look = async (page: Page, what: string): Promise<void> => {
    await expectAccessible(page);
    await keepScreenshot(page, `console-contacts-${what}-${name}`);
  };

  it('S3.16 S3.17 S3.18 finds by name and by number, and notes somebody who shares a number', async () => {
    await open(async (page) => {
      await page.goto(`${server.url}/console/contacts`);
      await look(page, 'all');
      await page.getByLabel(EN.search).fill('0171 3920000');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: /Jürgen Müller/ }).waitFor();
      expect(await page.getByRole('link', { name: /Mueller/ }).count()).toBe(0);
      await page.getByRole('link', { name: EN.add }).click();
      await look(page, 'new');
      await page.getByLabel(EN.fields.lastName).fill('Müller-Lang');
      await page.getByLabel(EN.fields.phone).fill('0171 / 392 0000');
      await press(page, save);
      await says(page, EN.form.existsHeading);
      await look(page, 'candidates');
      await press(page, EN.form.anyway);
      await says(page, EN.done.created);
      await look(page, 'created');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Müller-Lang');
    });
  });

  it('S3.21 who saves second sees what the first one saved, keeps what they typed, and saves', async () => {
    await open(async (page) => {
      await page.goto(`${server.url}/console/contacts/${own}/edit`);
      await page.getByLabel(EN.fields.lastName).fill('Maier');
      const { body } = await world.ask(`GET /v1/contacts/${own}`);
      await world.ask(`PUT /v1/contacts/${own}`, { version: body.version, lastName: 'Meyer' });
      await press(page, save);
      await says(page, EN.form.saved('Meyer'));
      await look(page, 'edit-conflict');
      expect(await page.getByLabel(EN.fields.lastName).inputValue()).toBe('Maier');
      await press(page, save);
      await says(page, EN.done.edited);
      await look(page, 'edited');
    });
  });

  it('S3.16 records consent and blocks; what it means stands there before it is done', async () => {
    await open(async (page) => {
      await page.goto(`${server.url}/console/contacts/${own}`);
      await page.getByText(EN.consent.record).click();
      await page.getByLabel(EN.consent.decision, { exact: true }).selectOption('granted');
      await press(page, EN.consent.save);
      await says(page, EN.consent.needsWording);
      await look(page, 'consent-fault');
      await page.getByLabel(EN.consent.wording).fill('2026-11');
      await press(page, EN.consent.save);
      await says(page, EN.done.consent);
      await page.getByText(EN.consent.blockAsk).click();
      await says(page, EN.consent.blockSays);
      await press(page, EN.consent.block);
      await says(page, EN.done.blocked);
      await look(page, 'blocked');
    });
  });

  it('S3.23 S3.24 merges two whom it shows side by side, with a choice, and parts them again', async () => {
    await open(async (page) => {
      await page.goto(`${server.url}/console/contacts/${own}`);
      await page.getByRole('link', { name: EN.merge.link }).click();
      await page.getByLabel(EN.merge.searchLabel).fill('Mue');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: /Mueller/ }).click();
      await page.getByRole('radio', { name: '+491713920002' }).check();
      await look(page, 'merge');
      await press(page, EN.merge.merge);
      await says(page, EN.done.merged);
      await look(page, 'merged');
      expect(await world.contact(own)).toMatchObject({ phone: '+491713920002', lastName: 'Müller' });
      await page.getByText(EN.merge.undoAsk, { exact: true }).click();
      await press(page, EN.merge.undo);
      await says(page, EN.done.parted);
      expect(await world.contact(own)).toMatchObject({ phone: '+491713920000' });
    });
  });

  it('S3.22 shows what is kept, hands it over as a file, and erases once that is confirmed', async () => {
    await open(async (page) => {
      await page.goto(`${server.url}/console/contacts/${own}`);
      await page.getByRole('link', { name: EN.data.link }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: EN.data.export }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('contact.json');
      await page.getByText(EN.data.eraseAsk).click();
      await press(page, EN.data.erase);
      await says(page, EN.data.notUnderstood);
      await look(page, 'erase');
      await page.getByLabel(EN.data.understood).check();
      await press(page, EN.data.erase);
      await says(page, EN.done.erased);
      expect((await world.contact(own))?.erasedAt).toBeDefined();
    });
  });

  it('S3.22 an advisor may hand over what is kept, and is offered no erasure', async () => {
    await open(
      async (page) => {
        await page.goto(`${server.url}/console/personal-data/${own}`);
        await look(page, 'data-advisor');
        expect(await page.getByText(EN.data.eraseAsk).count()).toBe(0);
      },
      ['advisor'],
    );
  });
});
