import type { Contact } from '../contacts/contact.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { keepUntil, laterOf } from '../dealers/retention.ts';
import type { Purpose } from '../dealers/settings.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import { gatherFacts } from '../messaging/gather-facts.ts';
import type { Message } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import { checkVariables } from '../messaging/templates/purposes.ts';
import { toKept } from '../messaging/templates/kept-values.ts';
import { isPromotional } from '../messaging/templates/template.ts';
import type { FindTemplates } from '../messaging/templates/template-store.ts';
import { planChannels, type SendingPolicy } from '../messaging/verdict.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import { arrangeStart, type StartDeps } from './arrange-start.ts';
import { plannedMessageId } from './message-id.ts';
import { type MessageFacts, messageVariables } from './message-variables.ts';
import type { SendTime } from './send-time.ts';
import { timingOf } from './timing.ts';

export type PlanMessageDeps = StartDeps & {
  table: Table;
  now: Now;
  log: Log;
  idKey: string;
  sending: SendingPolicy;
  findTemplates: FindTemplates;
};

/** What planning reads with: it writes nothing. */
export type MakeMessageDeps = Pick<PlanMessageDeps, 'table' | 'idKey' | 'sending' | 'findTemplates'>;

export type PlanMessageCommand = {
  purpose: Purpose;
  visit: Visit;
  contact: Contact;
  location: LocationInForce;
  time: SendTime;
  cause: Message['cause'];
  /** What the event says that caused it. */
  facts?: MessageFacts;
};

/**
 * Plans one message of a visit and arranges its start. A visit has one message per purpose and check-in version, so
 * the reminder that we schedule and a partner's event lead to one invite (S0.9); planning it again brings an unsent one
 * forward and leaves all others alone.
 */
export const planMessage = async (
  deps: PlanMessageDeps,
  command: PlanMessageCommand,
): Promise<Stored<Message>> => {
  const { visit, purpose } = command;
  const now = deps.now();
  const wanted = await makeMessage(deps, command, now);
  const message = await messages.change(
    deps,
    messageKeyParts(wanted.messageId),
    (current) => {
      if (!current) return wanted;
      const isUnsent = current.status === 'planned' && current.execution === undefined;
      return isUnsent && command.time.dueAt < current.dueAt
        ? { ...broughtForward(current, command), timing: wanted.timing }
        : undefined;
      // Most often it is new: writing first saves a read, and finding one costs another round.
    },
    { found: undefined },
  );
  const planned = message ?? { ...wanted, version: 1 };
  if (planned.status === 'planned') {
    await arrangeStart(
      deps,
      planned,
      purpose === 'check-in-invite' ? visit.checkIn.closesAt : undefined,
      now,
    );
  }
  deps.log.info('message planned', {
    messageId: planned.messageId,
    visitId: visit.visitId,
    purpose,
    status: planned.status,
    dueAt: planned.dueAt,
  });
  return planned;
};

/** From now on it is a rule's, in the hours that the rule gives it: the plan of the visit leaves it alone. */
const broughtForward = (
  { plan: _plan, hours: _hours, ...message }: Message,
  { time, cause }: PlanMessageCommand,
): Message => ({ ...message, ...time, cause });

/** The message as it would be planned now. */
export const makeMessage = async (
  deps: MakeMessageDeps,
  command: PlanMessageCommand,
  now: Instant,
): Promise<Message> => {
  const { purpose, visit, contact, location, time, cause } = command;
  const variables = messageVariables(purpose, visit, contact, location, command.facts ?? {});
  checkVariables(purpose, variables);
  const { dealerId } = contact;
  const hasOffer = isPromotional(await deps.findTemplates({ dealerId, purpose }), {
    purpose,
    locationId: location.locationId,
    languages: [contact.language, location.settings.language],
  });
  const vehicle = location.settings.oem
    ? { vin: visit.vehicle?.vin, brand: visit.vehicle?.brand }
    : undefined;
  const facts = await gatherFacts(deps, {
    contact,
    location,
    now,
    consistent: false,
    message: { purpose, language: contact.language, vehicle },
  });
  const isInvite = purpose === 'check-in-invite';
  const messageId =
    (isInvite ? visit.checkIn.inviteMessageId : undefined) ??
    plannedMessageId(visit, contact.contactId, purpose, cause);
  return {
    messageId,
    dealerId,
    locationId: location.locationId,
    contactId: contact.contactId,
    visitId: visit.visitId,
    purpose,
    language: contact.language,
    ...(hasOffer ? { promotional: true } : {}),
    ...(vehicle ? { vehicle } : {}),
    variables: toKept(variables),
    ...(isInvite ? { link: { checkInId: visit.checkIn.checkInId, version: visit.checkIn.version } } : {}),
    cause,
    status: 'planned',
    createdAt: now,
    ...time,
    timing: timingOf(location.settings, time, now),
    candidates: planChannels(facts),
    attempts: [],
    expiresAt: keepUntil(location.retention.conversationDays, laterOf(visit.startsAt, time.dueAt)),
  };
};
