import { dateFormat } from '../../shared/kernel/date-format.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { formatTime } from '../../shared/web/page-format.ts';

/** For whom a time is written: their language, the place's zone, and what time it is there. */
export type TimeView = { language: Language; zone: string; now: Instant };

/** A time of these days as people say it: `09:30` today, else with the day, and with the year where it is another. */
export const momentOf = (instant: Instant, { language, zone, now }: TimeView): string => {
  const time = formatTime(instant, language, zone);
  const day = dayOf(instant, { language, zone, now });
  return day === dayOf(now, { language, zone, now }) ? time : `${day}, ${time}`;
};

/** The day: `Tue 24 Nov`. */
export const dayOf = (instant: Instant, { language, zone, now }: TimeView): string =>
  dateFormat(language, zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(instant.slice(0, 4) === now.slice(0, 4) ? {} : { year: 'numeric' }),
  }).format(Date.parse(instant));
