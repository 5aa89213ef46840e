import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.ts';

/** A local time of day, `HH:MM`. */
export type LocalTime = string;

export const toInstant = (instant: Temporal.Instant): Instant =>
  instant.toString({ fractionalSecondDigits: 3 });

/** Temporal reads nanoseconds and refuses a finer fraction, which ISO 8601 allows; we keep milliseconds. */
const BEYOND_NANOSECONDS = /(?<=\.\d{9})\d+/;

/** Any ISO 8601 text with an offset as our one form. Throws a RangeError when it is not one. */
export const parseInstant = (text: string): Instant =>
  toInstant(Temporal.Instant.from(text.replace(BEYOND_NANOSECONDS, '')));

/** Seconds may be negative or a fraction. */
export const addSeconds = (instant: Instant, seconds: number): Instant =>
  toInstant(Temporal.Instant.fromEpochMilliseconds(Date.parse(instant) + Math.round(seconds * 1000)));

/** `to` minus `from` in seconds, negative when `to` is earlier. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  (Date.parse(to) - Date.parse(from)) / 1000;

/** The calendar day at a place: `2026-12-01`. */
export const localDay = (instant: Instant, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The time of day at a place: `19:05`. */
export const localTime = (instant: Instant, zone: string): LocalTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });

/** `days` calendar days later (or earlier) at the same place. */
export const addDays = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/**
 * The instant of a wall-clock time at a place. A time that the spring change skips becomes the first one that exists
 * after it; of a time that autumn repeats the first is taken (Temporal's "compatible" rule).
 */
export const atLocalTime = (day: string, time: LocalTime, zone: string): Instant =>
  toInstant(
    Temporal.PlainDate.from(day)
      .toPlainDateTime(Temporal.PlainTime.from(time))
      .toZonedDateTime(zone, { disambiguation: 'compatible' })
      .toInstant(),
  );
