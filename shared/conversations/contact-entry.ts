import type { Contact } from '../contacts/contact.ts';
import { timedId } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { ConversationEntry } from './conversation.ts';

type ContactChanged = Extract<ConversationEntry, { kind: 'contact-changed' }>;

/** What staff changed of a contact, as its conversation with a location shows it. `of`: in whose conversation. */
export const contactEntry = (
  of: Pick<Contact, 'dealerId' | 'contactId'>,
  locationId: string,
  change: Pick<ContactChanged, 'contactId' | 'did' | 'by' | 'fields' | 'otherId'> & {
    at: Instant;
    cause: string;
  },
): ContactChanged => {
  const { cause, ...rest } = change;
  const conversationId = conversationIdOf(of.dealerId, locationId, of.contactId);
  return {
    kind: 'contact-changed',
    entryId: timedId(change.at, conversationId, change.did, cause),
    conversationId,
    dealerId: of.dealerId,
    locationId,
    ...rest,
  };
};
