import type { Contact } from '../contacts/contact.ts';
import { wakeFinished } from '../checkin/end-wait.ts';
import { entries } from '../conversations/conversation-store.ts';
import { notifyInbox } from '../conversations/notify-inbox.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { keepUntil, laterOf } from '../dealers/retention.ts';
import { AppError } from '../kernel/app-error.ts';
import { parseInstant } from '../kernel/clock.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { FindPartner } from '../partners/partner-store.ts';
import { findPerson } from '../visits/find-person.ts';
import type { Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import { parsePartnerEvent } from './accept-event.ts';
import type { PartnerEvent } from './catalogue.ts';
import { entryIdOfEvent, type EventRecord, OWN_PARTNER } from './event.ts';
import { events } from './event-store.ts';
import { type InviteDeps, sendTemplate } from './invite-customer.ts';
import { matchingRules, type RoutingRule } from './routing-rule.ts';
import type { FindRules } from './routing-rule-store.ts';

export type PostResultsDeps = InviteDeps & {
  findLocation: FindLocation;
  findPartner: FindPartner;
  findRules: FindRules;
};

/**
 * A finished check-in's work: wakes the execution that waits for it, whose next state posts the results; posts them
 * here when nobody waits (a walk-in, S0.37; an execution that died).
 */
export const finishWork = async (deps: PostResultsDeps, { visitId }: { visitId: string }): Promise<void> => {
  const isWaiting = await wakeFinished(deps, visitId);
  if (!isWaiting) await postResults(deps, { visitId });
};

/**
 * Posts the results of a finished check-in: the "Check-in results" entry (S0.35), the inboxes that the rules name, else the
 * default inbox (S0.40–S0.43), and the confirmation to the customer where the location wants it (S0.36). Each effect
 * follows from the event, so posting twice changes nothing. False when they were in the conversation already.
 */
export const postResults = async (deps: PostResultsDeps, command: { visitId: string }): Promise<boolean> => {
  const visit = await visits.get(deps.table, command);
  if (!visit) throw new AppError('Defect', 'visit.missing', `Visit ${command.visitId} does not exist.`);
  if (visit.erasedAt !== undefined) return false;
  const { finishedBy } = visit.checkIn;
  const record = finishedBy && (await events.get(deps.table, finishedBy));
  if (!record)
    throw new AppError(
      'Defect',
      'event.missing',
      `The event that finished the check-in of visit ${visit.visitId} does not exist.`,
    );
  if (record.erasedAt !== undefined) return false;
  const location = await requireLocation(deps.findLocation, visit);
  const { dealerId, locationId, contactId } = visit;
  const conversationId =
    contactId === undefined ? undefined : conversationIdOf(dealerId, locationId, contactId);
  const aliases =
    record.partnerId === OWN_PARTNER ? {} : ((await deps.findPartner(record.partnerId))?.aliases ?? {});
  const event = parsePartnerEvent({ aliases }, record.body);
  if (event.type !== 'checkin.finished')
    throw new AppError(
      'Defect',
      'event.type_unexpected',
      `Event ${record.eventId} finished a check-in but is a ${event.type}.`,
    );
  const rules = matchingRules(await deps.findRules(visit.dealerId), record.partnerId, event);

  let isNew = false;
  if (conversationId !== undefined) {
    const entryId = entryIdOfEvent(record);
    const { finishedAt, results } = event.data;
    const base = {
      entryId,
      conversationId,
      dealerId,
      locationId,
      at: record.receivedAt,
      visitId: visit.visitId,
      partnerId: record.partnerId,
      expiresAt: keepUntil(location.retention.conversationDays, laterOf(visit.startsAt, record.receivedAt)),
    };
    isNew = await entries.createOnce(
      deps.table,
      { kind: 'results', ...base, finishedAt: parseInstant(finishedAt), results },
      deps.now(),
    );
  }
  await notifyTeams(deps, { visit, location, record, rules, conversationId, mayBeRepeated: !isNew });
  if (contactId !== undefined && location.settings.confirmCheckIn) {
    const contact = await findPerson(deps.table, { dealerId, contactId });
    if (contact) await confirm(deps, { visit, contact, location, event }, record);
  }
  deps.log.info('results posted', { visitId: visit.visitId, eventId: record.eventId });
  return isNew;
};

type Posting = {
  visit: Visit;
  location: LocationInForce;
  record: EventRecord;
  rules: readonly RoutingRule[];
  conversationId: string | undefined;
  mayBeRepeated: boolean;
};

const notifyTeams = async (
  deps: PostResultsDeps,
  { visit, location, record, rules, conversationId, mayBeRepeated }: Posting,
): Promise<void> => {
  const wanted = rules.flatMap(({ ruleId, action }) =>
    action.do === 'notify-inbox' ? [{ inbox: action.inbox, ruleId }] : [],
  );
  const targets: { inbox: string; ruleId?: string }[] =
    wanted.length > 0 ? wanted : [{ inbox: location.settings.defaultInbox }];
  for (const { inbox, ruleId } of targets) {
    await notifyInbox(deps, {
      dealerId: visit.dealerId,
      locationId: visit.locationId,
      inbox,
      conversationId: conversationId ?? '',
      visitId: visit.visitId,
      contactId: visit.contactId,
      subject: 'check-in-results',
      toldWith: targets.map((target) => target.inbox),
      ...(ruleId === undefined ? {} : { ruleId }),
      at: record.receivedAt,
      causeId: `${record.partnerId}/${record.eventId}`,
      mayBeRepeated,
    });
  }
};

const confirm = async (
  deps: PostResultsDeps,
  about: { visit: Visit; contact: Contact; location: LocationInForce; event: PartnerEvent },
  record: EventRecord,
): Promise<void> => {
  const cause = { partnerId: record.partnerId, eventId: record.eventId };
  await sendTemplate(deps, { ...about, cause, purpose: 'check-in-confirmation' });
};
