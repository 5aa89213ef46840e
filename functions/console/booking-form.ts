import {
  type BookingHours,
  type BookingWay,
  bookingWaySchema,
  WEEKDAYS,
  type Weekday,
} from '../../shared/dealers/booking.ts';
import { hoursIn, hoursNames } from './hours-form.ts';

/* The fields of booking in the form of a level: a box for each kind of appointment, hours for each day. */

type Form = Readonly<Record<string, string>>;
export const BOOKING_WAYS: readonly BookingWay[] = bookingWaySchema.options;

export const wayName = (way: BookingWay): string => `bookingWays.${way}`;
export const dayNames = (day: Weekday) => ({
  ...hoursNames(`bookingHours.${day}`),
  closed: `bookingHours.${day}.closed`,
});

/** The fields as they stand before anything is typed. */
export const filledBooking = ({
  bookingWays = [],
  bookingHours,
}: {
  bookingWays?: readonly BookingWay[] | undefined;
  bookingHours?: BookingHours | undefined;
}): Form => ({
  // Boxes that are not ticked are not sent: this says that there were some.
  bookingWays: 'on',
  ...Object.fromEntries(bookingWays.map((way) => [wayName(way), 'on'])),
  ...Object.fromEntries(
    WEEKDAYS.flatMap((day): [string, string][] => {
      const { from, to, closed } = dayNames(day);
      const hours = bookingHours?.[day];
      return hours
        ? [
            [from, hours.from],
            [to, hours.to],
          ]
        : [[closed, 'on']];
    }),
  ),
});

/** The kinds of appointment that are ticked; undefined where the form has no boxes for them. */
export const waysIn = (form: Form): BookingWay[] | undefined =>
  form['bookingWays'] === undefined
    ? undefined
    : BOOKING_WAYS.filter((way) => form[wayName(way)] !== undefined);

/** The hours of the week, before anybody judged them; undefined where the form has no field for them. */
export const bookingHoursIn = (form: Form, before: BookingHours | undefined): unknown =>
  WEEKDAYS.some((day) => form[dayNames(day).from] !== undefined)
    ? Object.fromEntries(
        WEEKDAYS.map((day) => {
          const names = dayNames(day);
          if (form[names.closed] !== undefined) return [day, null];
          return [day, hoursIn(form, names) ?? before?.[day] ?? null];
        }),
      )
    : undefined;
