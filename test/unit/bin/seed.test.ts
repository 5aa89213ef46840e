import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seedStage } from '../../../bin/local/seed.ts';
import { locationFinder } from '../../../shared/dealers/dealer-store.ts';
import { EVENT_TYPES } from '../../../shared/events/catalogue.ts';
import { ruleFinder } from '../../../shared/events/routing-rule-store.ts';
import { authenticateApiKey } from '../../../shared/partners/authenticate-api-key.ts';
import { partnerFinder } from '../../../shared/partners/partner-store.ts';
import { AdminWorld } from '../admin/admin-world.ts';

const ses = mockClient(SESv2Client);
// The other files of this thread share the classes.
afterAll(() => ses.restore());
const baseUrl = 'http://127.0.0.1:4500';
let folder = '';
let calls: { path: string; body: Record<string, string> }[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kerbside-'));
  calls = [];
  ses.reset();
  ses.on(CreateEmailIdentityCommand).resolves({});
  vi.stubGlobal('fetch', (url: string, { body }: { body: string }) => {
    calls.push({ path: new URL(url).pathname, body: JSON.parse(body) });
    return Promise.resolve(new Response('{"success":true}'));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true, force: true });
});

const noOperator = () => Promise.reject(new Error('seeding needs no operator'));

const seed = (world: AdminWorld) =>
  seedStage(
    { ...world.deps, eventTypes: EVENT_TYPES, stage: 'local', publicBaseUrl: baseUrl, operator: noOperator },
    { baseUrl, keepFile: join(folder, 'seed.json'), progress: () => {} },
  );

const keyOpens = async ({ table }: AdminWorld, { id, apiKey }: { id: string; apiKey: string }) =>
  (
    await authenticateApiKey(
      { findPartner: partnerFinder(table) },
      { partnerId: id, authorization: `Bearer ${apiKey}` },
    )
  ).partnerId;

describe('the seed of a local stage', () => {
  it('B11 makes two dealers in two zones and languages that send at any hour', async () => {
    const world = new AdminWorld();
    await seed(world);
    const settings = await Promise.all(
      ['00027', '00031'].map(
        async (dealerId) => (await locationFinder(world.table)({ dealerId, locationId: '01' }))?.settings,
      ),
    );
    expect(settings).toMatchObject([
      {
        zone: 'Europe/Berlin',
        language: 'de',
        country: 'DE',
        quietHours: null,
        checkInPage: 'partner',
        sms: { provider: 'bulkgate' },
        oem: { gateway: 'mybmw', brands: ['MINI'] },
      },
      {
        zone: 'Europe/London',
        language: 'en',
        country: 'GB',
        quietHours: null,
        checkInPage: 'own',
        sms: { provider: 'bulkgate' },
      },
    ]);
    expect((await ruleFinder(world.table)('00027')).map(({ ruleId }) => ruleId)).toContain('invite');
    expect(ses).toHaveReceivedCommandTimes(CreateEmailIdentityCommand, 2);
  });

  it('S1.25 B11 makes a place where messages follow the order, with the dealer’s channels and a partner of its own', async () => {
    const world = new AdminWorld();
    const { partners } = await seed(world);
    const [first, second] = (await ruleFinder(world.table)('00031')).filter(
      ({ event }) => event === 'appointment.upserted',
    );
    expect([first?.when, second]).toEqual([{ locationIds: ['01'] }, undefined]);
    const place = { dealerId: '00031', locationId: '02' };
    expect((await locationFinder(world.table)(place))?.settings).toMatchObject({
      quietHours: null,
      automation: {
        mode: 'on',
        holdFirst: 0,
        purposes: expect.arrayContaining([{ purpose: 'order-rejected' }]),
      },
      whatsapp: { phoneNumberId: '106540352242902' },
      sms: { provider: 'bulkgate' },
    });
    expect(partners.map(({ id }) => id)).toEqual(['tjekvik', 'syntec', 'sharebox']);
    expect(partners[2]).toMatchObject(place);
  });

  it('opens the accounts at the simulated vendors with the access data that are stored', async () => {
    const world = new AdminWorld();
    await seed(world);
    expect(calls.map(({ path }) => path)).toEqual([
      '/sandbox/graph/apps',
      '/sandbox/oem/portal',
      ...Array.from({ length: 2 }).flatMap(() => [
        '/sandbox/graph/numbers',
        ...Array.from({ length: 28 }, () => '/sandbox/graph/templates'),
        '/sandbox/bulkgate/portal',
      ]),
    ]);
    expect(world.stored.get('kerbside/test/dealers/00027')).toMatchObject({
      whatsapp: { token: calls[2]?.body['token'] },
    });
    expect(calls[1]?.body).toEqual({
      clientId: 'kerbside-demo',
      clientSecret: expect.stringMatching(/.+/),
      webhookUrl: 'http://127.0.0.1:4500/v1/channels/oem/demo',
      webhookSecret: expect.stringMatching(/^whsec_/),
    });
    expect(world.stored.get('kerbside/test/networks/demo')).toMatchObject({
      oem: {
        access: { clientSecret: calls[1]?.body['clientSecret'] },
        webhookSecrets: [calls[1]?.body['webhookSecret']],
      },
    });
    expect(calls.find(({ path }) => path.endsWith('bulkgate/portal'))?.body['deliveryUrl']).toMatch(
      /^http:\/\/127\.0\.0\.1:4500\/v1\/channels\/bulkgate\/.+/,
    );
  });

  it('gives the same access data when it runs again, and changes nothing', async () => {
    const world = new AdminWorld();
    const first = await seed(world);
    const firstCalls = calls;
    const items = structuredClone([...world.table.items]);
    calls = [];
    expect(await seed(world)).toEqual(first);
    expect(calls).toEqual(firstCalls);
    expect([...world.table.items]).toEqual(items);
    for (const partner of first.partners) expect(await keyOpens(world, partner)).toBe(partner.id);
  });

  it('makes keys that fit when what it kept is gone, or when the stage is a new one', async () => {
    const world = new AdminWorld();
    const first = await seed(world);
    rmSync(join(folder, 'seed.json'));
    const again = await seed(world);
    for (const partner of again.partners) expect(await keyOpens(world, partner)).toBe(partner.id);
    expect(again.partners.map(({ secret }) => secret)).toEqual(first.partners.map(({ secret }) => secret));
    const newStage = new AdminWorld();
    for (const partner of (await seed(newStage)).partners)
      expect(await keyOpens(newStage, partner)).toBe(partner.id);
  });
});
