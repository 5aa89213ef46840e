import type { Contact } from '../contacts/contact.ts';
import { conversationIdOf, conversationOfMessage } from '../messaging/message-store.ts';
import type { Table } from '../table/table.ts';
import { findPerson } from '../visits/find-person.ts';
import type { Subject } from './upsert-subject.ts';

/** Who gets the invite of a visit: the driver, unless the plan of the visit has chosen somebody else of it (S2.11). */
export const findInvitee = async (
  { table }: { table: Table },
  subject: Subject,
): Promise<Contact | undefined> => {
  const { visit, conversationId } = subject;
  const { dealerId, locationId, roles, checkIn } = visit;
  const named = checkIn.inviteMessageId && conversationOfMessage(checkIn.inviteMessageId);
  if (named === undefined || named === conversationId) return subject.contact();
  const contactId = [roles?.owner, roles?.contractor].find(
    (id) => id !== undefined && conversationIdOf(dealerId, locationId, id) === named,
  );
  return contactId === undefined ? subject.contact() : findPerson(table, { dealerId, contactId });
};
