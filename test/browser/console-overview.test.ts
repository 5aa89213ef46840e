import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OVERVIEW_TEXTS } from '../../functions/console/overview-texts.ts';
import { overviewSite } from '../../functions/console/overview-site.tsx';
import { noteTrouble } from '../../shared/conversations/channel-trouble-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { ALL, automated, driver, upserted } from '../support/orders.ts';
import { checkInFinished, checkInStart, World } from '../support/world.ts';
import { CONSOLE_WIDTHS, onConsole, serveConsole } from './console-browser.ts';
import { expectAccessible, keepScreenshot, launchChromium } from './chromium.ts';
import type { LoopbackServer } from './loopback-server.ts';

/* The overview in a real browser: empty, and with check-ins, failures, held messages and a channel in trouble. */

const EN = OVERVIEW_TEXTS.en;
let browser: Browser;
let server: LoopbackServer;
let world: World;

beforeAll(async () => {
  server = await serveConsole(
    () => world,
    (path, ownOrigin) =>
      path.startsWith('/console/overview')
        ? overviewSite({
            table: world.memory,
            now: world.now,
            findStaff: staffFinder(world.memory),
            findDealership: () =>
              Promise.resolve({
                dealerId: '00027',
                networkId: 'bmw',
                name: 'BMW Muster GmbH',
                colour: '#0b57d0',
                locations: [world.location, { ...world.location, locationId: '02', name: 'BMW Muster Nord' }],
              }),
            ownOrigin,
          })
        : undefined,
  );
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Check-ins that came far and less far, a reminder that no channel took, and one that is held. */
const busyWorld = async (): Promise<World> => {
  const busy = automated({ ...ALL, holdFirst: 1 });
  busy.rules = [
    {
      dealerId: '00027',
      ruleId: 'start',
      event: 'checkin.start',
      when: {},
      action: { do: 'start-check-in' },
      enabled: true,
    },
  ];
  for (const number of [1, 2, 3, 4]) {
    const contact = { ...driver, externalId: `c${number}`, mobile: `+49 171 392000${number}` };
    const vehicle = { vin: `WBA11AA0005CH000${number}` };
    const appointment = { id: `a-${number}`, startsAt: '2026-12-01T09:30:00+01:00' };
    await busy.send(checkInStart({ checkin: { id: `c-${number}` }, appointment, vehicle, contact }));
    await busy.advance(60);
  }
  await busy.send(checkInFinished({ vehicle: { vin: 'WBA11AA0005CH0001' } }));
  await busy.send(
    upserted('2026-11-24T10:30:00Z', {}, { contact: { ...driver, mobile: '+49 171 3920099' } }),
  );
  busy.vendors.whatsapp = () => ({ result: 'rejected', reason: 'recipient_unreachable', providerCode: 'x' });
  busy.vendors.sms = () => ({ result: 'rejected', reason: 'no_credit', providerCode: 'x' });
  busy.vendors.email = () => ({ result: 'rejected', reason: 'address_bounced', providerCode: 'x' });
  await noteTrouble(busy.deps, busy.location, { channel: 'sms', reason: 'no_credit' });
  await busy.advance(9 * 24 * 3600);
  return busy;
};

describe.each(CONSOLE_WIDTHS)('at the width of a $name', ({ name, viewport }) => {
  it('B12 draws how far check-ins came, and shows what waits for somebody', async () => {
    world = await busyWorld();
    await onConsole(browser, { url: server.url, table: world.memory, viewport }, async (page) => {
      await page.goto(`${server.url}/console/overview?days=28`);
      await keepScreenshot(page, `console-overview-${name}`);
      expect(await page.getByRole('img').getAttribute('aria-label')).toMatch(/Invited: [1-9]/);
      expect(await page.getByRole('region', { name: EN.troubles }).textContent()).toContain('SMS');
      await expectAccessible(page);
      await page.getByLabel(EN.location).selectOption('02');
      await page.getByText(EN.noInvites).waitFor();
      expect(new URL(page.url()).searchParams.get('location')).toBe('02');
      await page.goto(`${server.url}/console/overview/failed`);
      await expectAccessible(page);
      await keepScreenshot(page, `console-failed-${name}`);
    });
  });

  it('says calmly that there is nothing', async () => {
    world = new World();
    await onConsole(
      browser,
      { url: server.url, table: world.memory, viewport, colorScheme: 'dark' },
      async (page) => {
        await page.goto(`${server.url}/console/overview`);
        for (const text of [EN.noInvites, EN.noFailed, EN.noHeld, EN.noTroubles])
          expect(await page.getByText(text).isVisible()).toBe(true);
        await expectAccessible(page);
        await keepScreenshot(page, `console-overview-empty-${name}`);
      },
    );
  });
});
