import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, eventually, postEvent, staffToken, story, unique } from '../support/stage.ts';
import { sandbox } from '../support/sandbox.ts';
import { expectAccessible, keepScreenshot, launchChromium, onPage } from './chromium.ts';

/* The whole journey of a customer of the London dealer, whose check-in is our page: from the handset to the results. */

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

describe('a customer with a phone', () => {
  it.each([
    { name: 'phone', viewport: { width: 390, height: 844 }, magic: '00' },
    { name: 'desk', viewport: { width: 1280, height: 900 }, magic: '10' },
  ])(
    'S0.14 S0.16 S0.40 S2.19 S2.30 S2.42 B11 opens the link from the phone page, checks in, and the staff see the results ($name)',
    async ({ name, viewport, magic }) => {
      const partner = sandbox().partners.find(({ id }) => id === 'syntec')!;
      const visit = story(magic, { partner, slug: null });
      const number = `+49176040690${magic}`;
      const { contact } = visit.start['data'] as { contact: { mobile: string; language: string } };
      contact.mobile = number;
      contact.language = 'en';
      const id = unique('msg');
      await postEvent(partner, visit.start, id);
      await eventually(partner, id, {
        messages: [{ channel: 'whatsapp', status: expect.stringMatching(/delivered|read/) }],
      });

      await onPage(browser, { viewport }, async (page) => {
        await page.goto(`${sandbox().phone}/${number.slice(1)}`);
        await expectAccessible(page);
        await keepScreenshot(page, `handset-${name}`);
        await page.getByRole('link', { name: 'Check in now' }).last().click();
        await page.getByRole('heading', { level: 1 }).waitFor();
        await expectAccessible(page);
        await keepScreenshot(page, `journey-check-in-${name}`);
        await page.getByRole('textbox').fill('Please look at the brakes.');
        await page.getByRole('group', { name: 'Wheel storage' }).getByLabel('Please contact me').check();
        await page.getByRole('checkbox').check();
        await page.getByRole('button').last().click();
        await page.waitForURL(/\/done/);
        await expectAccessible(page);
        await keepScreenshot(page, `journey-thanks-${name}`);
      });

      const member = sandbox().staff.find(({ dealerId }) => dealerId === partner.dealerId)!;
      const headers = { authorization: `Bearer ${await staffToken(member.email)}` };
      // Who wants to be called is the advisors', by a rule of the dealer.
      const notifications = async () =>
        (await call('/v1/inbox/advisors', { headers })).json['notifications'] as {
          conversationId: string;
          subject: string;
        }[];
      await expect
        .poll(async () => JSON.stringify(await threads(headers, await notifications())), {
          timeout: 30_000,
          interval: 500,
        })
        .toMatch(
          /wheel-storage","name":"Wheel storage","decision":"contact_me".*Please look at the brakes\..*workshop-terms/,
        );
    },
  );
});

const threads = (
  headers: Record<string, string>,
  notifications: readonly { conversationId: string; subject: string }[],
) =>
  Promise.all(
    notifications
      .filter(({ subject }) => subject === 'check-in-results')
      .slice(0, 3)
      .map(
        async ({ conversationId }) => (await call(`/v1/conversations/${conversationId}`, { headers })).json,
      ),
  );
