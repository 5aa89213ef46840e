import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { saveOemChannel } from '../../../shared/conversations/save-oem-channel.ts';
import { locationFinder } from '../../../shared/dealers/dealer-store.ts';
import { saveDealer } from '../../../shared/dealers/save-dealer.ts';
import { networkSecretSchema, readNetworkSecret } from '../../../shared/messaging/channels/network-secret.ts';
import { type AdminWorld, faultOf, pathsOf, worldWithDealers } from './admin-world.ts';

const connect = {
  networkId: 'bmw',
  brands: ['BMW', 'MINI'],
  clientId: 'kerbside',
  clientSecret: 'secret-of-oem',
};
const given = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const NAME = 'kerbside/test/networks/bmw';

const secretsOf = async (world: AdminWorld) =>
  (await readNetworkSecret(world.secrets.read, 'kerbside/test', 'bmw')).oem;
const settingsOf = async ({ table }: AdminWorld, dealerId = '00027') =>
  (await locationFinder(table)({ dealerId, locationId: '01' }))?.settings.oem;
/** Bytes enough for Standard Webhooks, a new one each time. */
const realSecrets = (world: AdminWorld) => {
  let count = 0;
  const newSigningSecret = () => `whsec_${Buffer.alloc(32, (count += 1)).toString('base64')}`;
  return { ...world.deps, newSigningSecret };
};

describe('the app of a network’s manufacturer', () => {
  it('S0.21 S0.31 is offered at every location of the network, and its webhook shown once', async () => {
    const world = await worldWithDealers();
    const saved = await saveOemChannel(realSecrets(world), connect);
    expect(saved).toMatchObject({
      result: 'updated',
      webhook: { path: '/v1/channels/oem/bmw', secret: expect.stringMatching(/^whsec_/) },
    });
    expect(saved.changes.map(({ path }) => path)).toEqual([
      'settings.oem.gateway',
      'settings.oem.brands',
      'access data',
      'webhook secret',
    ]);
    for (const dealerId of ['00027', '00031'])
      expect(await settingsOf(world, dealerId)).toEqual({ gateway: 'mybmw', brands: ['BMW', 'MINI'] });
    expect(await secretsOf(world)).toEqual({
      gateway: 'mybmw',
      access: { clientId: 'kerbside', clientSecret: 'secret-of-oem' },
      webhookSecrets: [saved.webhook?.secret],
    });
    expect(() => new Webhook(saved.webhook?.secret ?? '').sign('id', new Date(), '{}')).not.toThrow();
  });

  it('S1.6 keeps secrets out of the table and out of what it says was changed', async () => {
    const world = await worldWithDealers();
    const { webhook, ...saved } = await saveOemChannel(world.deps, { ...connect, webhookSecret: given });
    expect(webhook?.secret).toBe(given);
    expect(world.tableText + JSON.stringify(saved)).not.toMatch(/secret-of-oem|whsec_/);
  });

  it('saves nothing when it is asked for the same again', async () => {
    const world = await worldWithDealers();
    await saveOemChannel(world.deps, connect);
    const items = world.tableText;
    for (const again of [connect, { networkId: 'bmw' }])
      expect(await saveOemChannel(world.deps, again)).toEqual({ result: 'unchanged', changes: [] });
    expect(world.tableText).toBe(items);
  });

  it('changes what is said and leaves the rest', async () => {
    const world = await worldWithDealers();
    await saveOemChannel(world.deps, connect);
    const before = await secretsOf(world);
    expect(
      await saveOemChannel(world.deps, { networkId: 'bmw', brands: ['MINI'], ownCheckIn: true }),
    ).toMatchObject({ result: 'updated' });
    expect(await settingsOf(world)).toEqual({ gateway: 'mybmw', brands: ['MINI'], ownCheckIn: true });
    expect(await saveOemChannel(world.deps, { networkId: 'bmw', clientSecret: 'rotated' })).toEqual({
      result: 'updated',
      changes: [{ path: 'access data', to: '(secret)' }],
    });
    expect(await secretsOf(world)).toEqual({
      ...before,
      access: { clientId: 'kerbside', clientSecret: 'rotated' },
    });
    expect(await settingsOf(world)).toMatchObject({ ownCheckIn: true });
  });

  it('accepts the former webhook secret until the next one', async () => {
    const world = await worldWithDealers();
    const deps = realSecrets(world);
    const first = await saveOemChannel(deps, connect);
    const second = await saveOemChannel(deps, { networkId: 'bmw', newWebhookSecret: true });
    expect((await secretsOf(world))?.webhookSecrets).toEqual([second.webhook?.secret, first.webhook?.secret]);
    const third = await saveOemChannel(deps, { networkId: 'bmw', webhookSecret: given });
    expect(third.webhook?.secret).toBe(given);
    expect((await secretsOf(world))?.webhookSecrets).toEqual([given, second.webhook?.secret]);
    expect(await saveOemChannel(deps, { networkId: 'bmw', webhookSecret: given })).toEqual({
      result: 'unchanged',
      changes: [],
    });
  });

  it('is switched off with its access data; webhooks of what was sent are still taken', async () => {
    const world = await worldWithDealers();
    const { webhook } = await saveOemChannel(world.deps, connect);
    expect(await saveOemChannel(world.deps, { networkId: 'bmw', off: true })).toMatchObject({
      result: 'updated',
    });
    expect(await settingsOf(world)).toBeNull();
    expect(await secretsOf(world)).toEqual({ gateway: 'mybmw', webhookSecrets: [webhook?.secret] });
    expect(await saveOemChannel(world.deps, { networkId: 'bmw', off: true })).toEqual({
      result: 'unchanged',
      changes: [],
    });
    expect(await pathsOf(saveOemChannel(world.deps, { networkId: 'bmw', brands: ['BMW'] }))).toEqual([
      'clientId',
    ]);
    expect(await saveOemChannel(world.deps, connect)).not.toHaveProperty('webhook');
    expect(await settingsOf(world)).toMatchObject({ brands: ['BMW', 'MINI'] });
  });

  it('switched off where it never was: nothing happens', async () => {
    const world = await worldWithDealers();
    expect(await saveOemChannel(world.deps, { networkId: 'bmw', off: true })).toEqual({
      result: 'unchanged',
      changes: [],
    });
    expect(world.stored.size).toBe(0);
  });

  it('a dealer can go without it', async () => {
    const world = await worldWithDealers();
    await saveOemChannel(world.deps, connect);
    await saveDealer(world.deps, { dealerId: '00031', settings: { oem: null } });
    expect(await settingsOf(world, '00031')).toBeNull();
    expect(await settingsOf(world)).toMatchObject({ gateway: 'mybmw' });
  });

  it('leaves what else the network’s secret holds', async () => {
    const world = await worldWithDealers();
    world.stored.set(NAME, { other: 'vendor' });
    await saveOemChannel(world.deps, connect);
    expect(world.stored.get(NAME)).toMatchObject({ other: 'vendor', oem: { gateway: 'mybmw' } });
    expect(networkSecretSchema.safeParse(world.stored.get(NAME)).success).toBe(true);
  });

  it.each([
    ['no access data the first time', { networkId: 'bmw', brands: ['BMW'] }, ['clientId']],
    ['half of the access data', { ...connect, clientSecret: undefined }, ['clientSecret']],
    ['no brand the first time', { ...connect, brands: undefined }, ['brands']],
    ['no brand at all', { ...connect, brands: [] }, ['brands']],
    ['another gateway', { ...connect, gateway: 'carrier-pigeon' }, ['gateway']],
    ['a webhook secret that is short', { ...connect, webhookSecret: 'whsec_c2hvcnQ=' }, ['webhookSecret']],
    ['a webhook secret that is no base64', { ...connect, webhookSecret: 'whsec_???' }, ['webhookSecret']],
    ['a webhook secret of no standard', { ...connect, webhookSecret: 'x'.repeat(40) }, ['webhookSecret']],
    ['off together with something', { ...connect, off: true }, ['off']],
    ['something that it does not know', { ...connect, token: 'x' }, ['']],
  ])('refuses %s, and writes nothing', async (_, command, paths) => {
    const world = await worldWithDealers();
    const items = world.tableText;
    expect(await pathsOf(saveOemChannel(world.deps, command))).toEqual(paths);
    expect(world.tableText).toBe(items);
    expect(world.stored.size).toBe(0);
  });

  it('refuses a network that does not exist', async () => {
    const world = await worldWithDealers();
    expect(await faultOf(saveOemChannel(world.deps, { ...connect, networkId: 'audi' }))).toMatchObject({
      kind: 'NotFound',
      code: 'network.unknown',
    });
    expect(world.stored.size).toBe(0);
  });
});
