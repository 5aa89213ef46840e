import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CONSOLE_TEXTS } from '../../functions/console/console-texts.ts';
import { DOMAIN_TEXTS } from '../../functions/console/domain-texts.ts';
import { SETTINGS_WORDS } from '../../functions/console/settings-words.ts';
import { TEXT_WORDS } from '../../functions/console/text-words.ts';
import { saveNetwork } from '../../shared/dealers/save-network.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { expectAccessible, keepScreenshot, keepWholeScreenshot } from './chromium.ts';
import { CONSOLE_WIDTHS } from './console-browser.ts';
import { follow, press, settingsBrowser } from './settings-browser.ts';

/* The settings in a real browser: an admin changes hours, reads what the network has locked, and mends a text. */

const EN = SETTINGS_WORDS.en;
const { save } = CONSOLE_TEXTS.en.form;
const { place, open } = settingsBrowser();

const focusedId = (page: Page): Promise<string> => page.evaluate('document.activeElement.id');

it.each(LANGUAGES)(
  'the areas of the console stand whole beside each other on a phone in %s',
  async (locale) => {
    const { viewport } = CONSOLE_WIDTHS[0];
    await open({ viewport, locale }, async (page) => {
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      await keepScreenshot(page, `console-areas-${locale}`);
      const list = 'document.querySelector(".areas ul")';
      expect(await page.evaluate(`${list}.scrollWidth - ${list}.clientWidth`)).toBeLessThanOrEqual(0);
    });
  },
);

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  it('S2.1 hours of a location are changed; wrong ones are said beside the field, which a link at the head leads to', async () => {
    await open({ viewport }, async (page) => {
      await keepWholeScreenshot(page, `console-settings-${name}`);
      await follow(page, /^Location: Location of 00027/);
      const hours = page.getByRole('group', { name: EN.settings.quietHours.label });
      await hours.getByLabel(EN.from).fill('20:00');
      await hours.getByLabel(EN.to).fill('09:00');
      await press(page, save);
      // Whoever hears or tabs begins with what is wrong.
      expect(await page.evaluate('document.activeElement.matches("[data-faults]")')).toBe(true);
      await expectAccessible(page);
      await keepWholeScreenshot(page, `console-settings-level-wrong-${name}`);
      await page.getByRole('alert').getByRole('link').press('Enter');
      expect(await focusedId(page)).toBe('quietHours.from');
      await hours.getByLabel(EN.from).fill('09:00');
      await hours.getByLabel(EN.to).fill('18:30');
      await hours.getByLabel(EN.to).press('Enter');
      await page.getByRole('status').getByText(EN.saved).waitFor();
      await page.waitForLoadState('networkidle');
      expect((await place().inForce())?.quietHours).toEqual({ from: '09:00', to: '18:30' });
      await expectAccessible(page);
      await follow(page, EN.changesOf);
      const entry = page.locator('.rows > li').first();
      expect(await entry.textContent()).toMatch(/anna.*changed settings of the location/);
      expect(await entry.textContent()).toContain('Hours for messages, From');
      await keepWholeScreenshot(page, `console-settings-history-${name}`);
      await expectAccessible(page);
    });
  });

  it('S3.10–15 what the network has locked has no field, and says who locked it', async () => {
    await saveNetwork(place().world.admin.deps, {
      networkId: 'bmw',
      settings: { checkInPage: 'own', quietHours: { from: '08:00', to: '20:00' } },
      lock: ['checkInPage', 'quietHours'],
    });
    await open({ viewport }, async (page) => {
      await follow(page, /^Location: Location of 00027/);
      expect(await page.getByText(EN.lockedBy.network).count()).toBe(2);
      expect(await page.getByText('08:00–20:00').isVisible()).toBe(true);
      expect(await page.getByLabel(EN.settings.checkInPage.label).count()).toBe(0);
      await keepWholeScreenshot(page, `console-settings-locked-${name}`);
      await expectAccessible(page);
    });
  });

  it('two who save at once: the second keeps what they typed, and sees what is set by now', async () => {
    await open({ viewport }, async (page) => {
      await follow(page, /^Location: Location of 00027/);
      await place().world.call('nina', 'PUT /v1/settings', {
        level: 'location',
        locationId: '01',
        version: await place().world.version('nina', 'level=location&locationId=01'),
        settings: { inviteDaysBefore: 2 },
      });
      await page.getByLabel(EN.settings.inviteDaysBefore.label).fill('6');
      await press(page, save);
      expect(await page.getByLabel(EN.settings.inviteDaysBefore.label).inputValue()).toBe('6');
      await page.getByText(EN.setMeanwhile('2 days')).waitFor();
      await keepWholeScreenshot(page, `console-settings-meanwhile-${name}`);
      await expectAccessible(page);
      await press(page, save);
      expect((await place().inForce())?.inviteDaysBefore).toBe(6);
    });
  });

  it('S1.11 S1.16 a text with a wrong variable is refused beside its field, in words; mended, it is previewed and saved', async () => {
    const words = TEXT_WORDS.en;
    await open({ viewport }, async (page) => {
      await follow(page, EN.sections.texts.title);
      await keepWholeScreenshot(page, `console-settings-texts-${name}`);
      await expectAccessible(page);
      const ready = page.locator('.rows > li', { hasText: DOMAIN_TEXTS.en.purposes['asset-ready'] });
      await ready.getByRole('link', { name: 'Deutsch' }).click();
      await page.waitForLoadState('networkidle');
      const sms = page.getByLabel(words.fields.sms, { exact: true });
      await sms.fill('{{ location.nmae }}: Ihr Auto ist fertig.');
      await press(page, save);
      await keepWholeScreenshot(page, `console-settings-text-wrong-${name}`);
      await expectAccessible(page);
      await page
        .getByRole('alert')
        .getByRole('link', { name: /location\.nmae/ })
        .press('Enter');
      expect(await focusedId(page)).toBe('sms.text');
      expect(await page.locator('[id="sms.text-fault"]').textContent()).toBe(
        'Line 1, character 4: There is no variable “location.nmae”. Did you mean location.name?',
      );
      await sms.fill('{{ location.name }}: Ihr Auto ist fertig.');
      await press(page, words.preview);
      await page
        .getByText(/\p{L}: Ihr Auto ist fertig\./u)
        .first()
        .waitFor();
      await keepWholeScreenshot(page, `console-settings-text-preview-${name}`);
      await expectAccessible(page);
      await press(page, save);
      await page.getByRole('status').getByText(EN.saved).waitFor();
      await follow(page, EN.changesOf);
      expect(await page.locator('.rows > li').first().textContent()).toContain('saved a text');
    });
  });
});
