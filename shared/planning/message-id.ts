import type { Purpose } from '../dealers/settings.ts';
import { timedId } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Message } from '../messaging/message.ts';
import { conversationIdOf, messageIdOf } from '../messaging/message-store.ts';
import { purposeOf } from '../messaging/templates/purposes.ts';
import type { Visit } from '../visits/visit.ts';

/**
 * The id of the one message that a visit has for a purpose (and check-in version): planning twice means the same message.
 * Of what may happen more than once in a visit, such as a payment, each event is a message of its own.
 */
export const plannedMessageId = (
  visit: Visit,
  contactId: string,
  purpose: Purpose,
  cause?: Message['cause'],
): string => {
  const event = purposeOf(purpose).perEvent && cause ? [cause.partnerId, cause.eventId] : [];
  const entryId = timedId(visit.createdAt, visit.visitId, purpose, String(visit.checkIn.version), ...event);
  return messageIdOf(conversationIdOf(visit.dealerId, visit.locationId, contactId), entryId);
};

/** The id of a message of the visit's plan. An invite is the same one as a rule's (S0.9); what was withdrawn and is wanted anew is another one. */
export const planMessageId = (visit: Visit, { key, purpose, round, contactId, since }: PlannedAs): string => {
  if (purpose === 'check-in-invite' && round === 0) return plannedMessageId(visit, contactId, purpose);
  const entryId = timedId(since, visit.visitId, 'plan', key, String(round));
  return messageIdOf(conversationIdOf(visit.dealerId, visit.locationId, contactId), entryId);
};
type PlannedAs = { key: string; purpose: Purpose; round: number; contactId: string; since: Instant };
