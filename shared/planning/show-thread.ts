import { contacts } from '../contacts/contact-store.ts';
import { type Contact, idsOf } from '../contacts/contact.ts';
import type { ConversationEntry } from '../conversations/conversation.ts';
import type { MessageEntry, ThreadPage } from '../conversations/conversation-store.ts';
import { requireThread, unknownConversation } from '../conversations/require-thread.ts';
import { personIn } from '../conversations/thread-person.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { nameStaff } from '../dealers/name-staff.ts';
import type { Staff } from '../dealers/staff.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { describeSentText, type SentText } from '../messaging/describe-sent-text.ts';
import type { Message } from '../messaging/message.ts';
import { messageKeyParts } from '../messaging/message-store.ts';
import { hasTemplates } from '../messaging/notice.ts';
import type { FindTemplates } from '../messaging/templates/template-store.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import { actionsOf, type MessageActions } from './message-actions.ts';

/** A message of ours with the words that it has, and what may be done with it. */
export type ShownMessage = {
  kind: 'message';
  entryId: string;
  conversationId: string;
  at: Instant;
  message: Message;
  text: SentText | undefined;
  can: MessageActions;
};
export type ShownEntry = ShownMessage | ConversationEntry;

export type Thread = {
  conversationId: string;
  location: LocationInForce;
  /** Whose conversation it is; undefined where nothing in it tells, or the person was erased. */
  contact: Contact | undefined;
  /** The visit that was spoken of last. */
  visit: Visit | undefined;
  /** Oldest first, as a conversation is read. */
  entries: ShownEntry[];
  /** Where the page of older entries begins. */
  older: string | undefined;
  /** The names of the colleagues who appear in it, by their accounts. */
  staffNames: ReadonlyMap<string, string>;
  /** The other people who may have written, by their ids. */
  others: ReadonlyMap<string, Contact>;
};

export type ShowThreadDeps = {
  table: Table;
  now: Now;
  findLocation: FindLocation;
  findTemplates: FindTemplates;
};
export type ShowThreadQuery = { staff: Staff; conversationId: string; cursor?: string | undefined };

/** As many as a screen or two show. */
const PAGE_SIZE = 25;

/**
 * A page of a conversation with all that is needed to read it: the words of our messages, whose it is, the visit that it is about, who of the
 * staff did what. The cost follows from the page, not from the conversation. Errors: NotFound `conversation.unknown`.
 */
export const showThread = async (
  deps: ShowThreadDeps,
  { staff, conversationId, cursor }: ShowThreadQuery,
): Promise<Thread> => {
  const page = await requireThread(deps.table, { staff, conversationId, limit: PAGE_SIZE, cursor });
  const [first] = page.entries;
  if (!first) throw unknownConversation();
  const { dealerId } = first;
  const [location, visit, names, others, texts] = await Promise.all([
    requireLocation(deps.findLocation, first),
    findVisit(deps.table, page.entries),
    nameStaff(deps.table, { dealerId, accounts: page.entries.flatMap(accountsIn) }),
    findOthers(deps.table, dealerId, page.entries),
    templatesFor(deps, dealerId, page.entries),
  ]);
  const contactId = personIn(page.entries) ?? visit?.contactId;
  const contact =
    contactId === undefined ? undefined : await contacts.get(deps.table, { dealerId, contactId });
  const now = deps.now();
  const show = (entry: ConversationEntry | MessageEntry): ShownEntry =>
    entry.kind === 'message'
      ? {
          kind: 'message',
          ...messageKeyParts(entry.messageId),
          at: entry.createdAt,
          message: entry,
          text: describeSentText(entry, {
            settings: location.settings,
            templates: texts.get(entry.purpose) ?? [],
          }),
          can: actionsOf(entry, now),
        }
      : entry;
  return {
    conversationId,
    location,
    contact: contact?.erasedAt === undefined ? contact : undefined,
    visit,
    entries: page.entries
      .filter((entry) => !isSaid(entry, page.entries))
      .map(show)
      .toReversed(),
    older: page.cursor,
    staffNames: names,
    others,
  };
};

type Entries = ThreadPage['entries'];

/** That a message was written stands with the message itself, where that is on the same page. */
const isSaid = (entry: Entries[number], all: Entries): boolean =>
  entry.kind === 'message-changed' &&
  entry.did === 'written' &&
  all.some((other) => other.kind === 'message' && other.messageId === entry.messageId);

const findVisit = async (table: Table, entries: Entries): Promise<Visit | undefined> => {
  const [visitId] = entries.flatMap((entry) => ('visitId' in entry && entry.visitId ? [entry.visitId] : []));
  const visit =
    visitId === undefined ? undefined : await visits.get(table, { visitId }, { consistent: false });
  return visit?.erasedAt === undefined ? visit : undefined;
};

/** Who of the staff did something that an entry shows. */
const accountsIn = (entry: Entries[number]): string[] => {
  const found = (() => {
    switch (entry.kind) {
      case 'message':
        return [entry.edited?.by];
      case 'note':
        return [entry.by, entry.sentTo?.staffId];
      case 'retry':
      case 'message-changed':
        return [entry.by];
      case 'consent':
        return [entry.staffId];
      case 'inbound':
        return [entry.movedTo?.by, entry.movedFrom?.by, entry.decided?.by];
      case 'answer-changed':
      case 'contact-changed':
      case 'delivery-error':
      case 'event':
      case 'number-changed':
      case 'plan-changed':
      case 'reaction':
      case 'results':
        return [];
    }
  })();
  return found.flatMap((account) => (account === undefined ? [] : [account]));
};

/** A number can belong to a family; so many are offered at most. */
const MOST_OTHERS = 50;

const findOthers = async (
  table: Table,
  dealerId: string,
  entries: Entries,
): Promise<ReadonlyMap<string, Contact>> => {
  const ids = entries.flatMap((entry) =>
    entry.kind === 'inbound'
      ? [...(entry.sharedWith ?? []), ...(entry.movedTo ? [entry.movedTo.contactId] : [])]
      : [],
  );
  const found = await contacts.getMany(
    table,
    [...new Set(ids)].slice(0, MOST_OTHERS).map((contactId) => ({ dealerId, contactId })),
    { consistent: false },
  );
  return new Map(found.flatMap((contact) => idsOf(contact).map((id) => [id, contact] as const)));
};

const templatesFor = async ({ findTemplates }: ShowThreadDeps, dealerId: string, entries: Entries) => {
  const purposes = new Set(
    entries.flatMap((entry) =>
      entry.kind === 'message' && hasTemplates(entry.purpose) ? [entry.purpose] : [],
    ),
  );
  return new Map<Message['purpose'], Awaited<ReturnType<FindTemplates>>>(
    await Promise.all(
      [...purposes].map(async (purpose) => [purpose, await findTemplates({ dealerId, purpose })] as const),
    ),
  );
};
