import { describe, expect, it } from 'vitest';
import { VISIT_TEXTS } from '../../../functions/console/visit-texts.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { CountingTable } from '../../support/counting-table.ts';
import { answered } from '../staff-console/visits-world.ts';
import { VisitsPlace } from './visits-place.ts';

const EN = VISIT_TEXTS.en;
const DAY = '/console/today?location=01&day=2026-12-01';
const arranged = (person = {}) => new VisitsPlace().arrange(person);
/** The list of the day, without what waits from other days. */
const listOf = (text: string): string => text.slice(text.indexOf(`aria-label="${EN.today.otherDay}"`));

describe('GET /console/today', () => {
  it('S2.44 S2.45 S2.54 once the customer has answered there is an icon, the name is blue, and the row leads to the appointment', async () => {
    const place = await arranged();
    const before = await place.page(DAY);
    expect(before.status).toBe(200);
    expect(before.text).toContain('<span class="strong">Jürgen Müller</span>');
    expect(before.text).toContain(EN.states.invited);
    await place.send(answered);
    const { text } = await place.page(DAY);
    expect(text).toContain('<span class="answered">Jürgen Müller</span>');
    expect(text).toMatch(new RegExp(`<span class="chip info"><svg.*?</svg>${EN.states.answered}</span>`));
    expect(text).toContain(`href="/console/visits/${place.visitId}"`);
  });

  it('S2.47 a progress bar tells how far the check-in is, in words too', async () => {
    const place = await arranged();
    expect((await place.page(DAY)).text).toContain(`aria-label="${EN.progress(1, 4)}"`);
    await place.send(answered);
    const { text } = await place.page(DAY);
    expect(text).toMatch(/<progress value="3" max="4"/);
    expect(text).toContain(EN.today.openOf(2, 3));
  });

  it('S2.53 what waits shows on today’s list; all handled, it shows only on its day, blue and with an icon of its own', async () => {
    const place = await arranged();
    await place.send(answered);
    const today = await place.page('/console/today');
    expect(today.text).toContain(EN.today.stillOpen);
    expect(today.text).toContain('<span class="answered">Jürgen Müller</span>');
    expect(listOf(today.text)).toContain(EN.today.nothing);
    await place.mark('all', { handled: true });
    const after = await place.page('/console/today');
    expect(after.text).not.toContain(EN.today.stillOpen);
    expect(after.text).not.toContain('Jürgen');
    const onItsDay = (await place.page(DAY)).text;
    expect(onItsDay).toContain('<span class="answered">Jürgen Müller</span>');
    expect(onItsDay).toMatch(new RegExp(`<span class="chip good"><svg.*?</svg>${EN.states.handled}</span>`));
  });

  it('S2.53 shows a visit of today once, also while something in it waits', async () => {
    const place = await arranged();
    await place.send(answered);
    place.time = Date.parse('2026-12-01T06:00:00.000Z');
    const { text } = await place.page('/console/today');
    expect(text).not.toContain(EN.today.stillOpen);
    expect(text.split('Jürgen Müller')).toHaveLength(2);
  });

  it('S2.44 goes from day to day and back to today, at the location, and keeps the filter', async () => {
    const place = await arranged();
    const { text } = await place.page(`${DAY}&show=unanswered&search=müller`);
    const more = 'show=unanswered&amp;search=m%C3%BCller';
    expect(text).toContain(`href="/console/today?location=01&amp;day=2026-11-30&amp;${more}"`);
    expect(text).toContain(`href="/console/today?location=01&amp;day=2026-12-02&amp;${more}"`);
    expect(text).toContain(`href="/console/today?location=01&amp;day=2026-11-24&amp;${more}"`);
    expect(text).toContain('value="2026-12-01"');
    expect(text).toContain('<option value="unanswered" selected>');
    expect(text).toContain('<option value="02">BMW Muster Süd</option>');
  });

  it.each(['2026-02-30', 'x', '1999-12-31', '2026-12-01T10:00', ''])(
    'shows today for the day “%s”',
    async (day) => {
      const place = await arranged();
      const { status, text } = await place.page(
        `/console/today?day=${encodeURIComponent(day)}&show=nonsense`,
      );
      expect(status).toBe(200);
      expect(text).toContain(EN.today.heading);
      expect(text).toContain('value="2026-11-24"');
    },
  );

  it('says calmly that there is nothing, and that nothing fits', async () => {
    const place = await arranged();
    expect((await place.page('/console/today?day=2026-12-24')).text).toContain(EN.today.nothing);
    const none = await place.page(`${DAY}&search=nobody`);
    expect(none.text).toContain(EN.today.nothingFits);
    expect(none.text).toContain(EN.today.showAll);
  });

  it('S0.3 shows only locations of the person, and no other one by its address', async () => {
    const place = await arranged({ locationIds: ['01'] });
    const { text } = await place.page(DAY);
    expect(text).not.toContain('Süd');
    expect((await place.page('/console/today?location=02')).status).toBe(404);
  });

  it('S2.51 shows mechanics vehicles and work, no names, and nothing to search them by', async () => {
    const place = await arranged({ roles: ['mechanic'] });
    await place.send(answered);
    const { text } = await place.page(DAY);
    expect(text).toContain('M-KS 1234');
    expect(text).toContain('Ölwechsel');
    expect(text).toContain(EN.today.searchVehicle);
    expect(text).not.toMatch(/Jürgen|Müller|171|juergen/);
    expect((await place.page('/console/today')).text).not.toContain(EN.today.stillOpen);
  });

  it('tells by a version when something has changed, and only then', async () => {
    const place = await arranged();
    const version = async () => /data-version="(\w+)"/.exec((await place.page(DAY)).text)?.[1];
    const before = await version();
    expect(before).toMatch(/^\w{20}$/);
    place.time += 60_000;
    expect(await version()).toBe(before);
    await place.send(answered);
    expect(await version()).not.toBe(before);
  });

  it('escapes what partners and staff write', async () => {
    const place = new VisitsPlace();
    await place.arrange();
    const evil = '<script>alert(1)</script>';
    const { text } = await place.page(`${DAY}&search=${encodeURIComponent(evil)}`);
    expect(text).not.toContain(evil);
  });

  it.each(LANGUAGES)('has all its words in %s', async (language) => {
    const place = await arranged();
    await place.send(answered);
    const { text } = await place.page('/console/today', undefined, { language });
    expect(text).toContain(`lang="${language}"`);
    expect(text).toContain(VISIT_TEXTS[language].today.stillOpenLead);
  });

  it('reads no more than a page of each list', async () => {
    const place = await arranged();
    await place.send(answered);
    const counting = new CountingTable(place.memory);
    await place.page('/console/today', undefined, { table: counting });
    expect(counting.calls.filter((call) => call.startsWith('index'))).toHaveLength(1);
    expect(counting.readUnits).toBeLessThan(8);
  });
});
