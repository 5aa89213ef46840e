import type { Settings } from '../dealers/settings.ts';
import { addDays, addSeconds, atLocalTime, localDay, localTime } from '../kernel/clock.ts';
import type { Instant } from '../kernel/instant.ts';
import { atNextOpening, inInviteWindow, type SendTime, spread } from './send-time.ts';

type Place = Pick<Settings, 'zone' | 'quietHours' | 'inviteWindow' | 'inviteDaysBefore' | 'atWindowEnd'>;

/* When the messages of a plan are due. All times follow from what is known of the visit and from the moment at which it became known
   (`since`), not from the moment of planning: so planning again later means the same times, and only what was missed is told apart. */

/** The first of a row of windows that is not over; undefined when all are. */
const firstOpen = (
  next: (from: Instant) => SendTime | undefined,
  since: Instant,
  now: Instant,
  most: number,
): SendTime | undefined => {
  let from = since;
  for (let count = 0; count < most; count += 1) {
    const time = next(from);
    if (!time || time.sendUntil > now) return time;
    from = time.sendUntil;
  }
  return undefined;
};

/** News that is a day old is none: so an automation that was just switched on tells nobody what has long been known. */
const NEWS_SECONDS = 24 * 3600;

/** For news, told at once within the location's hours; what missed them goes by the location's policy. */
export const newsTime = (
  place: Place,
  since: Instant,
  now: Instant,
  until: Instant,
): SendTime | undefined => {
  const old = addSeconds(since, NEWS_SECONDS);
  const end = old < until ? old : until;
  return firstOpen((from) => atNextOpening(place, from, end), since, now, windows(place, 2));
};

/** For invites: the wished day's window, else the next ones while the check-in is open (S2.8, S2.14). */
export const inviteTime = (
  place: Place,
  visit: { startsAt: Instant; visitId: string },
  ladderSeconds: number,
  since: Instant,
  now: Instant,
  until: Instant,
): SendTime | undefined =>
  firstOpen(
    (from) => inInviteWindow(place, visit.startsAt, visit.visitId, ladderSeconds, from, until),
    since,
    now,
    windows(place, place.inviteDaysBefore + 2),
  );

const windows = ({ atWindowEnd }: Place, most: number): number => (atWindowEnd === 'next-window' ? most : 1);

const MINUTES_A_DAY = 24 * 60;

/** So many hours earlier by the clock on the wall: 24 is the same time of the day before, whatever the clock did that night. */
export const hoursEarlier = (instant: Instant, hours: number, zone: string): Instant => {
  const [hour = '0', minute = '0'] = localTime(instant, zone).split(':');
  const minutes = Number(hour) * 60 + Number(minute) - hours * 60;
  const days = Math.floor(minutes / MINUTES_A_DAY);
  const rest = minutes - days * MINUTES_A_DAY;
  const time = `${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
  const earlier = atLocalTime(addDays(localDay(instant, zone), days), time, zone);
  // An hour that the spring change skips is no hour earlier.
  return earlier < instant ? earlier : addSeconds(instant, -hours * 3600);
};
const two = (part: number): string => String(part).padStart(2, '0');

/** What would come when everybody sleeps is spread over the last hour in which the whole ladder still fits. */
const EVENING_SECONDS = 3600;

/**
 * For reminders: so many hours before, and where that is outside the location's hours, earlier, in the evening before: a
 * reminder that comes after its time is none.
 */
export const reminderTime = (
  place: Pick<Settings, 'zone' | 'quietHours'>,
  at: Instant,
  hoursBefore: number,
  ladderSeconds: number,
  id: string,
): SendTime => {
  const wished = hoursEarlier(at, hoursBefore, place.zone);
  if (!place.quietHours) return { dueAt: wished, sendUntil: at };
  const { from, to } = place.quietHours;
  const day = localDay(wished, place.zone);
  const isBeforeHours = wished < atLocalTime(day, from, place.zone);
  const sendDay = isBeforeHours ? addDays(day, -1) : day;
  const opens = atLocalTime(sendDay, from, place.zone);
  const closes = atLocalTime(sendDay, to, place.zone);
  const latest = addSeconds(closes, -ladderSeconds);
  const evening = addSeconds(latest, -EVENING_SECONDS * spread(id));
  const dueAt = !isBeforeHours && wished <= latest ? wished : evening;
  return { dueAt: dueAt < opens ? opens : dueAt, sendUntil: closes < at ? closes : at };
};
