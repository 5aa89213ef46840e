import { describe, expect, it } from 'vitest';
import { presentLocation } from '../../../shared/dealers/dealer-store.ts';
import { explainSettings } from '../../../shared/dealers/explain-settings.ts';
import { saveDealer } from '../../../shared/dealers/save-dealer.ts';
import { saveLocation } from '../../../shared/dealers/save-location.ts';
import { saveNetwork } from '../../../shared/dealers/save-network.ts';
import { type AdminWorld, faultOf, GERMANY, worldWithDealers } from './admin-world.ts';

const at = async ({ table }: AdminWorld, dealerId: string) =>
  (await presentLocation(table)({ dealerId, locationId: '01' }))?.settings;

describe('a setting that a level above has locked', () => {
  it('S3.10–15 holds at all locations, also where another one is set, and that one holds again without the lock', async () => {
    const world = await worldWithDealers();
    await saveLocation(world.deps, {
      dealerId: '00027',
      locationId: '01',
      settings: { inviteDaysBefore: 5 },
    });
    await saveNetwork(world.deps, { networkId: 'bmw', settings: { inviteDaysBefore: 2 } });
    expect(await at(world, '00027')).toMatchObject({ inviteDaysBefore: 5 });
    expect(await at(world, '00031')).toMatchObject({ inviteDaysBefore: 2 });
    await saveNetwork(world.deps, { networkId: 'bmw', lock: ['inviteDaysBefore'] });
    expect(await at(world, '00027')).toMatchObject({ inviteDaysBefore: 2 });
    await saveNetwork(world.deps, { networkId: 'bmw', unlock: ['inviteDaysBefore'] });
    expect(await at(world, '00027')).toMatchObject({ inviteDaysBefore: 5 });
  });

  it.each([
    ['set', { settings: { quietHours: null } }],
    ['set to be inherited', { unset: ['quietHours'] }],
  ])('S3.10–15 cannot be %s below', async (_, patch) => {
    const world = await worldWithDealers();
    await saveNetwork(world.deps, { networkId: 'bmw', lock: ['quietHours'] });
    const refused = { kind: 'Forbidden', code: 'setting.locked' };
    expect(await faultOf(saveDealer(world.deps, { dealerId: '00027', ...patch }))).toMatchObject({
      ...refused,
      details: { issues: [{ path: 'settings.quietHours', message: 'locked by the network' }] },
    });
    const location = { dealerId: '00027', locationId: '01' };
    expect(await faultOf(saveLocation(world.deps, { ...location, ...patch }))).toMatchObject(refused);
    expect(await saveLocation(world.deps, { ...location, name: 'Another name' })).toMatchObject({
      result: 'updated',
    });
  });

  it('a dealer locks for its own locations only', async () => {
    const world = await worldWithDealers();
    await saveDealer(world.deps, { dealerId: '00027', lock: ['colour'] });
    const colour = { locationId: '01', settings: { colour: '#112233' } };
    expect(await faultOf(saveLocation(world.deps, { dealerId: '00027', ...colour }))).toMatchObject({
      code: 'setting.locked',
    });
    expect(await saveLocation(world.deps, { dealerId: '00031', ...colour })).toMatchObject({
      result: 'updated',
    });
  });

  it('has a value: what nobody could ever set is not locked', async () => {
    const world = await worldWithDealers();
    const without = { networkId: 'other', name: 'Other' };
    expect(await faultOf(saveNetwork(world.deps, { ...without, lock: ['zone'] }))).toMatchObject({
      code: 'setting.lock_empty',
      details: { issues: [{ path: 'settings.zone' }] },
    });
    await saveNetwork(world.deps, { ...without, settings: GERMANY, lock: ['zone', 'colour'] });
    expect(await faultOf(saveNetwork(world.deps, { networkId: 'other', unset: ['zone'] }))).toMatchObject({
      code: 'setting.lock_empty',
    });
  });

  it('retention is not locked so: it has a lock of its own', async () => {
    const world = await worldWithDealers();
    expect(await faultOf(saveNetwork(world.deps, { networkId: 'bmw', lock: ['retention'] }))).toMatchObject({
      kind: 'InvalidInput',
    });
  });
});

describe('who set a setting', () => {
  it('S3.10–15 is the level that locked it, whatever stands below', () => {
    const explained = explainSettings([
      { settings: { quietHours: null, colour: '#111111' }, locked: ['quietHours'] },
      { settings: { quietHours: { from: '08:00', to: '20:00' } }, locked: ['colour', 'language'] },
      { settings: { colour: '#222222', inviteDaysBefore: 1 } },
    ]);
    const of = (name: string) => explained.find(({ setting }) => setting === name);
    expect(of('quietHours')).toEqual({
      setting: 'quietHours',
      value: null,
      setBy: 'network',
      lockedBy: 'network',
    });
    expect(of('colour')).toMatchObject({ value: '#111111', setBy: 'network', lockedBy: 'dealer' });
    expect(of('inviteDaysBefore')).toEqual({ setting: 'inviteDaysBefore', value: 1, setBy: 'location' });
  });

  it('a level is not bound by its own lock', () => {
    const network = { settings: { colour: '#111111' }, locked: ['colour' as const] };
    const [ofNetwork, ofDealer] = [
      explainSettings([network]),
      explainSettings([network, { settings: {} }]),
    ].map((explained) => explained.find(({ setting }) => setting === 'colour'));
    expect(ofNetwork).toEqual({ setting: 'colour', value: '#111111', setBy: 'network' });
    expect(ofDealer).toMatchObject({ lockedBy: 'network' });
  });
});
