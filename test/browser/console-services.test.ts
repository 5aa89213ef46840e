import { describe, expect, it } from 'vitest';
import { CONSOLE_TEXTS } from '../../functions/console/console-texts.ts';
import { RULE_WORDS } from '../../functions/console/rule-words.ts';
import { SERVICE_WORDS } from '../../functions/console/service-words.ts';
import { SETTINGS_WORDS } from '../../functions/console/settings-words.ts';
import { offeredServices } from '../../shared/dealers/offered-service-store.ts';
import { expectAccessible, keepWholeScreenshot } from './chromium.ts';
import { CONSOLE_WIDTHS } from './console-browser.ts';
import { follow, press, settingsBrowser } from './settings-browser.ts';

/* The services to offer in a real browser: an admin makes one, mends what was wrong with it, tries it out and takes it away. */

const words = SERVICE_WORDS.en;
const { save, show } = CONSOLE_TEXTS.en.form;
const { place, open } = settingsBrowser();

/** With all that is long: names, brands, descriptions. */
const fill = async (): Promise<void> => {
  for (const [n, code] of ['aircon', 'wheel-alignment', 'OIL_5W-30'].entries())
    await offeredServices.createOnce(
      place().world.admin.table,
      {
        dealerId: '00027',
        code,
        words: {
          en: {
            name: 'Air conditioning service with disinfection and leak test of the whole circuit',
            description: 'Everything that is in it, at length. '.repeat(8).trim(),
          },
        },
        ...(n === 0 ? {} : { price: { amount: 1249.9 * n, currency: 'CZK' } }),
        brands: n === 1 ? ['Mercedes-Benz', 'BMW', 'Volkswagen Nutzfahrzeuge'] : [],
        locationIds: n === 2 ? ['01', '02'] : [],
        offered: n !== 2,
        position: n,
      },
      place().world.now(),
    );
};

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  it('S2.4 S2.7 S2.26–29 a service is made by a form that says what is wrong, tried out, and removed after a question', async () => {
    await fill();
    await open({ viewport }, async (page) => {
      await follow(page, SETTINGS_WORDS.en.sections.services.title);
      await keepWholeScreenshot(page, `console-services-${name}`);
      await expectAccessible(page);

      await follow(page, words.make);
      await keepWholeScreenshot(page, `console-services-new-${name}`);
      await expectAccessible(page);
      await page.getByLabel(words.code, { exact: true }).fill('brake-check');
      await page.getByLabel(words.price, { exact: true }).fill('free');
      await page.getByText(words.otherLanguages).click();
      await page.getByLabel(`${words.description}, Slovenčina`).fill('Platničky a kotúče');
      await press(page, save);
      expect(await page.evaluate('document.activeElement.matches("[data-faults]")')).toBe(true);
      await keepWholeScreenshot(page, `console-services-wrong-${name}`);
      await expectAccessible(page);
      // What is folded at first is open where something is wrong in it.
      await page
        .getByRole('alert')
        .getByRole('link', { name: /Slovenčina/ })
        .press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('sk.name');
      await page.keyboard.type('Kontrola bŕzd');
      await page.getByLabel(words.price, { exact: true }).fill('49.90');
      await page.getByLabel(RULE_WORDS.en.brands, { exact: true }).fill('BMW');
      await press(page, save);
      await page.getByRole('status').getByText(SETTINGS_WORDS.en.saved).waitFor();

      const preview = page.getByRole('region', { name: words.preview });
      expect(await preview.getByText('Kontrola bŕzd').count()).toBe(0);
      await preview.getByLabel(words.brand).fill('bmw');
      await press(page, show);
      await preview.getByText('Kontrola bŕzd').waitFor();
      await keepWholeScreenshot(page, `console-services-preview-${name}`);
      await expectAccessible(page);

      await follow(page, /brake-check/);
      await page.getByText(words.removeAsk).click();
      await expectAccessible(page);
      await press(page, RULE_WORDS.en.remove);
      await page.getByRole('status').getByText(SETTINGS_WORDS.en.saved).waitFor();
      expect(await page.getByText('brake-check').count()).toBe(0);
    });
  });
});
