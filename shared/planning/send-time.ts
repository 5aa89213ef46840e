import type { Settings } from '../dealers/settings.ts';
import { addDays, addSeconds, atLocalTime, localDay, secondsBetween } from '../kernel/clock.ts';
import type { Instant } from '../kernel/instant.ts';
import { sha256Hex } from '../kernel/digest.ts';

/** When a message is due, and the instant after which nothing more is sent. */
export type SendTime = { dueAt: Instant; sendUntil: Instant; hours?: 'invite-window' };

/** Sorts after every instant: for what has no end of its own. */
export const FAR_FUTURE = '9999-12-31T00:00:00.000Z';

type Hours = { from: string; to: string };
type Place = Pick<Settings, 'zone' | 'quietHours' | 'inviteWindow' | 'inviteDaysBefore'>;

const hoursOn = (day: string, hours: Hours, zone: string) => ({
  from: atLocalTime(day, hours.from, zone),
  to: atLocalTime(day, hours.to, zone),
});

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/**
 * For what a partner asks for now (S2.12 is for our own invites): at once within the location's hours, else at their next opening.
 * Undefined when that is after `until`.
 */
export const atNextOpening = (place: Place, now: Instant, until: Instant): SendTime | undefined => {
  if (!place.quietHours) return now < until ? { dueAt: now, sendUntil: until } : undefined;
  const today = localDay(now, place.zone);
  for (const day of [today, addDays(today, 1)]) {
    const hours = hoursOn(day, place.quietHours, place.zone);
    if (now >= hours.to) continue;
    const dueAt = now < hours.from ? hours.from : now;
    return dueAt < until ? { dueAt, sendUntil: earlier(hours.to, until) } : undefined;
  }
  return undefined;
};

/** A number from 0 to 1 that follows from an id: spreads starts evenly over a window. */
export const spread = (id: string): number =>
  Number.parseInt(sha256Hex(id).slice(0, 12), 16) / 0x1000000000000;

/**
 * For invites that we schedule ourselves (S2.8, S2.12–S2.14): so many calendar days before the visit, inside the
 * location's window, spread by the id so that the last channel of the ladder is still inside; booked later than that,
 * the next window that begins before `until`. Undefined when there is none.
 */
export const inInviteWindow = (
  place: Place,
  visitStartsAt: Instant,
  id: string,
  ladderSeconds: number,
  now: Instant,
  until: Instant,
): SendTime | undefined => {
  const wished = addDays(localDay(visitStartsAt, place.zone), -place.inviteDaysBefore);
  const today = localDay(now, place.zone);
  for (const day of [wished > today ? wished : today, addDays(today, 1)]) {
    const window = hoursOn(day, place.inviteWindow, place.zone);
    const sendUntil = earlier(window.to, until);
    const room = secondsBetween(window.from, sendUntil) - ladderSeconds;
    const dueAt = addSeconds(window.from, Math.max(0, room) * spread(id));
    if (dueAt < sendUntil && now < sendUntil)
      return { dueAt: dueAt < now ? now : dueAt, sendUntil, hours: 'invite-window' };
  }
  return undefined;
};

/** How long a check-in without an appointment date stays open. */
const OPEN_DAYS_WITHOUT_APPOINTMENT = 14;

/**
 * When the link closes. Our own page is open up to and including the day before the visit (S2.17); a partner's app, which has its own
 * rules, until the visit begins.
 */
export const checkInClosesAt = (
  page: 'partner' | 'own',
  visitStartsAt: Instant | undefined,
  zone: string,
  startedAt: Instant,
): Instant => {
  if (visitStartsAt === undefined) return addSeconds(startedAt, OPEN_DAYS_WITHOUT_APPOINTMENT * 24 * 3600);
  return page === 'partner' ? visitStartsAt : atLocalTime(localDay(visitStartsAt, zone), '00:00', zone);
};

/** A schedule is made with this lead at least: one for a moment that has passed by the time it is made never fires. */
const LEAD_SECONDS = 60;

/**
 * When a schedule must fire for what is due then; undefined when it is due now. Never before it is due, however near that
 * is: the hours in which messages may be sent begin to the minute.
 */
export const scheduleAt = (dueAt: Instant, now: Instant): Instant | undefined => {
  if (dueAt <= now) return undefined;
  const earliest = addSeconds(now, LEAD_SECONDS);
  return dueAt < earliest ? earliest : dueAt;
};

/** A schedule is made so long ahead at most: what is planned for later changes until then, and stands in the table. */
const SCHEDULE_AHEAD_SECONDS = 7 * 24 * 3600;

/** The instant up to which there are schedules. */
export const scheduleHorizon = (now: Instant): Instant => addSeconds(now, SCHEDULE_AHEAD_SECONDS);
