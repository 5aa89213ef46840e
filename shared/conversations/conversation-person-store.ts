import * as z from 'zod';
import { contacts } from '../contacts/contact-store.ts';
import { type Contact, idsOf } from '../contacts/contact.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import { CONVERSATION_PERSON } from '../table/access-patterns/conversations.ts';
import { defineEntity } from '../table/entity.ts';
import type { Table } from '../table/table.ts';

/**
 * Whose conversation it is, which its id does not tell. Noted before two contacts are merged, for both of them: whether they are one
 * person, the contact says, so that nothing here has to be taken back.
 */
export const conversationPersons = defineEntity({
  name: 'conversation-person',
  schemaNumber: 1,
  shape: z.object({
    conversationId: z.string(),
    dealerId: z.string(),
    locationId: z.string(),
    contactId: z.string(),
  }),
  key: CONVERSATION_PERSON,
  keyParts: ({ conversationId }) => ({ conversationId }),
  privacy: {
    class: 'operational',
    found: 'conversation',
    kept: 'as long as the dealer is; ids only',
    erasure: { does: 'delete' },
  },
});

/** The conversations in which a person's words and ours stand at a location: one for each id that leads to them. */
export const threadsAt = (
  contact: Pick<Contact, 'dealerId' | 'contactId' | 'mergedFrom'>,
  locationId: string,
): string[] => idsOf(contact).map((contactId) => conversationIdOf(contact.dealerId, locationId, contactId));

/** A conversation with all others that are read together with it. */
export const threadsWith = async (table: Table, conversationId: string): Promise<string[]> => {
  const person = await conversationPersons.get(table, { conversationId });
  const contact = person && (await contacts.get(table, person));
  return person && contact
    ? [...new Set([conversationId, ...threadsAt(contact, person.locationId)])]
    : [conversationId];
};
