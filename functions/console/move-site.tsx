import { contacts, contactsByName } from '../../shared/contacts/contact-store.ts';
import { type Contact, idsOf, toSearchName } from '../../shared/contacts/contact.ts';
import { entries } from '../../shared/conversations/conversation-store.ts';
import type { InboundEntry } from '../../shared/conversations/conversation.ts';
import { moveEntry } from '../../shared/conversations/move-entry.ts';
import { type Staff, worksAt } from '../../shared/dealers/staff.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { CONVERSATION_TEXTS } from './conversation-texts.ts';
import type { InboxSiteDeps } from './inbox-site.tsx';
import { MovePage } from './move-page.tsx';

/** Moving a message to the person who really wrote it. */
export const moveAnswers = (deps: InboxSiteDeps) => ({
  'GET /console/conversations/{conversationId}/entries/{entryId}/move': (request: ConsoleRequest) =>
    showMove(deps, request, { name: request.query['name'] ?? '' }),
  'POST /console/conversations/{conversationId}/entries/{entryId}/move': (request: ConsoleRequest) =>
    move(deps, request),
});

const MOST_FOUND = 10;

const showMove = async (
  deps: InboxSiteDeps,
  { viewer, params }: ConsoleRequest,
  { name, says, isChosen = true }: { name: string; says?: string; isChosen?: boolean },
): Promise<HttpReply> => {
  const { staff } = viewer;
  const entry = await requireInbound(deps, staff, params);
  const { dealerId, sharedWith = [] } = entry;
  const [sameNumber, found] = await Promise.all([
    contacts.getMany(
      deps.table,
      sharedWith.map((contactId) => ({ dealerId, contactId })),
      { consistent: false },
    ),
    toSearchName(name) === ''
      ? { contacts: [] }
      : contactsByName(deps.table, { dealerId, begins: name.slice(0, 60), limit: MOST_FOUND }),
  ]);
  const page = {
    viewer,
    entry,
    name,
    says,
    isChosen,
    sameNumber: sameNumber.filter((contact) => contact.erasedAt === undefined && isAnother(entry, contact)),
    found: found.contacts.filter((contact) => isTheirs(staff, contact)),
  };
  return consoleReply(says === undefined && isChosen ? 200 : 400, <MovePage {...page} />);
};

/** Whose last visit was at one of their locations. */
const isTheirs = (staff: Staff, { dealerId, lastLocationId }: Contact): boolean =>
  staff.locationIds.length === 0 ||
  (lastLocationId !== undefined && worksAt(staff, { dealerId, locationId: lastLocationId }));

/** Not whose message it is already, under whichever id. */
const isAnother = ({ contactId = '' }: InboundEntry, contact: Contact): boolean =>
  !idsOf(contact).includes(contactId);

const requireInbound = async (
  { table }: InboxSiteDeps,
  staff: Staff,
  { conversationId = '', entryId = '' }: ConsoleRequest['params'],
): Promise<InboundEntry> => {
  const entry = await entries.get(table, { conversationId, entryId });
  if (entry?.kind === 'inbound' && worksAt(staff, entry)) return entry;
  throw new AppError(
    'NotFound',
    'entry.unknown',
    'There is no message of a customer with this id in the conversations at your locations.',
  );
};

const move = async (deps: InboxSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer, params, form } = request;
  const { conversationId = '', entryId = '' } = params;
  const { contact: toContactId = '', name = '' } = form();
  const { moving } = CONVERSATION_TEXTS[viewer.language];
  if (toContactId === '') return showMove(deps, request, { name, isChosen: false });
  try {
    await moveEntry(deps, { staff: viewer.staff, conversationId, entryId, toContactId });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'contact.unknown') return showMove(deps, request, { name, isChosen: false });
    const says = { 'entry.there_already': moving.there, 'entry.moved': moving.elsewhere }[error.code];
    if (says === undefined) throw error;
    return showMove(deps, request, { name, says });
  }
  return redirectReply(303, `/console/conversations/${encodeURIComponent(conversationId)}?done=moved#latest`);
};
