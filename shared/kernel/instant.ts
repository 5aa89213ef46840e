/** A point in time as UTC ISO 8601 with milliseconds (`2026-12-01T09:30:00.000Z`): sorts as text, reads as a date. */
export type Instant = string;

/** Tells the time. Passed to every use case, so that tests and the simulation own the clock. */
export type Now = () => Instant;

/** Whole seconds since 1970, the form of DynamoDB's time to live. */
export const epochSeconds = (instant: Instant): number => Math.floor(Date.parse(instant) / 1000);

/** A day of 24 hours, for times to live: nobody minds an hour at a clock change. */
export const DAY_SECONDS = 24 * 3600;
