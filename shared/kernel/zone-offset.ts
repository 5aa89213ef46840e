import { Temporal } from 'temporal-polyfill';

/** No zone changes its clocks and changes them back within a week, since 1900. */
const WEEK_MS = 7 * 24 * 3_600_000;

/** By zone and week, how far the clocks are ahead of UTC; NaN for a week in which they are changed. */
const known = new Map<string, Map<number, number>>();
/** A year of the weeks that a few dozen locations ask for. Beyond that they are looked up anew. */
const MOST_WEEKS = 2000;
let weeks = 0;

const lookUp = (ms: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;

/**
 * By how many milliseconds the clocks at a place are ahead of UTC then. Throws a RangeError for a time or a zone that there is not.
 * Temporal is asked once for a week, since it takes ten times as long.
 */
export const zoneOffset = (ms: number, zone: string): number => {
  const week = Math.floor(ms / WEEK_MS);
  const ofWeek = known.get(zone)?.get(week) ?? remember(week, zone);
  return Number.isNaN(ofWeek) ? lookUp(ms, zone) : ofWeek;
};

const remember = (week: number, zone: string): number => {
  const begins = lookUp(week * WEEK_MS, zone);
  const offset = lookUp((week + 1) * WEEK_MS, zone) === begins ? begins : Number.NaN;
  if (weeks >= MOST_WEEKS) {
    known.clear();
    weeks = 0;
  }
  known.set(zone, (known.get(zone) ?? new Map<number, number>()).set(week, offset));
  weeks += 1;
  return offset;
};
