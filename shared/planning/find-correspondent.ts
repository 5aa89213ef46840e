import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { threadsWith } from '../conversations/conversation-person-store.ts';
import { type MessageEntry, readThreads } from '../conversations/conversation-store.ts';
import type { ConversationEntry } from '../conversations/conversation.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Message } from '../messaging/message.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { visits } from '../visits/visit-store.ts';

export type Correspondent = {
  contact: Stored<Contact>;
  /** Where they are spoken with now: another conversation than was asked for where that is one of a contact that was merged into them. */
  conversationId: string;
  locationId: string;
  /** By which a manufacturer finds the customer: of the latest message that had one. */
  vehicle: Message['vehicle'];
};

type Entry = ConversationEntry | MessageEntry;
/** Everything that was said lately; whoever is in it stands in nearly every entry. */
const PAGE = 100;

/**
 * Who is on the other side of a conversation. Its id follows from the person and the location, and its entries name the person; a few name the
 * visit only. Errors: NotFound `conversation.unknown`, also for one at another dealer or location, and for whoever was erased.
 */
export const findCorrespondent = async (
  { table }: { table: Table },
  { staff, conversationId }: { staff: Staff; conversationId: string },
): Promise<Correspondent> => {
  const { entries } = await readThreads(table, await threadsWith(table, conversationId), PAGE);
  const [place] = entries;
  if (!place || !worksAt(staff, place)) throw unknown();
  const { dealerId, locationId } = place;
  const isTheirs = (contactId: string) =>
    conversationIdOf(dealerId, locationId, contactId) === conversationId;
  const contactId = namedIn(entries).find(isTheirs) ?? (await peopleOfVisits(table, entries)).find(isTheirs);
  const contact = contactId === undefined ? undefined : await contacts.get(table, { dealerId, contactId });
  if (!contact || contact.erasedAt !== undefined) throw unknown();
  const vehicle = entries.flatMap((entry) => (entry.kind === 'message' && entry.vehicle) || [])[0];
  const present = conversationIdOf(dealerId, locationId, contact.contactId);
  return { contact, conversationId: present, locationId, vehicle };
};

const namedIn = (entries: readonly Entry[]): string[] => [
  ...new Set(entries.flatMap((entry) => ('contactId' in entry && entry.contactId) || [])),
];

const peopleOfVisits = async (table: Table, entries: readonly Entry[]): Promise<string[]> => {
  const ids = new Set(entries.flatMap((entry) => ('visitId' in entry && entry.visitId) || []));
  const found = await visits.getMany(
    table,
    [...ids].map((visitId) => ({ visitId })),
  );
  return found.flatMap(({ contactId, roles }) =>
    [contactId, roles?.owner, roles?.contractor].filter((id) => id !== undefined),
  );
};

const unknown = (): AppError =>
  new AppError('NotFound', 'conversation.unknown', 'There is no such conversation at your locations.');
