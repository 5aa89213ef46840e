import type { Contact } from '../contacts/contact.ts';
import { type EventNote, noteText } from '../conversations/event-note.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Purpose } from '../dealers/settings.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Message } from '../messaging/message.ts';
import { getMessage } from '../messaging/message-store.ts';
import { arrangeStart } from '../planning/arrange-start.ts';
import { planMessage, type PlanMessageDeps } from '../planning/plan-message.ts';
import { atNextOpening, FAR_FUTURE, inInviteWindow } from '../planning/send-time.ts';
import type { Visit } from '../visits/visit.ts';
import type { PartnerEvent } from './catalogue.ts';
import { messageFacts } from './message-facts.ts';

export type InviteDeps = PlanMessageDeps & { ladderSeconds: number };
type Command = {
  visit: Visit;
  contact: Contact;
  location: LocationInForce;
  cause: Message['cause'];
  event: PartnerEvent;
};
/** What a rule did: a message, or why there is none. */
export type Effect = { result: string; messageId?: string; note?: EventNote };

export const withoutMessage = (note: EventNote): Effect => ({ result: noteText(note), note });

/**
 * Plans the invite of an open check-in: at once for a partner's `checkin.start`, in the location's invite window before the
 * appointment when we schedule it ourselves (S0.8). One invite per visit, whichever comes first (S0.9).
 */
export const inviteCustomer = async (deps: InviteDeps, command: Command): Promise<Effect> => {
  const { visit, contact, location, event, cause } = command;
  const { checkIn } = visit;
  if (checkIn.status !== 'invited' || checkIn.closesAt === undefined)
    return withoutMessage({ code: 'not_invited', values: [checkIn.status] });
  const now = deps.now();
  const { settings } = location;
  const time =
    event.type === 'checkin.start' || visit.startsAt === undefined
      ? atNextOpening(settings, now, checkIn.closesAt)
      : inInviteWindow(settings, visit.startsAt, visit.visitId, deps.ladderSeconds, now, checkIn.closesAt);
  if (!time) return (await startPlanned(deps, visit, now)) ?? withoutMessage({ code: 'hours_too_late' });
  const message = await planMessage(deps, {
    purpose: 'check-in-invite',
    visit,
    contact,
    location,
    time,
    cause,
    facts: messageFacts(event),
  });
  return { result: `invite ${message.status}, due ${message.dueAt}`, messageId: message.messageId };
};

/**
 * Starts an invite that an earlier try planned and then broke, so late that it has no time left: its ladder finds its hours
 * over, and tells the team. Nothing else would take it up, for what is due at once is in no index.
 */
const startPlanned = async (deps: InviteDeps, visit: Visit, now: Instant): Promise<Effect | undefined> => {
  const { inviteMessageId, closesAt } = visit.checkIn;
  const message = inviteMessageId === undefined ? undefined : await getMessage(deps.table, inviteMessageId);
  if (message?.status !== 'planned') return undefined;
  await arrangeStart(deps, message, closesAt, now);
  return { result: `invite planned, due ${message.dueAt}`, messageId: message.messageId };
};

/** Plans a message of a visit for the next moment at which the location sends. */
export const sendTemplate = async (
  deps: PlanMessageDeps,
  command: Command & { purpose: Purpose },
): Promise<Effect> => {
  const { location } = command;
  const now = deps.now();
  const time = atNextOpening(location.settings, now, FAR_FUTURE);
  if (!time) return withoutMessage({ code: 'no_hours' });
  const message = await planMessage(deps, { ...command, time, facts: messageFacts(command.event) });
  return {
    result: `${command.purpose} ${message.status}, due ${message.dueAt}`,
    messageId: message.messageId,
  };
};
