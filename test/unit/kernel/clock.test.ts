import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { addDays, parseInstant } from '../../../shared/kernel/clock.ts';

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
