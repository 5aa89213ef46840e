import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Temporal } from 'temporal-polyfill';
import { addDays, atLocalTime, localDay, localTime, parseInstant } from '../../../shared/kernel/clock.ts';

const instantSchema = z.iso.datetime({ offset: true });

it('keeps milliseconds of a fraction of any length', () => {
  expect(parseInstant('2026-12-01T09:30:00.123456789012345Z')).toBe('2026-12-01T09:30:00.123Z');
  expect(parseInstant('2026-12-01T09:30:00.5+01:00')).toBe('2026-12-01T08:30:00.500Z');
});

it('counts calendar days, beyond the years of four digits too', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('0000-01-01', -3)).toBe('-000001-12-29');
  expect(addDays('9999-12-31', 3)).toBe('+010000-01-03');
});

it('reads every time that the doors take', () => {
  const two = (most: number) => fc.nat({ max: most }).map((number) => String(number).padStart(2, '0'));
  const offset = fc.oneof(
    fc.constant('Z'),
    fc
      .tuple(fc.constantFrom('+', '-'), two(23), two(59))
      .map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
  );
  const fraction = fc.stringMatching(/^(\.\d{1,30})?$/);
  const time = fc
    .tuple(fc.nat({ max: 9999 }), two(12), two(31), two(23), two(59), two(59), fraction, offset)
    .map(
      ([year, month, day, hours, minutes, seconds, rest, zone]) =>
        `${String(year).padStart(4, '0')}-${month}-${day}T${hours}:${minutes}:${seconds}${rest}${zone}`,
    )
    .filter((text) => instantSchema.safeParse(text).success);
  fc.assert(
    fc.property(time, (text) => {
      expect(parseInstant(text)).toMatch(/^([+-]\d\d)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }),
    { numRuns: 500 },
  );
});

describe('S2.13 knows the clocks of every zone as Temporal does, also around their changes', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC');
  /** Any time since 1900, mostly within a day of a clock change. */
  const moment = fc
    .record({
      zone,
      ms: fc.integer({ min: -2.2e12, max: 4e12 }),
      near: fc.option(fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: -1e8, max: 1e8 }))),
    })
    .map(({ zone: at, ms, near }) => {
      const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(at);
      const change = near === null ? undefined : there.getTimeZoneTransition('next')?.epochMilliseconds;
      return { zone: at, ms: change === undefined ? ms : change + (near ?? 0) };
    });

  it('the day and the time of an instant', () => {
    fc.assert(
      fc.property(moment, ({ ms, zone: at }) => {
        const instant = new Date(ms).toISOString();
        const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(at);
        expect(localDay(instant, at)).toBe(there.toPlainDate().toString());
        expect(localTime(instant, at)).toBe(there.toPlainTime().toString({ smallestUnit: 'minute' }));
      }),
      { numRuns: 2000 },
    );
  });

  it('the instant of a day and a time, skipped and repeated ones too', () => {
    fc.assert(
      fc.property(moment, ({ ms, zone: at }) => {
        const wall = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(at).toPlainDateTime();
        const there = wall.round({ smallestUnit: 'minute', roundingMode: 'floor' });
        for (const asked of [there, there.add({ minutes: 30 }), there.add({ hours: 1 })]) {
          const time = asked.toPlainTime().toString({ smallestUnit: 'minute' });
          const expected = asked.toZonedDateTime(at, { disambiguation: 'compatible' }).epochMilliseconds;
          expect(atLocalTime(asked.toPlainDate().toString(), time, at)).toBe(
            new Date(expected).toISOString(),
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses a zone that there is not', () => {
    expect(() => localDay('2026-12-01T09:30:00.000Z', 'Europe/Nowhere')).toThrow(RangeError);
  });
});
