import { describe, expect, it } from 'vitest';
import { dealers, locationFinder, locations } from '../../../shared/dealers/dealer-store.ts';
import { saveDealer } from '../../../shared/dealers/save-dealer.ts';
import { saveLocation } from '../../../shared/dealers/save-location.ts';
import { saveNetwork } from '../../../shared/dealers/save-network.ts';
import { AdminWorld, faultOf, GERMANY, pathsOf, worldWithDealers } from './admin-world.ts';

const place = { dealerId: '00027', locationId: '01' };

describe('saving a network, a dealer and a location', () => {
  it('makes all three and resolves what holds at the location', async () => {
    const world = new AdminWorld();
    const network = await saveNetwork(world.deps, {
      networkId: 'bmw',
      name: 'BMW',
      settings: { language: 'de', country: 'DE' },
    });
    await saveDealer(world.deps, {
      dealerId: '00027',
      networkId: 'bmw',
      name: 'Autohaus Muster',
      settings: { quietHours: null },
    });
    await saveLocation(world.deps, { ...place, name: 'Munich', settings: { zone: 'Europe/Berlin' } });
    expect(network).toEqual({
      result: 'created',
      changes: [
        { path: 'networkId', to: 'bmw' },
        { path: 'name', to: 'BMW' },
        { path: 'settings.language', to: 'de' },
        { path: 'settings.country', to: 'DE' },
      ],
      item: { networkId: 'bmw', name: 'BMW', settings: { language: 'de', country: 'DE' } },
    });
    expect(await locationFinder(world.table)(place)).toMatchObject({
      dealerName: 'Autohaus Muster',
      name: 'Munich',
      settings: {
        zone: 'Europe/Berlin',
        language: 'de',
        country: 'DE',
        quietHours: null,
        inviteDaysBefore: 3,
      },
    });
  });

  it('keeps what a second save leaves out, and tells what it changed', async () => {
    const world = await worldWithDealers();
    await saveLocation(world.deps, {
      ...place,
      settings: { quietHours: { from: '08:00', to: '20:00' }, colour: '#112233' },
    });
    const saved = await saveLocation(world.deps, {
      ...place,
      name: 'Munich East',
      settings: { quietHours: null },
    });
    expect(saved.result).toBe('updated');
    expect(saved.changes).toEqual([
      { path: 'name', from: 'Location of 00027', to: 'Munich East' },
      { path: 'settings.quietHours', from: { from: '08:00', to: '20:00' }, to: null },
    ]);
    expect(saved.item.settings).toEqual({ quietHours: null, colour: '#112233' });
  });

  it('writes nothing when everything is as asked already', async () => {
    const world = await worldWithDealers();
    const before = await dealers.get(world.table, place);
    expect(await saveDealer(world.deps, { dealerId: '00027', name: 'Dealer 00027' })).toMatchObject({
      result: 'unchanged',
      changes: [],
    });
    expect((await dealers.get(world.table, place))?.version).toBe(before?.version);
  });

  it('inherits a setting again that is unset', async () => {
    const world = await worldWithDealers();
    await saveLocation(world.deps, { ...place, settings: { language: 'fr' } });
    const saved = await saveLocation(world.deps, { ...place, unset: ['language'] });
    expect(saved.changes).toEqual([{ path: 'settings.language', from: 'fr' }]);
    expect((await locationFinder(world.table)(place))?.settings.language).toBe('de');
  });

  it('keeps leading zeros: 27 is another dealer', async () => {
    const world = await worldWithDealers();
    expect(
      await faultOf(saveLocation(world.deps, { dealerId: '27', locationId: '01', name: 'x' })),
    ).toMatchObject({ kind: 'NotFound', code: 'dealer.unknown' });
  });
});

describe('wrong input', () => {
  it('names every faulty setting and every unknown field, not its value', async () => {
    const world = await worldWithDealers();
    const fault = await faultOf(
      saveLocation(world.deps, {
        ...place,
        settings: { zone: 'Mars/Base', colour: 'blue', inviteDaysBefore: -1, nonsense: 1 },
      }),
    );
    expect(fault).toMatchObject({ kind: 'InvalidInput', code: 'location.invalid' });
    expect(fault.details.issues?.map(({ path }) => path)).toEqual([
      'settings.zone',
      'settings.inviteDaysBefore',
      'settings.colour',
      'settings',
    ]);
    expect(fault.message).not.toContain('Mars/Base');
  });

  it('needs a name when it makes something new', async () => {
    const world = await worldWithDealers();
    expect(await pathsOf(saveNetwork(world.deps, { networkId: 'new' }))).toEqual(['name']);
    expect(await pathsOf(saveDealer(world.deps, { dealerId: '00099', networkId: 'bmw' }))).toEqual(['name']);
    expect(await pathsOf(saveDealer(world.deps, { dealerId: '00099', name: 'x' }))).toEqual(['networkId']);
  });

  it('refuses a dealer of a network that does not exist', async () => {
    const world = await worldWithDealers();
    expect(
      await faultOf(saveDealer(world.deps, { dealerId: '00099', networkId: 'audi', name: 'x' })),
    ).toMatchObject({ kind: 'NotFound', code: 'network.unknown' });
  });

  it('refuses a location for which zone, language or country is set nowhere', async () => {
    const world = new AdminWorld();
    await saveNetwork(world.deps, { networkId: 'bmw', name: 'BMW' });
    await saveDealer(world.deps, {
      dealerId: '00027',
      networkId: 'bmw',
      name: 'Dealer',
      settings: { language: 'de' },
    });
    const saving = saveLocation(world.deps, { ...place, name: 'Munich' });
    expect(await faultOf(saving)).toMatchObject({
      kind: 'InvalidInput',
      code: 'location.settings_incomplete',
    });
    expect(await pathsOf(saving)).toEqual(['settings.zone', 'settings.country']);
    expect(await locations.get(world.table, place)).toBeUndefined();
  });

  it('refuses to take from a dealer what its locations need', async () => {
    const world = new AdminWorld();
    await saveNetwork(world.deps, { networkId: 'bmw', name: 'BMW' });
    await saveDealer(world.deps, { dealerId: '00027', networkId: 'bmw', name: 'Dealer', settings: GERMANY });
    await saveLocation(world.deps, { ...place, name: 'Munich' });
    expect(await faultOf(saveDealer(world.deps, { dealerId: '00027', unset: ['zone'] }))).toMatchObject({
      code: 'location.settings_incomplete',
    });
    expect((await dealers.get(world.table, place))?.settings.zone).toBe('Europe/Berlin');
  });

  it.each([undefined, null, 'dealer', [], { dealerId: '00/27' }, { dealerId: '' }])(
    'refuses %o',
    async (command) => {
      const { deps } = new AdminWorld();
      for (const save of [saveNetwork, saveDealer, saveLocation])
        expect(await faultOf(save(deps, command))).toMatchObject({ kind: 'InvalidInput' });
    },
  );
});
