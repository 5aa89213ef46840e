import { describe, expect, it } from 'vitest';
import { presentLocation } from '../../../shared/dealers/dealer-store.ts';
import { saveNetwork } from '../../../shared/dealers/save-network.ts';
import { issuesOf, SettingsWorld } from './settings-world.ts';

const AT_01 = 'locationId=01';
const PUT = 'PUT /v1/settings';
const location = { level: 'location', locationId: '01' } as const;

describe('reading settings', () => {
  it('S3.10–15 says of each who set it and what it would be without', async () => {
    const world = await SettingsWorld.make();
    expect(await world.setting('anna', AT_01, 'zone')).toMatchObject({
      value: 'Europe/Berlin',
      setBy: 'network',
      unit: 'IANA time zone',
    });
    expect(await world.setting('anna', AT_01, 'inviteDaysBefore')).toEqual({
      setting: 'inviteDaysBefore',
      says: 'How long before the appointment those invites go out.',
      unit: 'days',
      least: 0,
      most: 60,
      value: 3,
      setBy: 'default',
    });
    await world.call('anna', PUT, { ...location, version: 1, settings: { zone: 'Europe/Vienna' } });
    expect(await world.setting('anna', AT_01, 'zone')).toMatchObject({
      value: 'Europe/Vienna',
      setBy: 'location',
      inherited: { value: 'Europe/Berlin', setBy: 'network' },
    });
  });

  it('S3.10–15 a locked one is the level’s that locked it, and says so', async () => {
    const world = await SettingsWorld.make();
    await world.call('anna', PUT, { ...location, version: 1, settings: { quietHours: null } });
    await saveNetwork(world.admin.deps, { networkId: 'bmw', lock: ['quietHours', 'sms'] });
    expect(await world.setting('anna', AT_01, 'quietHours')).toMatchObject({
      value: { from: '08:00', to: '21:00' },
      setBy: 'default',
      lockedBy: 'network',
    });
    expect((await world.call('anna', `GET /v1/settings?${AT_01}`)).body['locks']).toEqual([
      { setting: 'quietHours', by: 'network' },
      { setting: 'sms', by: 'network' },
    ]);
  });

  it('works out how the colour is seen', async () => {
    const world = await SettingsWorld.make();
    expect((await world.call('anna', 'GET /v1/settings')).body['contrast']).toEqual({
      text: '#ffffff',
      ratio: 6.39,
      onWhite: 6.39,
    });
    await world.call('anna', PUT, { level: 'dealer', version: 1, settings: { colour: '#ffd400' } });
    expect((await world.call('anna', `GET /v1/settings?${AT_01}`)).body['contrast']).toMatchObject({
      text: '#000000',
      onWhite: 1.43,
    });
  });

  it.each([
    ['anna', 'level=network', 403, 'level.network'],
    ['anna', 'locationId=09', 404, 'location.unknown'],
    ['zwei', AT_01, 404, 'location.unknown'],
    ['anna', 'level=country', 400, 'settings.invalid'],
    ['ben', AT_01, 403, 'role.missing'],
  ])('%s asking for %s is refused', async (sub, query, status, code) => {
    const world = await SettingsWorld.make();
    expect(await world.call(sub, `GET /v1/settings?${query}`)).toMatchObject({ status, body: { code } });
  });
});

describe('saving settings', () => {
  it('S2.1 S2.6 sets them for a location, inherits them again, and both are in force', async () => {
    const world = await SettingsWorld.make();
    const inForce = async () =>
      (await presentLocation(world.admin.table)({ dealerId: '00027', locationId: '01' }))?.settings;
    const saved = await world.call('anna', PUT, {
      ...location,
      version: 1,
      name: 'Muster Mitte',
      settings: { inviteDaysBefore: 5, checkInPage: 'own', confirmCheckIn: true, quietHours: null },
    });
    expect(saved.body).toMatchObject({ level: 'location', id: '01', name: 'Muster Mitte', version: 2 });
    expect(await inForce()).toMatchObject({ inviteDaysBefore: 5, checkInPage: 'own', quietHours: null });
    const back = { ...location, version: 2, inherit: ['inviteDaysBefore', 'quietHours'] };
    expect((await world.call('anna', PUT, back)).status).toBe(200);
    expect(await inForce()).toMatchObject({
      inviteDaysBefore: 3,
      quietHours: { from: '08:00', to: '21:00' },
    });
  });

  it('S3.10–15 a changed default reaches only locations without a setting of their own', async () => {
    const world = await SettingsWorld.make();
    await world.call('anna', PUT, { ...location, version: 1, settings: { inviteDaysBefore: 7 } });
    await world.call('nina', PUT, { level: 'network', version: 1, settings: { inviteDaysBefore: 2 } });
    expect(await world.setting('anna', AT_01, 'inviteDaysBefore')).toMatchObject({ value: 7 });
    expect(await world.setting('anna', 'locationId=02', 'inviteDaysBefore')).toMatchObject({
      value: 2,
      setBy: 'network',
    });
  });

  it('S3.10–15 what the network has locked is refused below, and the network still changes it', async () => {
    const world = await SettingsWorld.make();
    await world.call('nina', PUT, { level: 'network', version: 1, lock: ['checkInPage'] });
    for (const change of [{ settings: { checkInPage: 'own' } }, { inherit: ['checkInPage'] }]) {
      const refused = await world.call('anna', PUT, { ...location, version: 1, ...change });
      expect(refused).toMatchObject({ status: 403, body: { code: 'setting.locked' } });
      expect(issuesOf(refused)).toEqual(['settings.checkInPage']);
    }
    const changed = await world.call('nina', PUT, {
      level: 'network',
      version: 2,
      settings: { checkInPage: 'own' },
    });
    expect(changed.status).toBe(200);
    expect(await world.setting('anna', AT_01, 'checkInPage')).toMatchObject({
      value: 'own',
      setBy: 'network',
    });
  });

  it('tells of two who save at once the second, with what stands there now', async () => {
    const world = await SettingsWorld.make();
    await world.call('anna', PUT, { ...location, version: 1, settings: { colour: '#111111' } });
    const late = await world.call('nina', PUT, { ...location, version: 1, settings: { colour: '#222222' } });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'settings.changed', current: { version: 2, level: 'location' } },
    });
    expect(await world.setting('anna', AT_01, 'colour')).toMatchObject({ value: '#111111' });
  });

  it.each([
    [
      'hours that end before they begin',
      { settings: { quietHours: { from: '20:00', to: '08:00' } } },
      ['settings.quietHours'],
    ],
    [
      'several at once',
      { settings: { zone: 'Mars/Base', colour: 'blue' } },
      ['settings.zone', 'settings.colour'],
    ],
    ['a setting of a channel', { settings: { sms: null } }, ['settings']],
    ['a value and none', { settings: { colour: '#112233' }, inherit: ['colour'] }, ['inherit']],
    ['a lock at a location', { lock: ['colour'] }, ['lock']],
    ['an empty name', { name: ' ' }, ['name']],
    ['a location that is not said', { locationId: undefined }, ['locationId']],
  ])('names the fault beside its field: %s', async (_, change, paths) => {
    const world = await SettingsWorld.make();
    const refused = await world.call('anna', PUT, { ...location, version: 1, ...change });
    expect(refused.status).toBe(400);
    expect(issuesOf(refused)).toEqual(paths);
  });

  it('leaves no location without a zone, language or country', async () => {
    const world = await SettingsWorld.make();
    const taken = await world.call('nina', PUT, { level: 'network', version: 1, inherit: ['zone'] });
    expect(taken).toMatchObject({ status: 400, body: { code: 'settings.invalid' } });
    expect(issuesOf(taken)).toEqual(['settings.zone']);
  });

  it.each([
    ['anna', { level: 'network', version: 1, name: 'Mine' }, 'level.network'],
    ['zwei', { level: 'dealer', version: 1, name: 'Mine' }, 'level.dealer_wide'],
    ['ben', { ...location, version: 1, name: 'Mine' }, 'role.missing'],
  ])('%s cannot decide for %o', async (sub, change, code) => {
    const world = await SettingsWorld.make();
    expect(await world.call(sub, PUT, change)).toMatchObject({ status: 403, body: { code } });
  });

  it('somebody who looks after one location sets that one, and no other', async () => {
    const world = await SettingsWorld.make();
    const own = { level: 'location', locationId: '02', version: 1, settings: { inviteDaysBefore: 1 } };
    expect((await world.call('zwei', PUT, own)).status).toBe(200);
    expect(await world.call('zwei', PUT, { ...own, locationId: '01' })).toMatchObject({ status: 404 });
    expect((await world.call('zwei', 'GET /v1/settings')).body).toMatchObject({ mayChange: false });
  });
});

describe('who changed what', () => {
  it('is said for each change, with who and when, from what to what', async () => {
    const world = await SettingsWorld.make();
    await world.call('anna', PUT, { ...location, version: 1, settings: { inviteDaysBefore: 5 } });
    const [entry] = await world.record('location/01');
    expect(entry).toMatchObject({
      at: '2026-11-24T10:00:01.000Z',
      by: { sub: 'anna', name: 'anna' },
      what: 'location.changed',
      says: 'changed settings of the location',
      target: 'location/01',
      changes: [{ path: 'settings.inviteDaysBefore', to: '5' }],
    });
    expect((await world.record())[0]).toEqual(entry);
  });

  it('S0.3 a dealer reads its own record, the network’s is for its admins', async () => {
    const world = await SettingsWorld.make();
    await world.call('nina', PUT, { level: 'network', version: 1, settings: { colour: '#101010' } });
    await world.call('otto', PUT, { level: 'dealer', version: 1, settings: { colour: '#202020' } });
    expect(await world.call('anna', 'GET /v1/audit?level=network')).toMatchObject({
      status: 403,
      body: { code: 'level.network' },
    });
    expect((await world.call('nina', 'GET /v1/audit?level=network')).body['entries']).toMatchObject([
      { what: 'network.changed', by: { sub: 'nina' } },
      { what: 'network.created' },
    ]);
    expect(JSON.stringify(await world.record())).not.toContain('otto');
  });

  it('who looks after some locations reads about those', async () => {
    const world = await SettingsWorld.make();
    expect((await world.call('zwei', 'GET /v1/audit?target=location/02')).status).toBe(200);
    for (const query of ['', '?target=location/01', '?target=dealer'])
      expect(await world.call('zwei', `GET /v1/audit${query}`)).toMatchObject({
        status: 403,
        body: { code: 'level.dealer_wide' },
      });
  });
});
