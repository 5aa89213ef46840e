import { cancelCheckIn, finishCheckIn, startCheckIn } from '../checkin/check-in.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { parseInstant } from '../kernel/clock.ts';
import type { Instant } from '../kernel/instant.ts';
import type { EventNoteCode } from '../conversations/event-note.ts';
import { type LinkSettings, tokenDigest } from '../messaging/link.ts';
import { plannedMessageId } from '../planning/message-id.ts';
import { checkInClosesAt } from '../planning/send-time.ts';
import { answersOf } from '../visits/answers.ts';
import type { Visit } from '../visits/visit.ts';
import type { PartnerEvent } from './catalogue.ts';
import { entryIdOfEvent, type EventRecord } from './event.ts';
import type { RoutingRule } from './routing-rule.ts';

export type ChangeVisitInput = {
  event: PartnerEvent;
  record: Pick<EventRecord, 'partnerId' | 'eventId' | 'receivedAt'>;
  location: LocationInForce;
  rules: readonly RoutingRule[];
  now: Instant;
  links: LinkSettings;
};

/** The visit after an event (undefined: unchanged), and what was refused. */
export type VisitChange = { visit: Visit | undefined; note?: EventNoteCode | undefined };

/** What an event and the rules that fire for it make of a visit. Decides only; legal changes of the check-in are in `check-in.ts`. */
export const changeVisit = (visit: Visit, input: ChangeVisitInput): VisitChange => {
  const { event, rules, record } = input;
  const timestamp = parseInstant(event.timestamp);
  const withStatus = rules.reduce(
    (current, { action }) =>
      action.do === 'set-status' ? inStatus(current, action.status, record) : current,
    bookedAnew(visit, input, timestamp),
  );
  switch (event.type) {
    case 'appointment.cancelled': {
      if (timestamp < visit.sourceTimestamp)
        return {
          visit: undefined,
          note: 'older',
        };
      const checkIn = cancelCheckIn(visit.checkIn) ?? visit.checkIn;
      return {
        visit: { ...inStatus(withStatus, 'cancelled', record), cancelledTimestamp: timestamp, checkIn },
      };
    }
    case 'checkin.finished': {
      const finish = {
        finishedAt: parseInstant(event.data.finishedAt),
        finishedBy: { partnerId: record.partnerId, eventId: record.eventId },
      };
      const { result, checkIn } = finishCheckIn(visit.checkIn, finish);
      if (result === 'already_finished') {
        const isSame =
          checkIn.finishedBy?.eventId === record.eventId && checkIn.finishedBy.partnerId === record.partnerId;
        return {
          visit: undefined,
          note: isSame ? undefined : 'finished_before',
        };
      }
      const answers = answersOf(event.data.results, visit.services, entryIdOfEvent(record));
      return { visit: { ...withStatus, checkIn, answers } };
    }
    case 'service.status':
    case 'order.status':
      return timestamp < visit.sourceTimestamp
        ? { visit: undefined }
        : openForPlan(inStatus(withStatus, event.data.status, record), input, timestamp);
    case 'appointment.upserted':
    case 'checkin.start':
    case 'video.published':
    case 'payment.due':
    case 'payment.received': {
      const told = withNews(withStatus, event, record);
      return rules.some(({ action }) => action.do === 'start-check-in')
        ? start(told, input, timestamp)
        : openForPlan(told, input, timestamp);
    }
  }
};

/** A status and when we heard of it; hearing it again changes nothing. */
const inStatus = (
  visit: Visit,
  status: Visit['status'],
  { receivedAt }: ChangeVisitInput['record'],
): Visit =>
  visit.status === status && visit.statusAt !== undefined
    ? visit
    : { ...visit, status, statusAt: receivedAt };

/** Where messages follow the visit, an appointment that is made after its cancellation is an appointment again. */
const bookedAnew = (visit: Visit, { event, location }: ChangeVisitInput, timestamp: Instant): Visit =>
  event.type === 'appointment.upserted' &&
  location.settings.automation.mode !== 'off' &&
  visit.status === 'cancelled' &&
  visit.cancelledTimestamp !== undefined &&
  timestamp > visit.cancelledTimestamp
    ? { ...visit, status: 'confirmed', statusAt: undefined, moved: undefined }
    : visit;

/** What an event says of a payment or a video, unless something newer is known. */
const withNews = (visit: Visit, event: PartnerEvent, { receivedAt }: ChangeVisitInput['record']): Visit => {
  const heard = { at: receivedAt, timestamp: parseInstant(event.timestamp) };
  const isOlder = (known: { timestamp: string } | undefined): boolean =>
    known !== undefined && heard.timestamp <= known.timestamp;
  switch (event.type) {
    case 'payment.due':
    case 'payment.received': {
      if (isOlder(visit.payment)) return visit;
      const { amount, currency } = event.data.payment;
      const url = event.type === 'payment.due' ? event.data.payment.url : undefined;
      const status = event.type === 'payment.due' ? ('due' as const) : ('paid' as const);
      const payment = { status, amount, currency, ...(url === undefined ? {} : { url }), ...heard };
      return { ...visit, payment };
    }
    case 'video.published': {
      if (isOlder(visit.video)) return visit;
      const { url, title } = event.data.video;
      return { ...visit, video: { url, ...(title === undefined ? {} : { title }), ...heard } };
    }
    case 'appointment.upserted':
    case 'appointment.cancelled':
    case 'checkin.start':
    case 'checkin.finished':
    case 'service.status':
    case 'order.status':
      return visit;
  }
};

/** Opens the check-in of a visit to which the automation of the location sends the invite; a partner's `checkin.start` needs a rule (S0.6). */
const openForPlan = (visit: Visit, input: ChangeVisitInput, timestamp: Instant): VisitChange => {
  const { event, location } = input;
  const { mode, purposes } = location.settings.automation;
  const isInvited = mode === 'on' && purposes.some(({ purpose }) => purpose === 'check-in-invite');
  const isForUs = event.type !== 'checkin.start' && visit.startsAt !== undefined;
  if (!isInvited || !isForUs || visit.status !== 'confirmed') return { visit };
  const { note, ...opened } = start(visit, input, timestamp);
  return { ...opened, note: event.type === 'appointment.upserted' ? note : undefined };
};

const NOTES = {
  invited: undefined,
  already_invited: undefined,
  already_finished: 'already_finished',
  closed: 'closed',
} as const;

const start = (visit: Visit, input: ChangeVisitInput, timestamp: Instant): VisitChange => {
  const { event, location, record, now, links } = input;
  if (visit.cancelledTimestamp !== undefined && timestamp <= visit.cancelledTimestamp) {
    return { visit, note: 'cancelled_since' };
  }
  const slug = event.type === 'checkin.start' ? event.data.checkin.slug : undefined;
  const page =
    slug === undefined && visit.checkIn.partnerSlug === undefined ? 'own' : location.settings.checkInPage;
  const { checkInId } = visit.checkIn;
  const { result, checkIn } = startCheckIn(visit.checkIn, {
    page,
    ...(slug === undefined ? {} : { partnerId: record.partnerId, partnerSlug: slug }),
    // By the time of receipt: an event that is applied again later means the same.
    closesAt: checkInClosesAt(page, visit.startsAt, location.settings.zone, record.receivedAt),
    now,
    linkDigest: (version) => tokenDigest(links.tokenOf({ checkInId, version })),
  });
  // Booked anew: the cancellation that the visit remembers is older.
  const isAnew = visit.status === 'cancelled';
  const started = {
    ...visit,
    ...(isAnew ? { status: 'confirmed' as const, statusAt: undefined, moved: undefined } : {}),
    checkIn,
  };
  const isOpen = result === 'invited' || result === 'already_invited';
  if (!isOpen || visit.contactId === undefined) return { visit: started, note: NOTES[result] };
  // The first event that names the person may come after the one that opened the check-in.
  const known = result === 'already_invited' ? checkIn.inviteMessageId : undefined;
  const inviteMessageId = known ?? plannedMessageId(started, visit.contactId, 'check-in-invite');
  return { visit: { ...started, checkIn: { ...checkIn, inviteMessageId } }, note: NOTES[result] };
};
