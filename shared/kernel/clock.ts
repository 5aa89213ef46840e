import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.ts';
import { zoneOffset } from './zone-offset.ts';

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

/** The calendar and the clocks at a place, written as if they were UTC. */
const wallClock = (instant: Instant, zone: string): string => {
  const ms = Date.parse(instant);
  return toInstant(ms + zoneOffset(ms, zone));
};

/** The day of an instant: four digits of a year, or a sign and six. */
const dayOf = (instant: Instant): string => instant.slice(0, instant.indexOf('T'));

/** The calendar day at a place: `2026-12-01`. */
export const localDay = (instant: Instant, zone: string): string => dayOf(wallClock(instant, zone));

/** The time of day at a place: `19:05`. */
export const localTime = (instant: Instant, zone: string): LocalTime => {
  const written = wallClock(instant, zone);
  return written.slice(written.indexOf('T') + 1, -':00.000Z'.length);
};

const DAY_MS = 24 * 3_600_000;

/** `days` calendar days later (or earlier) at the same place: the days of a calendar are all alike. */
export const addDays = (day: string, days: number): string =>
  dayOf(toInstant(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS));

/**
 * The instant of a wall-clock time at a place. A time that the spring change skips is later by what was skipped; of a time that
 * autumn repeats the first is taken (Temporal's "compatible" rule). Both is what the clocks of the day before would say.
 */
export const atLocalTime = (day: string, time: LocalTime, zone: string): Instant => {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const before = zoneOffset(wall - DAY_MS, zone);
  const after = zoneOffset(wall + DAY_MS, zone);
  const isByOld = before === after || zoneOffset(wall - before, zone) === before;
  const isByNew = !isByOld && zoneOffset(wall - after, zone) === after;
  return toInstant(wall - (isByNew ? after : before));
};
