import { beforeEach, describe, expect, it } from 'vitest';
import { BOOKING_WORDS, weekInWords } from '../../../functions/console/booking-words.ts';
import { SETTINGS_WORDS } from '../../../functions/console/settings-words.ts';
import { DEFAULT_BOOKING_HOURS } from '../../../shared/dealers/booking.ts';
import { saveLocation } from '../../../shared/dealers/save-location.ts';
import { saveNetwork } from '../../../shared/dealers/save-network.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { fieldsOf, SettingsPlace } from './settings-place.ts';

/* What booking will go by, on the pages of levels and in the history. */

const LEVEL = '/console/settings/level';
const AT_01 = `GET ${LEVEL}?location=01`;
const SATURDAY = { 'bookingHours.saturday.from': '09:00', 'bookingHours.saturday.to': '12:00' };
let place: SettingsPlace;
beforeEach(async () => {
  place = await SettingsPlace.make();
});

const formAt01 = async () => fieldsOf((await place.ask('anna', AT_01)).html, LEVEL);
/** The form as it stands, with something else in it, and without some of it. */
const saveAt01 = async (change: Record<string, string>, without: string[] = []) => {
  const form = { ...(await formAt01()), ...change };
  for (const name of without) delete form[name];
  return place.ask('anna', `POST ${LEVEL}`, form);
};

describe('booking on the page of a level', () => {
  it('S4.6 S4.13 is set by boxes and fields, and says that customers see nothing of it yet', async () => {
    const shown = await place.ask('anna', AT_01);
    expect(shown.text).toContain('Customers cannot book through us yet');
    expect(shown.text).toContain('Mon–Fri 08:00–17:00');
    const saved = await saveAt01(
      {
        'bookingWays.in-store': 'on',
        'bookingWays.online': 'on',
        bookingTells: 'salesman',
        bookingNoticeHours: '48',
        bookingDaysAhead: '30',
        ...SATURDAY,
      },
      ['bookingHours.saturday.closed'],
    );
    expect(saved.status).toBe(303);
    expect(await place.inForce()).toMatchObject({
      bookingWays: ['in-store', 'online'],
      bookingTells: 'salesman',
      bookingNoticeHours: 48,
      bookingDaysAhead: 30,
      bookingHours: { ...DEFAULT_BOOKING_HOURS, saturday: { from: '09:00', to: '12:00' } },
    });
    const { text } = await place.ask('anna', AT_01);
    expect(text).toContain('Mon–Fri 08:00–17:00, Sat 09:00–12:00');
    expect(text).toContain('Do not set it here any more; then none (booking is off) holds');
    expect(text).toContain('Do not set it here any more; then 24 hours holds');
  });

  it('S4.6 is off again when no box is ticked, and a day is closed again by its own', async () => {
    await saveAt01({ 'bookingWays.online': 'on' });
    await saveAt01({ 'bookingHours.monday.closed': 'on' }, ['bookingWays.online']);
    expect(await place.inForce()).toMatchObject({
      bookingWays: [],
      bookingHours: { ...DEFAULT_BOOKING_HOURS, monday: null },
    });
  });

  it('S4.6 stays as it is without fields, and whatever order it stands in', async () => {
    await saveLocation(place.world.admin.deps, {
      dealerId: '00027',
      locationId: '01',
      settings: { bookingWays: ['at-home', 'in-store'] },
    });
    const before = await place.world.record('location/01');
    await saveAt01({});
    await saveAt01({}, ['bookingWays', 'bookingWays.at-home', 'bookingWays.in-store']);
    expect(await place.world.record('location/01')).toEqual(before);
  });

  it('S3.10–15 S4.6 has no field for what the network has locked, and is not switched off by that', async () => {
    const network = `GET ${LEVEL}?level=network`;
    const form = fieldsOf((await place.ask('nina', network)).html, LEVEL);
    const locking = { 'bookingWays.online': 'on', 'lock.bookingWays': 'on' };
    await place.ask('nina', `POST ${LEVEL}`, { ...form, ...locking });
    const { html, text } = await place.ask('anna', AT_01);
    expect(html).not.toContain('name="bookingWays');
    expect(text).toMatch(/Kinds of appointment Set by the network Locked by the network Online/);
    const without = await formAt01();
    await saveNetwork(place.world.admin.deps, { networkId: 'bmw', unlock: ['bookingWays'] });
    expect((await place.ask('anna', `POST ${LEVEL}`, without)).status).toBe(303);
    expect(await place.inForce()).toMatchObject({ bookingWays: ['online'] });
  });

  it('inherits again what its box is ticked for, and nothing else', async () => {
    await saveAt01({ bookingTells: 'headquarters', bookingDaysAhead: '7' });
    await saveAt01({ 'inherit.bookingTells': 'on' });
    expect(await place.inForce()).toMatchObject({ bookingTells: 'store', bookingDaysAhead: 7 });
  });

  it('says beside each field what is wrong with it, opens the days, and keeps what was typed', async () => {
    const wrong = {
      bookingNoticeHours: '1000',
      bookingDaysAhead: '0',
      'bookingHours.monday.from': '18:00',
      'bookingHours.tuesday.to': '',
    };
    const refused = await saveAt01(wrong, ['bookingHours.sunday.closed']);
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/id="bookingNoticeHours-fault"[^>]*>\s*A number from 0 to 720/);
    expect(refused.html).toMatch(/id="bookingDaysAhead-fault"[^>]*>\s*A number from 1 to 365/);
    for (const day of ['monday', 'tuesday', 'sunday'])
      expect(refused.html).toMatch(
        new RegExp(String.raw`id="bookingHours\.${day}\.from-fault"[^>]*>\s*The hours must end`),
      );
    expect(refused.text).toContain('Days and hours for appointments, Monday: The hours must end');
    expect(refused.html).toMatch(/<details class="more" open[^>]*>\s*<summary>Mon–Fri/);
    expect(fieldsOf(refused.html, LEVEL)).toMatchObject(wrong);
    expect(await place.inForce()).toMatchObject({
      bookingNoticeHours: 24,
      bookingHours: DEFAULT_BOOKING_HOURS,
    });
  });

  it.each(LANGUAGES)('says in %s that customers cannot book yet, and what is set', async (language) => {
    await saveAt01({ 'bookingWays.at-home': 'on', bookingTells: 'headquarters' });
    const { text } = await place.ask('zwei', `GET ${LEVEL}?level=dealer`, undefined, language);
    const words = BOOKING_WORDS[language];
    expect(text).toContain(words.notYet);
    expect(text).toContain(words.off);
    expect(text).toContain(words.hours(24));
    expect(text).toContain(SETTINGS_WORDS[language].days(60));
    const own = await place.ask('anna', AT_01, undefined, language);
    for (const says of [words.ways['at-home'], words.tells.headquarters, words.closed])
      expect(own.text).toContain(says);
  });
});

describe('the hours of a week', () => {
  it.each([
    ['en', 'Mon–Fri 08:00–17:00'],
    ['de', 'Mo–Fr 08:00–17:00'],
    ['nl', 'ma–vr 08:00–17:00'],
    ['fr', 'lun.–ven. 08:00–17:00'],
    ['sk', 'po–pi 08:00–17:00'],
  ] as const)('are said in short in %s: %s', (language, says) => {
    expect(weekInWords(language, DEFAULT_BOOKING_HOURS)).toBe(says);
  });

  it('name days that have hours of their own, and say where there are none', () => {
    const short = { from: '08:00', to: '12:00' };
    const week = { ...DEFAULT_BOOKING_HOURS, wednesday: short, saturday: short, sunday: short };
    expect(weekInWords('en', week)).toBe(
      'Mon–Tue 08:00–17:00, Wed 08:00–12:00, Thu–Fri 08:00–17:00, Sat–Sun 08:00–12:00',
    );
    const off = { monday: null, tuesday: null, wednesday: null, thursday: null, friday: null };
    expect(weekInWords('en', { ...DEFAULT_BOOKING_HOURS, ...off })).toBe('closed on all days');
  });
});

describe('a change of booking in the history', () => {
  const history = async () =>
    (await place.ask('anna', 'GET /console/settings/history?target=location%2F01')).text;

  it('S4.6 S4.13 is said in words: a week that is set anew as a whole, else day by day', async () => {
    await saveAt01({
      'bookingWays.in-store': 'on',
      bookingTells: 'headquarters',
      bookingNoticeHours: '48',
      'bookingHours.monday.from': '09:00',
    });
    await saveAt01(
      {
        'bookingHours.monday.from': '10:00',
        'bookingHours.friday.closed': 'on',
        ...SATURDAY,
      },
      ['bookingHours.saturday.closed'],
    );
    await saveAt01({ 'inherit.bookingHours': 'on' });
    const text = await history();
    for (const says of [
      'Kinds of appointment: In store',
      'Who is told of a request: Headquarters',
      'Hours of notice: 48 hours',
      'Days and hours for appointments: Mon 09:00–17:00, Tue–Fri 08:00–17:00 ',
      'Days and hours for appointments, Monday, From: 09:00 → 10:00',
      'Days and hours for appointments, Friday: 08:00–17:00 → Closed',
      'Days and hours for appointments, Saturday: Closed → 09:00–12:00',
      'Days and hours for appointments: Mon 10:00–17:00, Tue–Thu 08:00–17:00, Sat 09:00–12:00 → –',
    ])
      expect(text).toContain(says);
    expect(text).not.toMatch(/[{}[\]…]|null|settings\./);
  });

  it('is one line also where every day becomes another one', async () => {
    const all = { 'bookingHours.saturday.from': '08:00', 'bookingHours.saturday.to': '09:00' };
    await saveAt01({ ...all }, ['bookingHours.saturday.closed']);
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
    const closed = Object.fromEntries(days.map((day) => [`bookingHours.${day}.closed`, 'on']));
    const sunday = { 'bookingHours.sunday.from': '10:00', 'bookingHours.sunday.to': '11:00' };
    await saveAt01({ ...closed, ...sunday }, ['bookingHours.sunday.closed']);
    expect(await history()).toContain(
      'Days and hours for appointments: Mon–Fri 08:00–17:00, Sat 08:00–09:00 → Sun 10:00–11:00',
    );
  });

  it('hours for messages that are at any hour from now on are said as they were', async () => {
    await saveAt01({ 'quietHours.to': '20:00' });
    await saveAt01({ 'quietHours.always': 'on' });
    expect(await history()).toContain('Hours for messages: 08:00–20:00 → At any hour');
  });
});
