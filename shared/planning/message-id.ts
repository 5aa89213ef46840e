import type { Purpose } from '../dealers/settings.ts';
import { timedId } from '../kernel/digest.ts';
import { conversationIdOf, messageIdOf } from '../messaging/message-store.ts';
import type { Visit } from '../visits/visit.ts';

/** The id of the one message that a visit has for a purpose (and check-in version): planning twice means the same message. */
export const plannedMessageId = (visit: Visit, contactId: string, purpose: Purpose): string => {
  const entryId = timedId(visit.createdAt, visit.visitId, purpose, String(visit.checkIn.version));
  return messageIdOf(conversationIdOf(visit.dealerId, visit.locationId, contactId), entryId);
};
