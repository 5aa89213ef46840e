import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { BOOKING_WORDS } from '../../functions/console/booking-words.ts';
import { CONSOLE_TEXTS } from '../../functions/console/console-texts.ts';
import { SETTINGS_WORDS } from '../../functions/console/settings-words.ts';
import { DEFAULT_BOOKING_HOURS } from '../../shared/dealers/booking.ts';
import { saveNetwork } from '../../shared/dealers/save-network.ts';
import { expectAccessible, keepWholeScreenshot } from './chromium.ts';
import { CONSOLE_WIDTHS } from './console-browser.ts';
import { follow, press, settingsBrowser } from './settings-browser.ts';

/* What booking will go by, in a real browser: an admin says what is offered, when, and who is told; and reads what the network has locked. */

const EN = SETTINGS_WORDS.en;
const words = BOOKING_WORDS.en;
const { save } = CONSOLE_TEXTS.en.form;
const { place, open } = settingsBrowser();

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  const openLevel = (run: (page: Page) => Promise<void>) =>
    open({ viewport }, async (page) => {
      await follow(page, /^Location: Location of 00027/);
      await run(page);
    });

  it('S4.6 S4.13 booking is prepared by the keyboard; a wrong day is said beside it, and opened again', async () => {
    await openLevel(async (page) => {
      const group = page.getByRole('group', { name: EN.groups.booking });
      expect(await group.getByText(words.notYet).isVisible()).toBe(true);
      const saturday = group.getByRole('group', { name: 'Saturday' });
      // Folded away until somebody wants to change it.
      expect(await saturday.isVisible()).toBe(false);
      await keepWholeScreenshot(page, `console-booking-${name}`);
      await expectAccessible(page);
      await group.getByLabel(words.ways['in-store']).press('Space');
      await group.getByLabel(words.ways['at-home']).press('Space');
      await group.getByLabel(EN.settings.bookingTells.label).selectOption(words.tells.salesman);
      await group.getByLabel(EN.settings.bookingNoticeHours.label).fill('48');
      await group.getByText('Mon–Fri 08:00–17:00').press('Enter');
      // A day that is closed has no hours to fill in.
      expect(await saturday.getByLabel(EN.from).isVisible()).toBe(false);
      await saturday.getByLabel(words.closed).press('Space');
      await saturday.getByLabel(EN.from).fill('12:00');
      await saturday.getByLabel(EN.to).fill('09:00');
      await press(page, save);
      expect(await page.evaluate('document.activeElement.matches("[data-faults]")')).toBe(true);
      await expectAccessible(page);
      await keepWholeScreenshot(page, `console-booking-wrong-${name}`);
      await page
        .getByRole('alert')
        .getByRole('link', { name: /Saturday/ })
        .press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('bookingHours.saturday.from');
      await saturday.getByLabel(EN.from).fill('09:00');
      await saturday.getByLabel(EN.to).fill('12:30');
      await saturday.getByLabel(EN.to).press('Enter');
      await page.getByRole('status').getByText(EN.saved).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await place().inForce()).toMatchObject({
        bookingWays: ['in-store', 'at-home'],
        bookingTells: 'salesman',
        bookingNoticeHours: 48,
        bookingHours: { ...DEFAULT_BOOKING_HOURS, saturday: { from: '09:00', to: '12:30' } },
      });
      await group.getByText('Mon–Fri 08:00–17:00, Sat 09:00–12:30').click();
      await keepWholeScreenshot(page, `console-booking-set-${name}`);
      await expectAccessible(page);
      await follow(page, EN.changesOf);
      const entry = page.locator('.rows > li').first();
      expect(await entry.textContent()).toContain(
        `${EN.settings.bookingWays.label}: ${words.ways['in-store']}, ${words.ways['at-home']}`,
      );
      await keepWholeScreenshot(page, `console-booking-history-${name}`);
      await expectAccessible(page);
    });
  });

  it('S3.10–15 S4.6 what the network has locked is read, and not asked for', async () => {
    await saveNetwork(place().world.admin.deps, {
      networkId: 'bmw',
      settings: { bookingWays: ['online'] },
      lock: ['bookingWays', 'bookingHours'],
    });
    await openLevel(async (page) => {
      const group = page.getByRole('group', { name: EN.groups.booking });
      expect(await group.getByText(EN.lockedBy.network).count()).toBe(2);
      expect(await group.getByRole('checkbox').count()).toBe(0);
      expect(await group.getByText(words.ways.online).isVisible()).toBe(true);
      await keepWholeScreenshot(page, `console-booking-locked-${name}`);
      await expectAccessible(page);
    });
  });
});
