import { askForMedia } from '../../shared/conversations/ask-for-media.ts';
import { blockContact } from '../../shared/conversations/block-contact.ts';
import { decidePrompt } from '../../shared/conversations/decide-prompt.ts';
import { findWork } from '../../shared/conversations/find-work.ts';
import { requireContact } from '../../shared/conversations/require-contact.ts';
import { unblockContact } from '../../shared/conversations/unblock-contact.ts';
import { writeNote } from '../../shared/conversations/write-note.ts';
import { nameStaff } from '../../shared/dealers/name-staff.ts';
import { inboxesAt } from '../../shared/events/find-inboxes.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { namePartners } from '../../shared/partners/name-partners.ts';
import type { FindPartner } from '../../shared/partners/partner-store.ts';
import { approveMessage } from '../../shared/planning/approve-message.ts';
import type { DescribeOutlookDeps } from '../../shared/planning/describe-outlook.ts';
import { describeReach } from '../../shared/planning/describe-reach.ts';
import { retryForStaff } from '../../shared/planning/retry-for-staff.ts';
import { showThread } from '../../shared/planning/show-thread.ts';
import { withdrawMessage } from '../../shared/planning/withdraw-message.ts';
import type { WriteMessageDeps } from '../../shared/planning/write-message.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { Composer } from './composer.tsx';
import { compose, type Composing, emptyComposer } from './composer-site.tsx';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { conversationOf, doneWith } from './conversation-done.ts';
import { ConversationPage, type ConversationPageProps } from './conversation-page.tsx';
import { CONVERSATION_TEXTS } from './conversation-texts.ts';
import { CONVERSATION_DONE } from './conversation-words.ts';
import type { InboxSiteDeps } from './inbox-site.tsx';
import { moveAnswers } from './move-site.tsx';
import { threadView, type ThreadView } from './thread-view.ts';

export type ConversationSiteDeps = InboxSiteDeps & {
  findTemplates: WriteMessageDeps['findTemplates'];
  findPartner: FindPartner;
  /** Makes the key of a form, by which two of the same are one. */
  newKey: () => string;
  /** Made when something is changed or sent: the key of ids is read from a secret. */
  changeDeps: () => Promise<WriteMessageDeps & DescribeOutlookDeps>;
};

/** A conversation: what was said, by whom, what became of it, and what can be done about it. */
export const conversationAnswers = (deps: ConversationSiteDeps) => ({
  'GET /console/conversations/{conversationId}': (request: ConsoleRequest) => showConversation(deps, request),
  'POST /console/conversations/{conversationId}/messages': (request: ConsoleRequest) =>
    compose(deps, request, (more, status) => showConversation(deps, request, more, status)),
  'POST /console/conversations/{conversationId}/notes': (request: ConsoleRequest) => saveNote(deps, request),
  'POST /console/conversations/{conversationId}/messages/{messageId}/retry': async (
    request: ConsoleRequest,
  ) => {
    await retryForStaff(await deps.changeDeps(), messageOf(request));
    return doneWith(request, 'again');
  },
  'POST /console/conversations/{conversationId}/messages/{messageId}/withdraw': async (
    request: ConsoleRequest,
  ) => {
    await withdrawMessage(await deps.changeDeps(), messageOf(request));
    return doneWith(request, 'taken-back');
  },
  'POST /console/conversations/{conversationId}/messages/{messageId}/approve': async (
    request: ConsoleRequest,
  ) => {
    await approveMessage(await deps.changeDeps(), messageOf(request));
    return doneWith(request, 'approved');
  },
  'POST /console/conversations/{conversationId}/entries/{entryId}/decision': async (
    request: ConsoleRequest,
  ) => {
    const { viewer, params, form } = request;
    const { conversationId = '', entryId = '' } = params;
    const command = { decision: form()['decision'] };
    await decidePrompt(await deps.changeDeps(), { staff: viewer.staff, conversationId, entryId, command });
    return doneWith(request, 'decided');
  },
  'POST /console/conversations/{conversationId}/block': (request: ConsoleRequest) => block(deps, request),
  'POST /console/conversations/{conversationId}/media/{mediaId}/fetch': async (request: ConsoleRequest) => {
    const { conversationId = '', mediaId = '' } = request.params;
    await askForMedia(deps, { staff: request.viewer.staff, conversationId, mediaId });
    return doneWith(request, 'asked');
  },
  ...moveAnswers(deps),
});

const messageOf = ({ viewer, params }: ConsoleRequest) => ({
  staff: viewer.staff,
  messageId: params['messageId'] ?? '',
});

type More = {
  composing?: Composing;
  note?: Pick<ConversationPageProps['note'], 'text' | 'faults'>;
};

/** The page, with what a form had in it that was not taken. */
const showConversation = async (
  deps: ConversationSiteDeps,
  { viewer, params, query, method }: ConsoleRequest,
  { note, composing }: More = {},
  status = 200,
): Promise<HttpReply> => {
  const { staff, language } = viewer;
  const conversationId = params['conversationId'] ?? '';
  const cursor = method === 'POST' ? undefined : query['cursor'];
  const thread = await showThread(deps, { staff, conversationId, cursor });
  const inboxes = await inboxesAt(deps, staff, thread.location);
  const { work, unansweredSince } = await findWork(deps.table, {
    staff,
    conversationId,
    inboxes: inboxes.map(({ inbox }) => inbox),
    notificationId: query['notification'],
  });
  const accounts = [
    ...work.flatMap((one) => ('inHand' in one ? [one.inHand.acceptedBy] : [])),
    ...(thread.contact?.blocked ? [thread.contact.blocked.by] : []),
  ];
  const holders = await nameStaff(deps.table, { dealerId: staff.dealerId, accounts });
  const done = CONVERSATION_DONE.find((one) => one === query['done']);
  const now = deps.now();
  const named = { ...thread, staffNames: new Map([...thread.staffNames, ...holders]) };
  const partners = await namePartners(
    deps.findPartner,
    thread.entries.flatMap((entry) => ('partnerId' in entry ? [entry.partnerId] : [])),
  );
  const view = threadView({ viewer, thread: named, now, inboxes, partners });
  return consoleReply(
    status,
    <ConversationPage
      viewer={viewer}
      view={view}
      work={work}
      unansweredSince={unansweredSince}
      isOlder={cursor !== undefined}
      notice={done && CONVERSATION_TEXTS[language].done[done]}
      composer={
        cursor === undefined
          ? await composerOf(deps, view, { composing, canFinish: work.length > 0 })
          : undefined
      }
      note={{ key: deps.newKey(), ...note }}
    />,
  );
};

const composerOf = async (
  deps: ConversationSiteDeps,
  view: ThreadView,
  { composing, canFinish }: { composing: Composing | undefined; canFinish: boolean },
) => {
  const { contact, location, visit } = view.thread;
  if (!view.mayWrite) return undefined;
  if (!contact) return <p class="card muted">{view.texts.nobody}</p>;
  const vehicle = location.settings.oem && visit?.vehicle;
  const reach = await describeReach(await deps.changeDeps(), {
    contact,
    location,
    vehicle: vehicle ? { vin: vehicle.vin, brand: vehicle.brand } : undefined,
  });
  const typed = composing ?? { form: emptyComposer(deps.newKey()) };
  return <Composer view={view} reach={reach} canFinish={canFinish} {...typed} />;
};

const saveNote = async (deps: ConversationSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer, form } = request;
  const { key, note: text = '' } = form();
  const { required, tooLong } = CONSOLE_TEXTS[viewer.language].form;
  const refuse = (note: string): Promise<HttpReply> =>
    showConversation(deps, request, { note: { text, faults: { note } } }, 400);
  if (text.trim() === '') return refuse(required);
  if (text.trim().length > 2000) return refuse(tooLong(2000));
  await writeNote(deps, {
    staff: viewer.staff,
    conversationId: conversationOf(request),
    command: { key, text },
  });
  return doneWith(request, 'note');
};

const block = async (deps: ConversationSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const wanted = request.form()['do'];
  // Nobody is blocked by a form that does not say so.
  if (wanted !== 'block' && wanted !== 'unblock')
    throw new AppError('InvalidInput', 'block.invalid', 'Expected do to be block or unblock.');
  const { staff } = request.viewer;
  const thread = await showThread(deps, { staff, conversationId: conversationOf(request) });
  if (!thread.contact)
    throw new AppError('NotFound', 'contact.unknown', 'There is no such customer at your locations.');
  const { contactId } = thread.contact;
  const { contact } = await requireContact(deps, { staff, contactId });
  const command = { contact, by: staff.sub, shownAt: [thread.location.locationId] };
  await (wanted === 'block' ? blockContact : unblockContact)(deps, command);
  return doneWith(request, wanted === 'block' ? 'blocked' : 'unblocked');
};
