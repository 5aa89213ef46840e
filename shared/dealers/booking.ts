import * as z from 'zod';
import { localHoursSchema } from './local-hours.ts';

/*
 * What booking goes by. Customers cannot ask for an appointment through us yet, so nothing reads these settings but whoever sets them.
 * A request will be confirmed by the store (S4.1): there is no setting for direct booking, since nothing could follow it.
 */

/** What kinds of appointment there are to ask for (S4.6). */
export const bookingWaySchema = z.enum(['in-store', 'online', 'at-home']);
export type BookingWay = z.infer<typeof bookingWaySchema>;

/** The kinds that the dealer offers; none: booking is off. */
export const bookingWaysSchema = z
  .array(bookingWaySchema)
  .max(bookingWaySchema.options.length)
  .refine((ways) => new Set(ways).size === ways.length, 'each kind at most once');

/** Who is told of a request (S4.13). */
export const bookingTellsSchema = z.enum(['headquarters', 'store', 'salesman']);

/** How long before the appointment somebody may still ask for it, in hours. */
export const bookingNoticeSchema = z.int().min(0).max(720);

/** How far ahead an appointment may be, in days. */
export const bookingAheadSchema = z.int().min(1).max(365);

const daySchema = localHoursSchema.nullable();

/** On which days and in which hours an appointment can be asked for; null: not on that day. */
export const bookingHoursSchema = z.object({
  monday: daySchema,
  tuesday: daySchema,
  wednesday: daySchema,
  thursday: daySchema,
  friday: daySchema,
  saturday: daySchema,
  sunday: daySchema,
});
export type BookingHours = z.infer<typeof bookingHoursSchema>;
export type Weekday = keyof BookingHours;
export const WEEKDAYS: readonly Weekday[] = bookingHoursSchema.keyof().options;

const WORKDAY = { from: '08:00', to: '17:00' };

/** A week as most workshops work. It offers nothing by itself: for that a dealer says which kinds of appointment there are. */
export const DEFAULT_BOOKING_HOURS: BookingHours = {
  monday: WORKDAY,
  tuesday: WORKDAY,
  wednesday: WORKDAY,
  thursday: WORKDAY,
  friday: WORKDAY,
  saturday: null,
  sunday: null,
};
