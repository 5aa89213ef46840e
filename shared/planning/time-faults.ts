import type { Issue } from '../kernel/app-error.ts';

/** What can be wrong with a time that somebody chose for a message, as the API says it. Pages say it in their own languages. */
export const TIME_FAULTS = {
  time_passed: (now = '') => `has passed: it is ${now} now`,
  time_too_far: (days = '') => `is more than ${days} days ahead`,
  time_not_within: (days = '') => `is not between now and ${days} days from now`,
  time_no_hours: () => 'finds no hours at which the location sends',
  time_outside_hours: (from = '', to = '', zone = '') =>
    `is outside the hours of the location, ${from} to ${to} in ${zone}`,
  time_after_closing: () => 'is after the check-in has closed',
} satisfies Record<string, (...values: string[]) => string>;

export type TimeFaultCode = keyof typeof TIME_FAULTS;

/** A fault of a time, in its field. */
export const timeIssue = (path: string, code: TimeFaultCode, ...values: string[]): Issue => {
  const says: (...of: string[]) => string = TIME_FAULTS[code];
  return { path, message: says(...values), code, values };
};
