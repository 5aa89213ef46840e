import { type BookingHours, bookingHoursSchema } from '../../shared/dealers/booking.ts';
import type { AuditView } from '../../shared/dealers/describe-audit.ts';
import { isRecord } from '../../shared/kernel/record.ts';
import { readValue } from './history-values.ts';

type Change = AuditView['entries'][number]['changes'][number];

const WEEK = 'settings.bookingHours';

/** The changes of an entry, those of a whole week as one: it is recorded day by day, and would fill the page where it was set anew or taken away. */
export const withWholeWeek = (changes: readonly Change[]): Change[] => {
  const ofDays = changes.filter(({ path }) => path.startsWith(`${WEEK}.`));
  const from = weekIn(ofDays, 'from');
  const to = weekIn(ofDays, 'to');
  if (!from && !to) return [...changes];
  const whole: Change = {
    path: WEEK,
    ...(from ? { from: JSON.stringify(from) } : {}),
    ...(to ? { to: JSON.stringify(to) } : {}),
  };
  return changes.flatMap((change) => {
    if (!ofDays.includes(change)) return [change];
    return change === ofDays[0] ? [whole] : [];
  });
};

/** The week as it was or is, where the changes say it whole: a day as one thing where it is or was closed, else from when and to when. */
const weekIn = (changes: readonly Change[], side: 'from' | 'to'): BookingHours | undefined => {
  const days: Record<string, unknown> = {};
  for (const change of changes) {
    const [day = '', end] = change.path.slice(WEEK.length + 1).split('.');
    const text = change[side];
    if (text === undefined) continue;
    const said = days[day];
    days[day] = end === undefined ? readValue(text) : { ...(isRecord(said) ? said : {}), [end]: text };
  }
  return bookingHoursSchema.safeParse(days).data;
};
