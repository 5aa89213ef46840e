import { beforeEach, describe, expect, it } from 'vitest';
import { offeredServices } from '../../../shared/dealers/offered-service-store.ts';
import { issuesOf, SettingsWorld } from './settings-world.ts';

const LIST = '/v1/settings/services';
const CHECK = `${LIST}/brake-check`;
const check = { words: { de: { name: 'Bremsencheck' } }, price: { amount: 49.9, currency: 'EUR' } };
let world: SettingsWorld;
beforeEach(async () => {
  world = await SettingsWorld.make();
});

describe('services to offer by the API', () => {
  it('S2.4 S2.7 S2.26–29 are made, listed in order, replaced as a whole and removed', async () => {
    const made = await world.call('anna', `PUT ${CHECK}`, { version: 0, ...check, position: 20 });
    const brakes = { code: 'brake-check', ...check, brands: [], locationIds: [], offered: true };
    expect(made).toMatchObject({
      status: 200,
      body: { ...brakes, position: 20, version: 1, mayChange: true },
    });
    expect(made.body).not.toHaveProperty('dealerId');
    await world.call('anna', `PUT ${LIST}/OIL`, { version: 0, words: { sk: { name: 'Olej' } } });
    const { body } = await world.call('anna', `GET ${LIST}`);
    expect(body['services']).toMatchObject([{ code: 'OIL' }, { code: 'brake-check' }]);

    const replaced = await world.call('anna', `PUT ${CHECK}`, { version: 1, words: check.words });
    expect(replaced.body).toMatchObject({ version: 2, position: 0 });
    expect(replaced.body).not.toHaveProperty('price');
    expect((await world.call('anna', `DELETE ${CHECK}`)).status).toBe(204);
    expect(await world.call('anna', `DELETE ${CHECK}`)).toMatchObject({
      status: 404,
      body: { code: 'service.unknown' },
    });
    expect((await world.record('service/brake-check')).map(({ what }) => what)).toEqual([
      'service.removed',
      'service.changed',
      'service.created',
    ]);
  });

  it('of two who save at once the second reads again', async () => {
    await world.call('anna', `PUT ${CHECK}`, { version: 0, ...check });
    for (const version of [0, 2])
      expect(await world.call('nina', `PUT ${CHECK}`, { version, ...check })).toMatchObject({
        status: 409,
        body: { code: 'service.changed' },
      });
    // The same again changes nothing, and nothing is recorded.
    expect((await world.call('anna', `PUT ${CHECK}`, { version: 1, ...check })).body).toMatchObject({
      version: 1,
    });
    expect(await world.record('service/brake-check')).toHaveLength(1);
  });

  it('S2.4 are refused with each fault at its place', async () => {
    const wrong = { version: 0, ...check, price: { amount: -1, currency: 'XXX' }, link: 'http://x.example' };
    const refused = await world.call('anna', `PUT ${CHECK}`, { ...wrong, colour: 'red' });
    expect(refused).toMatchObject({ status: 400, body: { code: 'service.invalid' } });
    expect(issuesOf(refused)).toEqual(['price.amount', 'price.currency', 'link', '']);
    const elsewhere = await world.call('anna', `PUT ${CHECK}`, {
      version: 0,
      ...check,
      locationIds: ['01', '77'],
    });
    expect(issuesOf(elsewhere)).toEqual(['locationIds.1']);
    expect((await world.call('anna', `PUT ${LIST}/Brake%20Check`, { version: 0, ...check })).status).toBe(
      400,
    );
  });

  it('S2.1 who looks after some locations decides about those only; advisors not at all', async () => {
    const forSecond = { version: 0, ...check, locationIds: ['02'] };
    expect((await world.call('zwei', `PUT ${CHECK}`, { version: 0, ...check })).body.code).toBe(
      'level.dealer_wide',
    );
    expect((await world.call('zwei', `PUT ${CHECK}`, forSecond)).status).toBe(200);
    await world.call('anna', `PUT ${LIST}/all`, { version: 0, ...check });
    const { body } = await world.call('zwei', `GET ${LIST}`);
    expect(body['services']).toMatchObject([
      { code: 'all', mayChange: false },
      { code: 'brake-check', mayChange: true },
    ]);
    // Nor can they take over one for all by making it theirs.
    const taken = await world.call('zwei', `PUT ${LIST}/all`, { ...forSecond, version: 1 });
    expect(taken).toMatchObject({ status: 403, body: { code: 'level.dealer_wide' } });
    expect((await world.call('zwei', `DELETE ${LIST}/all`)).status).toBe(403);
    for (const route of [`GET ${LIST}`, `DELETE ${CHECK}`])
      expect((await world.call('ben', route)).status).toBe(403);
    expect(await offeredServices.get(world.admin.table, { dealerId: '00027', code: 'all' })).toMatchObject({
      version: 1,
      locationIds: [],
    });
  });
});
