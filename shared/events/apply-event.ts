import { endCancelled } from '../checkin/end-wait.ts';
import { entries } from '../conversations/conversation-store.ts';
import { type EventNote, type EventNoteCode, noteText } from '../conversations/event-note.ts';
import { notifyInbox } from '../conversations/notify-inbox.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { keepUntil, laterOf } from '../dealers/retention.ts';
import { describeError, AppError } from '../kernel/app-error.ts';
import type { LinkSettings } from '../messaging/link.ts';
import type { FindPartner } from '../partners/partner-store.ts';
import type { CountMetric } from '../platform/metrics.ts';
import type { PlanMessageDeps } from '../planning/plan-message.ts';
import { withdrawPlanned } from '../planning/withdraw-planned.ts';
import type { Stored } from '../table/entity.ts';
import { followAnswers } from '../visits/follow-answers.ts';
import type { Visit } from '../visits/visit.ts';
import { parsePartnerEvent } from './accept-event.ts';
import type { PartnerEvent } from './catalogue.ts';
import { changeVisit, type VisitChange } from './change-visit.ts';
import { entryIdOfEvent, type EventOutcome, type EventRecord, OWN_PARTNER } from './event.ts';
import { findInvitee } from './find-invitee.ts';
import { followVisit } from './follow-visit.ts';
import { forgetEvent } from './forget-event.ts';
import { type Effect, inviteCustomer, sendTemplate, withoutMessage } from './invite-customer.ts';
import { markApplied } from './mark-applied.ts';
import { finishWork } from './post-results.ts';
import { matchingRules, type RoutingRule } from './routing-rule.ts';
import type { FindRules } from './routing-rule-store.ts';
import { type Subject, upsertSubject } from './upsert-subject.ts';
import { withdrawEarlier } from './withdraw-earlier.ts';
import { withdrawUnsent, type WithdrawUnsentCommand } from './withdraw-unsent.ts';

export type ApplyEventDeps = PlanMessageDeps & {
  countMetric: CountMetric;
  findLocation: FindLocation;
  findPartner: FindPartner;
  findRules: FindRules;
  links: LinkSettings;
  /** How long the channels before the last one may take, in seconds. */
  ladderSeconds: number;
};

/**
 * Applies one accepted event: contact, visit and conversation are brought up to date, the dealer's rules run, messages
 * are planned, and the event remembers what became of it. Every effect follows from the event alone, so that applying
 * it again (a retry, a replay, the sweep) changes nothing (S0.10).
 */
export const applyEvent = async (
  deps: ApplyEventDeps,
  record: Stored<EventRecord>,
): Promise<EventOutcome> => {
  const aliases =
    record.partnerId === OWN_PARTNER ? {} : ((await deps.findPartner(record.partnerId))?.aliases ?? {});
  const event = parsePartnerEvent({ aliases }, record.body);
  const location = await requireLocation(deps.findLocation, event.data);
  const rules = matchingRules(await deps.findRules(location.dealerId), record.partnerId, event);
  let change: VisitChange = { visit: undefined };
  const subject = await upsertSubject(deps, { ...record, event, location }, (visit) => {
    change = changeVisit(visit, { event, record, location, rules, now: deps.now(), links: deps.links });
    return change.visit ?? visit;
  });
  if (!subject) return forgetEvent(deps, record);
  const applied: Applied = { deps, record, event, location, subject, rules, note: change.note };
  const { outcome, notes } = await runEffects(applied);
  await writeEntry(applied, outcome, notes);
  await markApplied(deps, { record, outcome, retention: location.retention });
  deps.log.info('event applied', {
    partnerId: record.partnerId,
    eventId: record.eventId,
    type: event.type,
    visitId: subject.visit.visitId,
    rules: outcome.rules.map(({ ruleId }) => ruleId),
    messages: outcome.messageIds,
    note: outcome.note,
  });
  return outcome;
};

type Applied = {
  deps: ApplyEventDeps;
  record: Stored<EventRecord>;
  event: PartnerEvent;
  location: LocationInForce;
  subject: Subject;
  rules: readonly RoutingRule[];
  note: EventNoteCode | undefined;
};

const runEffects = async (applied: Applied): Promise<{ outcome: EventOutcome; notes: EventNote[] }> => {
  const { deps, event, subject, rules, record } = applied;
  const results: EventOutcome['rules'] = [];
  const messageIds: string[] = [];
  const ofRules: EventNote[] = [];
  const cause = { partnerId: record.partnerId, eventId: record.eventId };
  const stopped = { visit: subject.visit, location: applied.location, cause };
  if (event.type === 'appointment.cancelled') await stopCancelled(applied, stopped);
  if (event.type === 'checkin.finished') {
    await withdrawUnsent(deps, { ...stopped, reason: 'check_in_finished' });
    await finishWork(deps, { visitId: subject.visit.visitId });
  }
  await followAnswers(deps, subject.visit);
  for (const rule of rules) {
    const effect = await runRule(applied, rule);
    results.push({ ruleId: rule.ruleId, action: rule.action.do, result: effect.result });
    if (effect.messageId !== undefined) messageIds.push(effect.messageId);
    if (effect.note) ofRules.push({ ...effect.note, ruleId: rule.ruleId });
  }
  const planned = await followVisit(deps, { ...applied, visitId: subject.visit.visitId, cause });
  const isIdle = rules.length === 0 && !planned.isChanged && event.type !== 'checkin.finished';
  const code = applied.note ?? (isIdle ? ('no_rule' as const) : undefined);
  const outcome = {
    note: code === undefined ? '' : noteText({ code }),
    visitId: subject.visit.visitId,
    ...(subject.conversationId === undefined ? {} : { conversationId: subject.conversationId }),
    rules: results,
    messageIds: [
      ...new Set([...messageIds, ...planned.messageIds, ...inviteOf(event, subject.visit, record)]),
    ],
  };
  return { outcome, notes: [...(code === undefined ? [] : [{ code }]), ...ofRules] };
};

/** Of a visit that was booked anew since then, a cancellation stops only what belongs to the booking that it cancelled. */
const stopCancelled = async (
  { deps, location, subject: { visit } }: Applied,
  stopped: Omit<WithdrawUnsentCommand, 'reason'>,
): Promise<void> => {
  if (visit.status === 'cancelled' && location.settings.automation.mode !== 'on')
    await withdrawPlanned(deps, visit.visitId);
  if (visit.checkIn.status === 'cancelled') {
    await withdrawUnsent(deps, { ...stopped, reason: 'visit_cancelled' });
    await endCancelled(deps, visit.visitId);
  } else if (visit.contactId !== undefined)
    await withdrawEarlier(deps, { visit, contactId: visit.contactId });
};

/** `checkin.finished` names the invite that it answers, so that a reader of the event sees both ends. */
const inviteOf = (event: PartnerEvent, visit: Visit, record: EventRecord): string[] =>
  event.type === 'checkin.finished' &&
  visit.checkIn.finishedBy?.eventId === record.eventId &&
  visit.checkIn.inviteMessageId !== undefined
    ? [visit.checkIn.inviteMessageId]
    : [];

const runRule = async (applied: Applied, rule: RoutingRule): Promise<Effect> => {
  const { deps, event, subject, location, record } = applied;
  const { visit } = subject;
  const cause = { partnerId: record.partnerId, eventId: record.eventId, ruleId: rule.ruleId };
  switch (rule.action.do) {
    case 'set-status':
      return withoutMessage({ code: 'status_is', values: [visit.status] });
    case 'notify-inbox':
      // Results go to the inboxes when they are posted, by the same rules.
      if (event.type !== 'checkin.finished') await notify(applied, rule.action.inbox, rule.ruleId);
      return withoutMessage({ code: 'inbox_told', values: [rule.action.inbox] });
    case 'start-check-in': {
      const contact = await findInvitee(deps, subject);
      if (!contact) return noContact(applied);
      await withdrawEarlier(deps, { visit, contactId: contact.contactId });
      return guardInput(() => inviteCustomer(deps, { visit, contact, location, cause, event }));
    }
    case 'send-template': {
      const contact = await subject.contact();
      if (!contact) return noContact(applied);
      const { purpose } = rule.action;
      return guardInput(() => sendTemplate(deps, { visit, contact, location, cause, purpose, event }));
    }
  }
};

/** A message that cannot be made from what is known (a required variable is empty) is a visible result, not a fault. */
const guardInput = async (run: () => Promise<Effect>): Promise<Effect> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError && error.kind === 'InvalidInput')
      return { result: describeError(error), note: { code: 'missing_data' } };
    throw error;
  }
};

const noContact = async (applied: Applied): Promise<Effect> => {
  await notify(applied, applied.location.settings.defaultInbox, undefined);
  return withoutMessage({ code: 'nobody' });
};

const notify = async (
  { deps, subject, location, record, rules }: Applied,
  inbox: string,
  ruleId: string | undefined,
): Promise<void> => {
  const { dealerId, locationId } = location;
  await notifyInbox(deps, {
    dealerId,
    locationId,
    inbox,
    conversationId: subject.conversationId ?? '',
    visitId: subject.visit.visitId,
    contactId: subject.visit.contactId,
    subject: 'event',
    toldWith: rules.flatMap(({ action }) => (action.do === 'notify-inbox' ? [action.inbox] : [])),
    ...(ruleId === undefined ? {} : { ruleId }),
    at: record.receivedAt,
    causeId: `${record.partnerId}/${record.eventId}`,
  });
};

/** Every event shows in the conversation (S0.5): as the message that it caused, the results that it brought, or as an entry of its own. */
const writeEntry = async (
  { deps, record, event, subject, location }: Applied,
  outcome: EventOutcome,
  notes: readonly EventNote[],
): Promise<void> => {
  if (
    subject.conversationId === undefined ||
    outcome.messageIds.length > 0 ||
    event.type === 'checkin.finished'
  )
    return;
  const note = [outcome.note, ...outcome.rules.map(({ ruleId, result }) => `${ruleId}: ${result}`)]
    .filter(Boolean)
    .join(' ');
  const entryId = entryIdOfEvent(record);
  const { conversationId, visit } = subject;
  const entry = {
    kind: 'event' as const,
    entryId,
    conversationId,
    dealerId: visit.dealerId,
    locationId: visit.locationId,
    at: record.receivedAt,
    type: event.type,
    partnerId: record.partnerId,
    note,
    ...(notes.length === 0 ? {} : { notes: [...notes] }),
    visitId: visit.visitId,
    expiresAt: keepUntil(location.retention.conversationDays, laterOf(visit.startsAt, record.receivedAt)),
  };
  await entries.createOnce(deps.table, entry, deps.now());
};
