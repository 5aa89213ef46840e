import { cancelCheckIn, finishCheckIn, startCheckIn } from '../checkin/check-in.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { parseInstant } from '../kernel/clock.ts';
import type { Instant } from '../kernel/instant.ts';
import { type LinkSettings, tokenDigest } from '../messaging/link.ts';
import { plannedMessageId } from '../planning/message-id.ts';
import { checkInClosesAt } from '../planning/send-time.ts';
import type { Visit } from '../visits/visit.ts';
import type { PartnerEvent } from './catalogue.ts';
import type { EventRecord } from './event.ts';
import type { RoutingRule } from './routing-rule.ts';

export type ChangeVisitInput = {
  event: PartnerEvent;
  record: Pick<EventRecord, 'partnerId' | 'eventId' | 'receivedAt'>;
  location: LocationInForce;
  rules: readonly RoutingRule[];
  now: Instant;
  links: LinkSettings;
};

/** The visit after an event (undefined: unchanged), and in plain words what was refused. */
export type VisitChange = { visit: Visit | undefined; note: string };

/** What an event and the rules that fire for it make of a visit. Decides only; legal changes of the check-in are in `check-in.ts`. */
export const changeVisit = (visit: Visit, input: ChangeVisitInput): VisitChange => {
  const { event, rules, record } = input;
  const timestamp = parseInstant(event.timestamp);
  const withStatus = rules.reduce(
    (current, { action }) => (action.do === 'set-status' ? { ...current, status: action.status } : current),
    visit,
  );
  switch (event.type) {
    case 'appointment.cancelled': {
      if (timestamp < visit.sourceTimestamp)
        return {
          visit: undefined,
          note: 'Older than what is known of the appointment; nothing was changed.',
        };
      const checkIn = cancelCheckIn(visit.checkIn) ?? visit.checkIn;
      return {
        visit: { ...withStatus, status: 'cancelled', cancelledTimestamp: timestamp, checkIn },
        note: '',
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
          note: isSame ? '' : 'The check-in was finished before; the first results count.',
        };
      }
      return { visit: { ...withStatus, checkIn }, note: '' };
    }
    case 'service.status':
    case 'order.status':
      return {
        visit: timestamp < visit.sourceTimestamp ? undefined : { ...withStatus, status: event.data.status },
        note: '',
      };
    case 'appointment.upserted':
    case 'checkin.start':
    case 'video.published':
    case 'payment.due':
    case 'payment.received':
      return rules.some(({ action }) => action.do === 'start-check-in')
        ? start(withStatus, input, timestamp)
        : { visit: withStatus, note: '' };
  }
};

const NOTES = {
  invited: '',
  already_invited: '',
  already_finished: 'The check-in is finished already; no invite is sent.',
  closed: 'The check-in is closed: the visit is too near. No invite is sent.',
} as const;

const start = (visit: Visit, input: ChangeVisitInput, timestamp: Instant): VisitChange => {
  const { event, location, record, now, links } = input;
  if (visit.cancelledTimestamp !== undefined && timestamp <= visit.cancelledTimestamp) {
    return { visit, note: 'The appointment was cancelled after this event happened; no invite is sent.' };
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
  const status = visit.status === 'cancelled' ? ('confirmed' as const) : visit.status;
  const started = { ...visit, status, checkIn };
  const isOpen = result === 'invited' || result === 'already_invited';
  if (!isOpen || visit.contactId === undefined) return { visit: started, note: NOTES[result] };
  // The first event that names the person may come after the one that opened the check-in.
  const known = result === 'already_invited' ? checkIn.inviteMessageId : undefined;
  const inviteMessageId = known ?? plannedMessageId(started, visit.contactId, 'check-in-invite');
  return { visit: { ...started, checkIn: { ...checkIn, inviteMessageId } }, note: NOTES[result] };
};
