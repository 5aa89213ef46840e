import * as z from 'zod';

const localTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 08:00');

/** From when to when, on one day, by the clocks of the location. */
export const localHoursSchema = z
  .object({ from: localTimeSchema, to: localTimeSchema })
  .refine(({ from, to }) => from < to, 'hours end after they begin, on the same day');
