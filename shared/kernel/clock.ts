import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.ts';

/** A local time of day, `HH:MM`. */
export type LocalTime = string;

/** Milliseconds since 1970 as our one form. Throws a RangeError beyond what a date can be. */
const toInstant = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

/** Temporal reads nanoseconds and refuses a finer fraction, which ISO 8601 allows; we keep milliseconds. */
const BEYOND_NANOSECONDS = /(?<=\.\d{9})\d+/;

/** Any ISO 8601 text with an offset as our one form. Throws a RangeError when it is not one. */
export const parseInstant = (text: string): Instant =>
  isInstant(text)
    ? text
    : toInstant(Temporal.Instant.from(text.replace(BEYOND_NANOSECONDS, '')).epochMilliseconds);

/** Whether a text has our form already, as what JavaScript writes: nothing is to be read then. */
const isInstant = (text: string): boolean => {
  const milliseconds = Date.parse(text);
  return !Number.isNaN(milliseconds) && toInstant(milliseconds) === text;
};

/** Seconds may be negative or a fraction. */
export const addSeconds = (instant: Instant, seconds: number): Instant =>
  toInstant(Date.parse(instant) + Math.round(seconds * 1000));

/** `to` minus `from` in seconds, negative when `to` is earlier. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  (Date.parse(to) - Date.parse(from)) / 1000;

const atPlace = (instant: Instant, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(Date.parse(instant)).toZonedDateTimeISO(zone);

/** The calendar day at a place: `2026-12-01`. */
export const localDay = (instant: Instant, zone: string): string =>
  atPlace(instant, zone).toPlainDate().toString();

/** The time of day at a place: `19:05`. */
export const localTime = (instant: Instant, zone: string): LocalTime =>
  atPlace(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });

/** `days` calendar days later (or earlier) at the same place: the days of a calendar are all alike. */
export const addDays = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/**
 * The instant of a wall-clock time at a place. A time that the spring change skips becomes the first one that exists
 * after it; of a time that autumn repeats the first is taken (Temporal's "compatible" rule).
 */
export const atLocalTime = (day: string, time: LocalTime, zone: string): Instant =>
  toInstant(
    Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' })
      .epochMilliseconds,
  );
