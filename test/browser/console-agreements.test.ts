import { describe, expect, it } from 'vitest';
import { AGREEMENT_WORDS } from '../../functions/console/agreement-words.ts';
import { CONSOLE_TEXTS } from '../../functions/console/console-texts.ts';
import { SETTINGS_WORDS } from '../../functions/console/settings-words.ts';
import { expectAccessible, keepWholeScreenshot } from './chromium.ts';
import { CONSOLE_WIDTHS } from './console-browser.ts';
import { follow, press, settingsBrowser } from './settings-browser.ts';

/* Agreements in a real browser: an admin writes one, publishes it, and reads the version that customers saw. */

const EN = AGREEMENT_WORDS.en;
const { save } = CONSOLE_TEXTS.en.form;
const LONG = 'Allgemeine Geschäftsbedingungen für Instandsetzungsarbeiten an Kraftfahrzeugen';
const { open } = settingsBrowser();

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  it('S2.5 an agreement is written, mended where it is wrong, published after a question, and read as it was', async () => {
    await open({ viewport }, async (page) => {
      await follow(page, new RegExp(`^${SETTINGS_WORDS.en.sections.agreements.title}`));
      await expectAccessible(page);
      await keepWholeScreenshot(page, `console-agreements-none-${name}`);
      await follow(page, EN.make);
      await page.getByLabel(EN.id).fill('terms');
      await page.getByLabel(EN.name, { exact: true }).fill(LONG);
      const german = page.locator('details', { hasText: 'Deutsch' });
      await german.getByLabel(EN.fields.title).fill('Ich stimme den Bedingungen zu');
      await press(page, save);
      await expectAccessible(page);
      await keepWholeScreenshot(page, `console-agreement-wrong-${name}`);
      await page.getByRole('alert').getByRole('link').press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('text.de');
      await page.keyboard.type('Wir reparieren, was Sie uns auftragen.');
      await press(page, save);
      await page.getByRole('status').getByText(EN.drafted).waitFor();
      await page.getByText(EN.publishAsk(1)).click();
      await expectAccessible(page);
      await keepWholeScreenshot(page, `console-agreement-draft-${name}`);
      await press(page, EN.publish);
      await page.getByRole('status').getByText(EN.published('1')).waitFor();
      await expectAccessible(page);
      await keepWholeScreenshot(page, `console-agreement-${name}`);
      await follow(page, new RegExp(`^${EN.versionHeading(1)}`));
      await page.getByText('Wir reparieren, was Sie uns auftragen.').waitFor();
      await expectAccessible(page);
      await keepWholeScreenshot(page, `console-agreement-version-${name}`);
      await follow(page, LONG);
      await follow(page, SETTINGS_WORDS.en.sections.agreements.title);
      await page.getByText(EN.inForce(1)).waitFor();
      await expectAccessible(page);
      await keepWholeScreenshot(page, `console-agreements-${name}`);
    });
  });
});
