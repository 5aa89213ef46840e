import type { Purpose } from '../dealers/settings.ts';
import { timedId } from '../kernel/digest.ts';
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
