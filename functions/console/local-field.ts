import { Temporal } from 'temporal-polyfill';
import { atLocalTime, localDay, localTime } from '../../shared/kernel/clock.ts';
import type { Instant } from '../../shared/kernel/instant.ts';

const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?$/;

/** A moment as the browser's field for a date and time has it, by the clock of a place: `2026-12-01T09:30`. */
export const toLocalField = (instant: Instant, zone: string): string =>
  `${localDay(instant, zone)}T${localTime(instant, zone)}`;

/** What such a field holds as a moment; undefined for what is none. */
export const fromLocalField = (text: string, zone: string): Instant | undefined => {
  const [, day, time] = LOCAL.exec(text) ?? [];
  if (day === undefined || time === undefined) return undefined;
  try {
    Temporal.PlainDateTime.from(`${day}T${time}`, { overflow: 'reject' });
    return atLocalTime(day, time, zone);
  } catch {
    return undefined;
  }
};
