import { localDay, localTime } from '../kernel/clock.ts';
import type { Instant } from '../kernel/instant.ts';

/** A time by the clock on the wall: `2026-11-30 09:30`. */
export const localInstant = (instant: Instant, zone: string): string =>
  `${localDay(instant, zone)} ${localTime(instant, zone)}`;
