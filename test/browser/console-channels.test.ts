import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHANNEL_WORDS } from '../../functions/console/channel-words.ts';
import { channelsSite } from '../../functions/console/channels-site.tsx';
import { CONSOLE_TEXTS } from '../../functions/console/console-texts.ts';
import { RETENTION_WORDS } from '../../functions/console/retention-words.ts';
import { settingsSite } from '../../functions/console/settings-site.tsx';
import { SETTINGS_WORDS } from '../../functions/console/settings-words.ts';
import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { saveLocation } from '../../shared/dealers/save-location.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { partnerFinder } from '../../shared/partners/partner-store.ts';
import { ChannelsWorld } from '../unit/gateways/channels-world.ts';
import { CONSOLE_WIDTHS, onConsole, serveConsole } from './console-browser.ts';
import { expectAccessible, keepScreenshot, launchChromium } from './chromium.ts';
import type { LoopbackServer } from './loopback-server.ts';

/* Channels and retention in a real browser: a provider set up with its access data, tried, in trouble, and taken away; days tried out and saved. */

const EN = CHANNEL_WORDS.en;
const { save } = CONSOLE_TEXTS.en.form;
const SETTINGS = '/console/settings';
const TOKEN = 'token-Zx81Qw';
let browser: Browser;
let server: LoopbackServer;
let world: ChannelsWorld;

const siteOf = (path: string, ownOrigin: string) => {
  const shared = {
    table: world.admin.table,
    findStaff: staffFinder(world.admin.table),
    findDealership: dealershipFinder(world.admin.table),
    findPartner: partnerFinder(world.admin.table),
    ownOrigin,
  };
  if (path.startsWith(`${SETTINGS}/channels`)) return channelsSite({ ...world.deps, ...shared });
  return path.startsWith(SETTINGS)
    ? settingsSite({ ...shared, now: world.now, log: world.deps.log })
    : undefined;
};

beforeAll(async () => {
  server = await serveConsole(() => ({ memory: world.admin.table, now: world.now }), siteOf);
  browser = await launchChromium();
});
beforeEach(async () => {
  world = await ChannelsWorld.make();
  await saveLocation(world.admin.deps, {
    dealerId: '00027',
    locationId: '02',
    name: 'Servicezentrum Garmisch-Partenkirchen, Nutzfahrzeuge und Reisemobile',
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const says = (page: Page, text: string) => page.getByText(text).first().waitFor();

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  const open = (run: (page: Page) => Promise<void>) =>
    onConsole(
      browser,
      { url: server.url, table: world.admin.table, viewport, person: { roles: ['admin'] } },
      run,
    );
  const look = async (page: Page, what: string): Promise<void> => {
    await expectAccessible(page);
    expect(await page.content()).not.toContain(TOKEN);
    await keepScreenshot(page, `console-channels-${what}-${name}`);
  };
  const setUp = async (page: Page): Promise<void> => {
    await page.goto(`${server.url}${SETTINGS}/channels/sms?provider=bulkgate`);
    await page.getByLabel(EN.fields.sender.label).fill('Autohaus');
    await page.getByLabel(EN.fields.applicationId.label).fill('4711');
    await page.getByLabel(EN.fields.applicationToken.label).fill(TOKEN);
    await page.keyboard.press('Enter');
    await says(page, EN.address.shownOnce);
  };

  it('S1.3 S1.5 S1.6 sets up a provider by its form, and shows the address for reports once', async () => {
    await open(async (page) => {
      await page.goto(`${server.url}${SETTINGS}`);
      await page.getByRole('link', { name: SETTINGS_WORDS.en.sections.channels.title }).click();
      await look(page, 'none');
      await page.goto(`${server.url}${SETTINGS}/channels/sms`);
      await page.getByLabel(EN.fields.sender.label).fill('Autohaus');
      await page.getByLabel(EN.fields.applicationToken.label).fill(TOKEN);
      await press(page, save);
      await says(page, EN.faults.applicationId);
      await look(page, 'fault');
      expect(await page.getByLabel(EN.fields.sender.label).inputValue()).toBe('Autohaus');
      expect(await page.getByLabel(EN.fields.applicationToken.label).inputValue()).toBe('');
      await setUp(page);
      await look(page, 'address');
      await page.getByText(EN.remove.ask).click();
      await look(page, 'steps');
      await page.goto(`${server.url}${SETTINGS}/channels/sms?location=02&provider=aws-end-user-messaging`);
      await look(page, 'location');
    });
  });

  it('S1.7 S1.9 sends a trial, shows what became of it, and what is wrong with the account', async () => {
    await open(async (page) => {
      await setUp(page);
      await page.getByRole('link', { name: EN.trial.heading.sms }).click();
      await page.getByLabel(EN.trial.number.label).fill('089 99998001');
      await page.keyboard.press('Enter');
      await says(page, EN.trial.faults.number);
      await page.getByLabel(EN.trial.number.label).fill('0171 3920000');
      await page.keyboard.press('Enter');
      await says(page, EN.trial.status.accepted);
      world.mood = 'low_credit';
      await page.getByLabel(EN.trial.number.label).fill('0171 3920001');
      await press(page, EN.trial.send.sms);
      await says(page, EN.trial.status.rejected);
      await page.getByRole('link', { name: EN.trial.refresh, exact: true }).click();
      await look(page, 'trials');
      await page.goto(`${server.url}${SETTINGS}/channels`);
      await look(page, 'trouble');
    });
  });

  it('S0.32 notes a number and templates of WhatsApp, and says whose an address for mails is', async () => {
    await open(async (page) => {
      await page.goto(`${server.url}${SETTINGS}/channels/whatsapp`);
      await page.getByLabel(EN.fields.phoneNumberId.label).fill('106540352242922');
      await page.getByLabel(EN.fields.token.label).fill(TOKEN);
      await press(page, save);
      await says(page, EN.templates.none);
      await page.getByText(EN.templates.add).click();
      await page.getByLabel(EN.templates.name).fill('kerbside_asset_ready_de_2026_11');
      await page.getByLabel(EN.templates.code.label).fill('de');
      await page.getByRole('button', { name: save, exact: true }).nth(1).click();
      await says(page, 'kerbside_asset_ready_de_2026_11 · de');
      await page.getByLabel(EN.fields.businessAccountId.label).fill('WABA');
      await press(page, save);
      await says(page, EN.faults.businessAccountId);
      await page.getByLabel(EN.fields.businessAccountId.label).fill('102290129340398');
      await press(page, save);
      await says(page, SETTINGS_WORDS.en.saved);
      await look(page, 'whatsapp');
      await page.getByRole('link', { name: EN.trial.heading.whatsapp }).click();
      await page.getByLabel(EN.trial.number.label).fill('0171 3920000');
      await press(page, EN.trial.send.whatsapp);
      await says(page, EN.trial.template('kerbside_asset_ready_de_2026_11'));
      await look(page, 'trial-whatsapp');
      await page.goto(`${server.url}${SETTINGS}/channels/whatsapp`);
      await page.getByText(EN.templates.remove.ask, { exact: true }).click();
      await look(page, 'template-removal');
      await press(page, EN.templates.remove.button);
      await says(page, EN.templates.none);
      await page.goto(`${server.url}${SETTINGS}/channels/whatsapp/trial`);
      await page.getByLabel(EN.trial.number.label).fill('0171 3920001');
      await press(page, EN.trial.send.whatsapp);
      await says(page, EN.trial.faults.noTemplate);
      await look(page, 'trial-no-template');
      await page.goto(`${server.url}${SETTINGS}/channels/email?location=02`);
      await page.getByLabel(EN.fields.email.label).fill('info@muster.example');
      await page.getByLabel(EN.fields.name.label, { exact: true }).fill('Autohaus Muster');
      await press(page, save);
      await says(page, EN.faults.identity);
      await look(page, 'email');
      await page.goto(`${server.url}${SETTINGS}/channels/email/trial`);
      await page.getByLabel(EN.trial.address.label).fill('jan@muster.example');
      await press(page, EN.trial.send.email);
      await says(page, EN.trial.faults.notSetUp.email);
      await look(page, 'trial-email');
    });
  });

  it('B9 tries days out, and saves what was looked at', async () => {
    const { classes, check, preview, fault } = RETENTION_WORDS.en;
    await open(async (page) => {
      await page.goto(`${server.url}${SETTINGS}/retention`);
      await page.getByLabel(classes.contactDays.label, { exact: true }).fill('60');
      await page.getByLabel(classes.mediaDays.label).fill('7');
      await press(page, check);
      await says(page, preview.notYet);
      await look(page, 'retention');
      await press(page, preview.save);
      await says(page, SETTINGS_WORDS.en.saved);
      await page.getByLabel(classes.eventDays.label).fill('');
      await page.getByLabel(classes.contactDays.label, { exact: true }).evaluate((field) => {
        field.removeAttribute('min');
      });
      await page.getByLabel(classes.contactDays.label, { exact: true }).fill('1');
      await press(page, check);
      await says(page, fault(7, 1095));
      await look(page, 'retention-fault');
    });
  });
});
