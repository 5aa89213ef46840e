import { describe, expect, it } from 'vitest';
import { presentLocation } from '../../../shared/dealers/dealer-store.ts';
import { DEFAULT_BOOKING_HOURS } from '../../../shared/dealers/booking.ts';
import { issuesOf, SettingsWorld } from './settings-world.ts';

/* What booking will go by, at the staff endpoints. */

const PUT = 'PUT /v1/settings';
const AT_01 = 'locationId=01';
const location = { level: 'location', locationId: '01', version: 1 } as const;

describe('booking in the settings', () => {
  it('S4.6 S4.13 is read with its bounds and choices, and nothing is offered yet', async () => {
    const world = await SettingsWorld.make();
    expect(await world.setting('anna', AT_01, 'bookingWays')).toMatchObject({
      options: ['in-store', 'online', 'at-home'],
      value: [],
      setBy: 'default',
    });
    expect(await world.setting('anna', AT_01, 'bookingTells')).toMatchObject({
      options: ['headquarters', 'store', 'salesman'],
      value: 'store',
    });
    expect(await world.setting('anna', AT_01, 'bookingNoticeHours')).toMatchObject({
      unit: 'hours',
      least: 0,
      most: 720,
      value: 24,
    });
    expect(await world.setting('anna', AT_01, 'bookingDaysAhead')).toMatchObject({
      unit: 'days',
      least: 1,
      most: 365,
      value: 60,
    });
  });

  it('S4.6 S4.13 is set for a location, is in force there, stands in the record, and is inherited again', async () => {
    const world = await SettingsWorld.make();
    const inForce = async () =>
      (await presentLocation(world.admin.table)({ dealerId: '00027', locationId: '01' }))?.settings;
    const settings = {
      bookingWays: ['in-store', 'at-home'],
      bookingTells: 'salesman',
      bookingHours: { ...DEFAULT_BOOKING_HOURS, saturday: { from: '09:00', to: '12:00' } },
    };
    await world.call('nina', PUT, { level: 'network', version: 1, settings: { bookingWays: ['online'] } });
    expect((await world.call('anna', PUT, { ...location, settings })).status).toBe(200);
    expect(await inForce()).toMatchObject(settings);
    expect(await world.setting('anna', AT_01, 'bookingWays')).toMatchObject({
      setBy: 'location',
      inherited: { value: ['online'], setBy: 'network' },
    });
    const [entry] = await world.record('location/01');
    expect(entry).toMatchObject({ by: { sub: 'anna' }, what: 'location.changed' });
    expect(entry?.['changes']).toContainEqual({
      path: 'settings.bookingWays',
      to: '["in-store","at-home"]',
    });
    await world.call('anna', PUT, { ...location, version: 2, inherit: ['bookingWays'] });
    expect(await inForce()).toMatchObject({ bookingWays: ['online'], bookingTells: 'salesman' });
  });

  it('S3.10–15 S4.13 that the network has locked is refused below', async () => {
    const world = await SettingsWorld.make();
    await world.call('nina', PUT, {
      level: 'network',
      version: 1,
      settings: { bookingTells: 'headquarters' },
      lock: ['bookingTells'],
    });
    const refused = await world.call('anna', PUT, { ...location, settings: { bookingTells: 'store' } });
    expect(refused).toMatchObject({ status: 403, body: { code: 'setting.locked' } });
    expect(issuesOf(refused)).toEqual(['settings.bookingTells']);
    expect(await world.setting('anna', AT_01, 'bookingTells')).toMatchObject({
      value: 'headquarters',
      lockedBy: 'network',
    });
  });

  it.each([
    ['an unknown kind of appointment', { bookingWays: ['by-phone'] }, 'settings.bookingWays.0'],
    ['a kind twice', { bookingWays: ['online', 'online'] }, 'settings.bookingWays'],
    ['somebody else to tell', { bookingTells: 'everybody' }, 'settings.bookingTells'],
    ['too much notice', { bookingNoticeHours: 721 }, 'settings.bookingNoticeHours'],
    ['no day ahead', { bookingDaysAhead: 0 }, 'settings.bookingDaysAhead'],
    [
      'hours that end before they begin',
      { bookingHours: { ...DEFAULT_BOOKING_HOURS, monday: { from: '17:00', to: '08:00' } } },
      'settings.bookingHours.monday',
    ],
  ])('names the fault beside its field: %s', async (_, settings, path) => {
    const world = await SettingsWorld.make();
    const refused = await world.call('anna', PUT, { ...location, settings });
    expect(refused.status).toBe(400);
    expect(issuesOf(refused)).toEqual([path]);
  });
});
