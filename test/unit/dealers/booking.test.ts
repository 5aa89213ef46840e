import { describe, expect, it } from 'vitest';
import {
  bookingHoursSchema,
  bookingWaysSchema,
  DEFAULT_BOOKING_HOURS,
  WEEKDAYS,
} from '../../../shared/dealers/booking.ts';
import { explainSettings } from '../../../shared/dealers/explain-settings.ts';
import { settingsInForce } from '../../../shared/dealers/locks.ts';
import { changesPlans } from '../../../shared/dealers/plan-settings.ts';
import { DEFAULT_SETTINGS, type PartialSettings, settingsSchema } from '../../../shared/dealers/settings.ts';
import { patchLevel } from '../../../shared/dealers/settings-patch.ts';

const { shape } = settingsSchema;
const NINE_TO_FIVE = { from: '09:00', to: '17:00' };
const everyDay = (hours: unknown) => Object.fromEntries(WEEKDAYS.map((day) => [day, hours]));

describe('what booking goes by', () => {
  it('S4.6 offers nothing until somebody says what', () => {
    expect(DEFAULT_SETTINGS.bookingWays).toEqual([]);
    expect(bookingHoursSchema.parse(DEFAULT_BOOKING_HOURS)).toEqual(DEFAULT_BOOKING_HOURS);
  });

  it.each([
    [['in-store'], true],
    [['at-home', 'online', 'in-store'], true],
    [[], true],
    [['online', 'online'], false],
    [['by-phone'], false],
  ])('S4.6 the kinds of appointment %j can be said: %s', (ways, isTaken) => {
    expect(bookingWaysSchema.safeParse(ways).success).toBe(isTaken);
  });

  it.each([
    ['headquarters', true],
    ['store', true],
    ['salesman', true],
    ['mechanic', false],
  ])('S4.13 that %s is told of a request can be said: %s', (tells, isTaken) => {
    expect(shape.bookingTells.safeParse(tells).success).toBe(isTaken);
  });

  it.each([
    ['every day', everyDay(NINE_TO_FIVE), true],
    ['no day', everyDay(null), true],
    ['a day that is not said', { monday: NINE_TO_FIVE }, false],
    ['hours that end when they begin', everyDay({ from: '09:00', to: '09:00' }), false],
    ['hours over midnight', { ...everyDay(null), friday: { from: '22:00', to: '02:00' } }, false],
    ['no time of day', { ...everyDay(null), friday: { from: '8', to: '24:00' } }, false],
  ])('hours can be set: %s', (_, hours, isTaken) => {
    expect(bookingHoursSchema.safeParse(hours).success).toBe(isTaken);
  });

  it.each([
    ['bookingNoticeHours', 0, true],
    ['bookingNoticeHours', 720, true],
    ['bookingNoticeHours', 721, false],
    ['bookingNoticeHours', -1, false],
    ['bookingNoticeHours', 1.5, false],
    ['bookingDaysAhead', 1, true],
    ['bookingDaysAhead', 365, true],
    ['bookingDaysAhead', 0, false],
    ['bookingDaysAhead', 366, false],
  ] as const)('%s can be %d: %s', (name, value, isTaken) => {
    expect(shape[name].safeParse(value).success).toBe(isTaken);
  });

  it('makes no plan of a visit anew', () => {
    const booking: PartialSettings = {
      bookingWays: ['online'],
      bookingTells: 'salesman',
      bookingDaysAhead: 9,
    };
    expect(changesPlans({ settings: {} }, { settings: booking })).toBe(false);
  });
});

describe('booking of a location', () => {
  const network = { settings: { bookingWays: ['in-store' as const], bookingNoticeHours: 48 } };
  const dealer = { settings: { bookingTells: 'headquarters' as const, bookingNoticeHours: 12 } };
  const location = { settings: { bookingWays: ['online' as const, 'at-home' as const] } };

  it('S3.10–15 S4.6 S4.13 is what the nearest level says, each part by itself', () => {
    expect(settingsInForce([network, dealer, location])).toMatchObject({
      bookingWays: ['online', 'at-home'],
      bookingTells: 'headquarters',
      bookingNoticeHours: 12,
      bookingDaysAhead: 60,
    });
    const explained = explainSettings([network, dealer, location]);
    expect(
      explained.filter(({ setting }) => setting.startsWith('booking')).map(({ setBy }) => setBy),
    ).toEqual(['location', 'dealer', 'dealer', 'default', 'default']);
  });

  it('S3.10–15 S4.6 is what the network says where it has locked it', () => {
    const locking = { ...network, locked: ['bookingWays' as const] };
    expect(settingsInForce([locking, dealer, location])).toMatchObject({ bookingWays: ['in-store'] });
    expect(explainSettings([locking, dealer, location])).toContainEqual({
      setting: 'bookingWays',
      value: ['in-store'],
      setBy: 'network',
      lockedBy: 'network',
    });
  });

  it('is inherited again without a value of its own', () => {
    const level = { name: 'Mitte', ...location };
    expect(patchLevel(level, { unset: ['bookingWays'], lock: ['bookingTells'] })).toEqual({
      name: 'Mitte',
      settings: {},
      locked: ['bookingTells'],
    });
  });
});
