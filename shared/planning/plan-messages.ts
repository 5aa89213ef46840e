import { type AutomatedPurpose, AUTOMATED_PURPOSES, DEFAULT_HOURS_BEFORE } from '../dealers/automation.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Instant } from '../kernel/instant.ts';
import { checkVariables } from '../messaging/templates/purposes.ts';
import type { Visit } from '../visits/visit.ts';
import { type MessageFacts, messageVariables } from './message-variables.ts';
import type { NotWanted, SkipReason } from './plan-reasons.ts';
import { inviteTime, newsTime, reminderTime } from './plan-times.ts';
import { chooseRecipient, type Person, type Role } from './recipient.ts';
import { checkInClosesAt, FAR_FUTURE, type SendTime } from './send-time.ts';

/**
 * What a rule of the automation wants of a visit now. `key` names the message whoever gets it: its purpose, and the occasion where a
 * visit may have several (each payment, each status). `since`: when we heard of what it tells.
 */
export type Wanted = { key: string; purpose: AutomatedPurpose } & (
  | {
      want: 'message';
      person: Person;
      role: Role;
      since: Instant;
      time: SendTime;
      /** What a reminder reminds of: of another time it is another reminder, also when the first has gone out. */
      about?: Instant;
      variables: Record<string, string>;
    }
  | { want: 'skipped'; reason: SkipReason; tell: 'advisor' | 'nobody' }
  | { want: 'none'; why: NotWanted }
);
export type WantedMessage = Extract<Wanted, { want: 'message' }>;

export type PlanPlace = { location: LocationInForce; ladderSeconds: number };

/**
 * The messages that a visit should have (B4): one answer for every purpose, each a message with its recipient and time, or why there is
 * none and who is told. Pure: the same facts mean the same plan, whenever it is asked for, until a time has passed.
 */
export const planMessages = (
  visit: Visit,
  people: readonly Person[],
  place: PlanPlace,
  now: Instant,
): Wanted[] => {
  const { purposes } = place.location.settings.automation;
  return AUTOMATED_PURPOSES.map((purpose): Wanted => {
    const rule = purposes.find((candidate) => candidate.purpose === purpose);
    if (!rule) return { key: purpose, purpose, want: 'none', why: 'not_asked_for' };
    const occasion = OCCASIONS[purpose]({
      visit,
      place,
      now,
      hoursBefore: rule.hoursBefore ?? DEFAULT_HOURS_BEFORE,
    });
    const key = occasion.name === undefined ? purpose : `${purpose}:${occasion.name}`;
    return { key, purpose, ...judge(purpose, occasion, visit, people, place) };
  });
};

type Situation = { visit: Visit; place: PlanPlace; now: Instant; hoursBefore: number };

/** Whether and when the visit gives occasion to a message; `name` tells one occasion from the next. */
type Occasion = { name?: string } & (
  | { is: 'there'; since: Instant; time: SendTime | 'booked_too_late' | 'too_late'; about?: Instant }
  | { is: 'unclear'; reason: SkipReason }
  | { is: 'none'; why: NotWanted }
);

/** Invites that cannot go out are work for somebody: the customer has to be called (S2.14). Other news has passed by. */
const mustBeTold = (purpose: AutomatedPurpose, reason: SkipReason): boolean =>
  reason === 'no_channel' ||
  reason === 'no_person' ||
  reason === 'missing_data' ||
  (purpose === 'check-in-invite' && (reason === 'booked_too_late' || reason === 'too_late'));

type Outcome =
  | Omit<WantedMessage, 'key' | 'purpose'>
  | { want: 'skipped'; reason: SkipReason; tell: 'advisor' | 'nobody' }
  | { want: 'none'; why: NotWanted };

const judge = (
  purpose: AutomatedPurpose,
  occasion: Occasion,
  visit: Visit,
  people: readonly Person[],
  { location }: PlanPlace,
): Outcome => {
  const skip = (reason: SkipReason): Outcome => ({
    want: 'skipped',
    reason,
    tell: mustBeTold(purpose, reason) ? 'advisor' : 'nobody',
  });
  if (occasion.is === 'none') return { want: 'none', why: occasion.why };
  if (occasion.is === 'unclear') return skip(occasion.reason);
  const { time, since, about } = occasion;
  if (typeof time === 'string') return skip(time);
  const chosen = chooseRecipient(people, purpose);
  if ('reason' in chosen) return skip(chosen.reason);
  const { person } = chosen;
  const variables = messageVariables(purpose, visit, person.contact, location, factsOf(visit));
  if (!isComplete(purpose, variables)) return skip('missing_data');
  const of = about === undefined ? {} : { about };
  return { want: 'message', person, role: person.role, since, time, ...of, variables };
};

/** What the visit knows that a message may repeat. */
export const factsOf = ({ orderNumber, payment, video, endsAt }: Visit): MessageFacts => ({
  orderNumber,
  payment,
  video,
  endsAt,
});

const isComplete = (purpose: AutomatedPurpose, variables: Record<string, string>): boolean => {
  try {
    checkVariables(purpose, variables);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.kind === 'InvalidInput') return false;
    throw error;
  }
};

const none = (why: NotWanted): Occasion => ({ is: 'none', why });

/** Statuses after which a visit needs no more reminders, invites or confirmations (S1.29). */
const OVER: Partial<Record<Visit['status'], NotWanted>> = {
  finished: 'visit_finished',
  cancelled: 'visit_cancelled',
  declined: 'visit_declined',
  no_show: 'visit_no_show',
};

/** News of a status: told while the visit is in it. */
const statusNews =
  (...statuses: Visit['status'][]) =>
  ({ visit, place, now }: Situation): Occasion => {
    const { status, statusAt, startsAt } = visit;
    if (!statuses.includes(status)) return none(OVER[status] ?? 'status_passed');
    if (statusAt === undefined) return none('no_news');
    const isBeforeStart = status === 'confirmed' || status === 'cancelled';
    const until = isBeforeStart ? (startsAt ?? FAR_FUTURE) : FAR_FUTURE;
    return news(`${status}@${statusAt}`, statusAt, { place, now, until });
  };

const news = (
  name: string,
  since: Instant,
  { place, now, until }: { place: PlanPlace; now: Instant; until: Instant },
): Occasion => ({
  is: 'there',
  name,
  since,
  time: newsTime(place.location.settings, since, now, until) ?? 'too_late',
});

/** When we first heard of the appointment as it stands. */
const bookedAt = ({ moved, createdAt }: Visit): Instant => moved?.at ?? createdAt;

const reminder = ({ visit, place, now, hoursBefore }: Situation, at: Instant): Occasion => {
  const time = reminderTime(place.location.settings, at, hoursBefore, place.ladderSeconds, visit.visitId);
  const late =
    time.dueAt < bookedAt(visit)
      ? ('booked_too_late' as const)
      : time.sendUntil <= now
        ? ('too_late' as const)
        : undefined;
  return { is: 'there', since: visit.createdAt, time: late ?? time, about: at };
};

const invite = ({ visit, place, now }: Situation): Occasion => {
  const { location, ladderSeconds } = place;
  const { settings } = location;
  const { checkIn, startsAt } = visit;
  const name = `v${checkIn.version}`;
  if (checkIn.status === 'finished') return { name, ...none('check_in_finished') };
  const over = OVER[visit.status];
  if (over) return { name, ...none(over) };
  if (visit.status !== 'confirmed')
    return { name, ...none(visit.status === 'requested' ? 'not_yet' : 'status_passed') };
  if (checkIn.status === 'closed' || checkIn.status === 'cancelled')
    return { name, ...none('check_in_closed') };
  if (startsAt === undefined) return { name, is: 'unclear', reason: 'no_date' };
  const since = bookedAt(visit);
  const closesAt = checkIn.closesAt ?? checkInClosesAt(checkIn.page, startsAt, settings.zone, since);
  const timeFrom = (at: Instant): SendTime | undefined =>
    inviteTime(settings, { startsAt, visitId: visit.visitId }, ladderSeconds, since, at, closesAt);
  const time = timeFrom(now) ?? (timeFrom(since) ? ('too_late' as const) : ('booked_too_late' as const));
  // A check-in that is not open has no link. The shadow opens none, and shows what would be.
  if (checkIn.status === 'none' && settings.automation.mode === 'on' && typeof time !== 'string')
    return { name, is: 'unclear', reason: 'check_in_not_open' };
  return { name, is: 'there', since, time };
};

const OCCASIONS: Record<AutomatedPurpose, (situation: Situation) => Occasion> = {
  'check-in-invite': invite,
  'order-confirmed': statusNews('confirmed'),
  'order-rejected': statusNews('declined'),
  'service-status': statusNews('checked_in', 'in_service'),
  'asset-ready': statusNews('ready'),
  'appointment-cancelled': statusNews('cancelled'),
  'appointment-moved': ({ visit, place, now }) => {
    const { moved, startsAt, status } = visit;
    if (OVER[status]) return none(OVER[status]);
    if (!moved) return none('no_news');
    if (status !== 'confirmed') return none(status === 'requested' ? 'not_yet' : 'status_passed');
    return news(moved.at, moved.at, { place, now, until: startsAt ?? FAR_FUTURE });
  },
  'payment-due': ({ visit, place, now }) => {
    const { payment, status } = visit;
    if (payment?.status !== 'due') return none('not_due');
    if (status !== 'finished' && OVER[status]) return none(OVER[status]);
    return news(payment.at, payment.at, { place, now, until: FAR_FUTURE });
  },
  'payment-received': ({ visit: { payment }, place, now }) =>
    payment?.status === 'paid'
      ? news(payment.at, payment.at, { place, now, until: FAR_FUTURE })
      : none('not_paid'),
  'video-published': ({ visit, place, now }) => {
    const { video, status } = visit;
    if (status === 'cancelled' || status === 'declined' || status === 'no_show')
      return none(OVER[status] ?? 'status_passed');
    if (!video) return none('no_news');
    return news(video.at, video.at, { place, now, until: FAR_FUTURE });
  },
  'reminder-start': (situation) => {
    const { status, startsAt } = situation.visit;
    if (OVER[status]) return none(OVER[status]);
    if (status === 'requested') return none('not_yet');
    if (status !== 'confirmed') return none('status_passed');
    return startsAt === undefined ? { is: 'unclear', reason: 'no_date' } : reminder(situation, startsAt);
  },
  'reminder-end': (situation) => {
    const { status, endsAt } = situation.visit;
    if (OVER[status]) return none(OVER[status]);
    if (status === 'requested') return none('not_yet');
    return endsAt === undefined ? none('no_end') : reminder(situation, endsAt);
  },
};
