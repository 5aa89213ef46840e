import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONSOLE_TEXTS } from '../../functions/console/console-texts.ts';
import { PARTNER_WORDS } from '../../functions/console/partner-words.ts';
import { partnersSite } from '../../functions/console/partners-site.tsx';
import { SETTINGS_WORDS } from '../../functions/console/settings-words.ts';
import { settingsSite } from '../../functions/console/settings-site.tsx';
import { teamSite } from '../../functions/console/team-site.tsx';
import { TEAM_WORDS } from '../../functions/console/team-words.ts';
import { dealershipFinder } from '../../shared/dealers/dealership-store.ts';
import { saveLocation } from '../../shared/dealers/save-location.ts';
import { staffFinder, staffMembers } from '../../shared/dealers/staff-store.ts';
import { partnerFinder } from '../../shared/partners/partner-store.ts';
import { savePartner } from '../../shared/partners/save-partner.ts';
import { SettingsWorld } from '../unit/staff-console/settings-world.ts';
import { expectAccessible, keepScreenshot, launchChromium } from './chromium.ts';
import { CONSOLE_WIDTHS, onConsole, serveConsole } from './console-browser.ts';
import type { LoopbackServer } from './loopback-server.ts';

/* The settings' pages of staff and of partners in a real browser: invited, given more to do, blocked; a secret rotated to its end. */

const TEAM = TEAM_WORDS.en;
const PARTNER = PARTNER_WORDS.en;
const { sections } = SETTINGS_WORDS.en;
const { roles } = CONSOLE_TEXTS.en;
let browser: Browser;
let server: LoopbackServer;
let world: SettingsWorld;

const siteOf = (path: string, ownOrigin: string) => {
  const { admin, now } = world;
  const deps = {
    ...admin.deps,
    // As Cognito names accounts.
    accounts: { ...admin.accounts, create: () => Promise.resolve('3f1c5a0e-8d0b-4f7e-9b1a-2c6d7e8f9a0b') },
    now,
    findStaff: staffFinder(admin.table),
    findDealership: dealershipFinder(admin.table),
    findPartner: partnerFinder(admin.table),
    ownOrigin,
  };
  if (path.startsWith('/console/settings/team')) return teamSite(deps);
  if (path.startsWith('/console/settings/partners')) return partnersSite(deps);
  return path.startsWith('/console/settings') ? settingsSite(deps) : undefined;
};

const LONG = 'Maximiliane Freifrau von Oberniederbach-Schwarzenstein';
const arrange = async (): Promise<void> => {
  world = await SettingsWorld.make();
  const { deps } = world.admin;
  const names = { '01': 'Autohaus Muster, München-Schwabing', '02': 'Autohaus Muster, Garching' };
  for (const [locationId, name] of Object.entries(names))
    await saveLocation(deps, { dealerId: '00027', locationId, name });
  await world.person('max', { name: LONG, roles: ['advisor', 'salesman'], locationIds: ['01', '02'] });
  await world.person('mia', { name: 'Mia Klein', roles: ['mechanic'], status: 'suspended' });
  for (let number = 10; number < 40; number += 1)
    await world.person(`p${number}`, { name: `Person ${number}`, roles: ['mechanic'], locationIds: ['02'] });
  for (const partnerId of ['tjekvik', 'workshop-visit-provider-with-a-long-id'])
    await savePartner(deps, {
      partnerId,
      name: partnerId === 'tjekvik' ? 'Tjekvik' : 'Werkstattportal Süddeutschland',
      grant: ['01', '02'].map((locationId) => ({ dealerId: '00027', locationId })),
      aliases: { 'tjekvik.checkin.invite': 'checkin.start', 'tjekvik.checkin.finish': 'checkin.finished' },
      checkInBaseUrl: 'https://app.tjekvik.example/check-in/',
    });
};

beforeAll(async () => {
  server = await serveConsole(() => ({ memory: world.admin.table, now: world.now }), siteOf);
  browser = await launchChromium();
});
beforeEach(arrange);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const says = (page: Page, text: string) => page.getByText(text).first().waitFor();
const openStep = (page: Page, ask: string) => page.locator('summary', { hasText: ask }).click();

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  const open = (run: (page: Page) => Promise<void>, permissions: string[] = []) =>
    onConsole(browser, { url: server.url, table: world.admin.table, viewport, permissions }, run);
  const look = async (page: Page, what: string): Promise<void> => {
    await expectAccessible(page);
    await keepScreenshot(page, `console-${what}-${name}`);
  };

  it('invites somebody from the list, says beside the fields what is wrong, and keeps what was typed', async () => {
    await open(async (page) => {
      await page.goto(`${server.url}/console/settings`);
      await page.getByRole('link', { name: new RegExp(sections.team.says) }).click();
      await look(page, 'team-list');
      await page.getByRole('link', { name: TEAM.invite }).click();
      await look(page, 'team-invite');
      expect(await page.getByLabel('Autohaus Muster, Garching').isVisible()).toBe(false);
      await page.getByLabel(TEAM.fields.name).fill('Emil Neumann');
      await page.getByLabel(TEAM.fields.email).fill('emil@muster.example');
      await page.getByLabel(TEAM.someLocations).check();
      await press(page, TEAM.send);
      await says(page, TEAM.faults.roles);
      await says(page, TEAM.faults.locations);
      await look(page, 'team-invite-faults');
      expect(await page.getByLabel(TEAM.fields.email).inputValue()).toBe('emil@muster.example');
      await page.getByRole('checkbox', { name: roles.advisor }).check();
      await page.getByLabel('Autohaus Muster, Garching').check();
      await press(page, TEAM.send);
      await says(page, TEAM.done.invited);
      await look(page, 'team-invited');
    });
  });

  it('by the keyboard alone: opens somebody, gives a role, and saves', async () => {
    await open(async (page) => {
      await page.goto(`${server.url}/console/settings/team`);
      await page.getByRole('link', { name: /^ben/ }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/team\/ben$/);
      await page.getByLabel(TEAM.fields.name).focus();
      // Network admin is not Anna's to give, so her own role comes first.
      for (const key of ['Tab', 'Tab', 'Tab', 'Space', 'Enter']) await page.keyboard.press(key);
      await says(page, TEAM.done.saved);
      await look(page, 'team-saved');
      expect(await staffMembers.get(world.admin.table, { sub: 'ben' })).toMatchObject({
        roles: ['advisor', 'salesman'],
      });
    });
  });

  it('blocks and lets in again, each asked for twice; shows what a colleague saved meanwhile', async () => {
    await open(async (page) => {
      await page.goto(`${server.url}/console/settings/team/max`);
      await openStep(page, TEAM.suspend.ask);
      await look(page, 'team-suspend');
      await press(page, TEAM.suspend.button);
      await says(page, TEAM.done.suspended);
      await openStep(page, TEAM.reactivate.ask);
      await look(page, 'team-suspended');
      await press(page, TEAM.reactivate.button);
      await says(page, TEAM.done.reactivated);
      await world.call('nina', 'PUT /v1/staff/max', { version: 3, name: 'Max', roles: ['mechanic'] });
      await press(page, CONSOLE_TEXTS.en.form.save);
      await says(page, TEAM.savedMeanwhile('Max'));
      await look(page, 'team-conflict');
    });
  });

  it('S0.3 shows oneself and who is out of reach without what cannot be changed', async () => {
    await open(async (page) => {
      await page.goto(`${server.url}/console/settings/team/anna`);
      await look(page, 'team-self');
      await page.goto(`${server.url}/console/settings/team/nina`);
      await says(page, TEAM.notYours);
      await look(page, 'team-out-of-reach');
      expect(await page.locator('summary', { hasText: TEAM.suspend.ask }).count()).toBe(0);
    });
  });

  it('S1.6 rotates a secret to its end; the new one is shown once, and a reload makes no other', async () => {
    await open(
      async (page) => {
        await page.goto(`${server.url}/console/settings`);
        await page.getByRole('link', { name: new RegExp(sections.partners.says) }).click();
        await look(page, 'partners-list');
        await page.getByRole('link', { name: /^Tjekvik/ }).click();
        await openStep(page, PARTNER.steps.start.ask);
        await look(page, 'partner-start');
        await press(page, PARTNER.steps.start.button);
        await says(page, PARTNER.newSecret);
        await look(page, 'partner-made');
        const secret = (await page.locator('code.once').textContent()) ?? '';
        expect(secret).toMatch(/^whsec_/);
        await press(page, PARTNER.copy);
        await says(page, PARTNER.copied);
        expect(await page.evaluate('navigator.clipboard.readText()')).toBe(secret);
        world.time += 60_000;
        await page.reload();
        await says(page, PARTNER.faults.changed);
        await look(page, 'partner-reloaded');
        expect(await page.content()).not.toContain(secret);
        await openStep(page, PARTNER.steps.finish.ask);
        await look(page, 'partner-finish');
        await press(page, PARTNER.steps.finish.button);
        await says(page, PARTNER.finished);
        expect([...world.admin.stored.values()]).toContainEqual({ signing: [secret] });
        await page.getByRole('link', { name: SETTINGS_WORDS.en.changesOf }).click();
        await look(page, 'partner-history');
      },
      ['clipboard-read', 'clipboard-write'],
    );
  });
});
