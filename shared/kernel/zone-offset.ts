import { Temporal } from 'temporal-polyfill';

/** No zone changes its clocks twice within a week, since 1900. */
const WEEK_MS = 7 * 24 * 3_600_000;

/** How far the clocks are ahead of UTC at the beginning of a week, and from when they are ahead by something else. */
type Week = { before: number; changesAt: number; after: number };

/** What is known of the weeks of zones. */
const known = new Map<string, Map<number, Week>>();
/** A year of the weeks that a few dozen locations ask for. Beyond that they are looked up anew. */
const MOST_WEEKS = 2000;
let weeks = 0;

const at = (ms: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

/**
 * By how many milliseconds the clocks at a place are ahead of UTC then. Throws a RangeError for a time or a zone that there is not.
 * Temporal is asked once for a week, since it takes ten times as long.
 */
export const zoneOffset = (ms: number, zone: string): number => {
  const week = Math.floor(ms / WEEK_MS);
  const { before, changesAt, after } = known.get(zone)?.get(week) ?? remember(week, zone);
  return ms < changesAt ? before : after;
};

const remember = (week: number, zone: string): Week => {
  const begins = at(week * WEEK_MS, zone);
  const before = begins.offsetNanoseconds / 1e6;
  const after = at((week + 1) * WEEK_MS, zone).offsetNanoseconds / 1e6;
  const change = before === after ? undefined : begins.getTimeZoneTransition('next');
  const found = { before, changesAt: change?.epochMilliseconds ?? Number.POSITIVE_INFINITY, after };
  if (weeks >= MOST_WEEKS) {
    known.clear();
    weeks = 0;
  }
  known.set(zone, (known.get(zone) ?? new Map<number, Week>()).set(week, found));
  weeks += 1;
  return found;
};
