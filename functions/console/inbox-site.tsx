import { acceptForStaff, finishForStaff } from '../../shared/conversations/describe-inbox.ts';
import { countInboxes } from '../../shared/conversations/count-inboxes.ts';
import type {
  AcceptedNotification,
  InboxNotification,
} from '../../shared/conversations/inbox-notification.ts';
import { readInbox, readInHand } from '../../shared/conversations/inbox-store.ts';
import { requireNotification } from '../../shared/conversations/require-notification.ts';
import { transferNotification, type TransferDeps } from '../../shared/conversations/transfer-notification.ts';
import { nameStaff } from '../../shared/dealers/name-staff.ts';
import { colleaguesOf } from '../../shared/dealers/staff-store.ts';
import { dealsWithCustomers, worksAt } from '../../shared/dealers/staff.ts';
import {
  type FindInboxesDeps,
  type Inbox,
  inboxesAt,
  inboxesFor,
  inboxFinder,
} from '../../shared/events/find-inboxes.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { showNotifications } from '../../shared/visits/show-notifications.ts';
import { showUnanswered } from '../../shared/visits/show-unanswered.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import type { ConsoleDeps, ConsoleRequest, Viewer } from './console-handler.tsx';
import { conversationPath } from './console-links.ts';
import { consoleReply } from './console-reply.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { hrefOf, type InboxList, InboxPage, type InboxPageProps } from './inbox-page.tsx';
import { INBOX_TEXTS } from './inbox-texts.ts';
import { TransferPage, type TransferPageProps } from './transfer-page.tsx';

export type InboxSiteDeps = ConsoleDeps & FindInboxesDeps & Omit<TransferDeps, 'findInboxes'>;

const PAGE_SIZE = 25;
/** Whoever works at one of many locations may have nothing on a page; so many pages are looked through for something. */
const MOST_PAGES = 4;

/** The inboxes: what waits, what one has, taking it, passing it on, finishing it (S0.40–S0.43). */
export const inboxAnswers = (deps: InboxSiteDeps) => ({
  'GET /console/inbox': async ({ viewer, query }: ConsoleRequest) => {
    const { done } = query;
    const texts = INBOX_TEXTS[viewer.language].done;
    const said = done === 'finished' || done === 'passed' || done === 'accepted' ? texts[done] : undefined;
    const notice = said === undefined ? undefined : { kind: 'good' as const, text: said };
    return inboxReply(deps, { viewer, query, notice, after: query['after'] });
  },
  'POST /console/inbox/{id}/accept': (request: ConsoleRequest) =>
    unlessTaken(deps, request, async ({ viewer: { staff }, params }) => {
      const accepted = await acceptForStaff(deps, { staff, id: params['id'] ?? '' });
      const { conversationId, id } = accepted;
      return conversationId !== undefined && dealsWithCustomers(staff)
        ? redirectReply(303, conversationPath(conversationId, id))
        : redirectReply(303, `${hrefOf({ of: 'mine' })}&done=accepted`);
    }),
  'POST /console/inbox/{id}/done': (request: ConsoleRequest) =>
    unlessTaken(deps, request, async ({ viewer: { staff }, params, form }) => {
      const { inbox } = await finishForStaff(deps, { staff, id: params['id'] ?? '' });
      const list: InboxList = form()['from'] === 'mine' ? { of: 'mine' } : { of: 'waiting', inbox };
      return redirectReply(303, `${hrefOf(list)}&done=finished`);
    }),
  'GET /console/inbox/{id}/transfer': (request: ConsoleRequest) => showTransfer(deps, request, {}),
  'POST /console/inbox/{id}/transfer': (request: ConsoleRequest) =>
    unlessTaken(deps, request, (asked) => transfer(deps, asked)),
});

/** Which list the address names; else the first inbox of the person's locations. */
const listOf = ({ staff }: Viewer, inboxes: readonly Inbox[], query: ConsoleRequest['query']): InboxList => {
  if (query['list'] === 'mine') return { of: 'mine' };
  const inbox = (inboxes.find((one) => one.inbox === query['inbox']) ?? inboxes[0])?.inbox;
  if (inbox === undefined) return { of: 'mine' };
  const isUnanswered = query['list'] === 'unanswered' && dealsWithCustomers(staff);
  return { of: isUnanswered ? 'unanswered' : 'waiting', inbox };
};

type Asked = {
  viewer: Viewer;
  query: ConsoleRequest['query'];
  after?: string | undefined;
  notice?: InboxPageProps['notice'];
};

const inboxReply = async (
  deps: InboxSiteDeps,
  { viewer, query, after, notice }: Asked,
  status = 200,
): Promise<HttpReply> => {
  const { staff } = viewer;
  const inboxes = await inboxesFor(deps, staff);
  const list = listOf(viewer, inboxes, query);
  const [counts, found] = await Promise.all([
    countInboxes(deps.table, { staff, inboxes: inboxes.map(({ inbox }) => inbox) }),
    list.of === 'unanswered'
      ? readUnanswered(deps, viewer, { ...list, after })
      : readNotifications(deps, viewer, list, after),
  ]);
  const page = { viewer, list, notice, counts, inboxes, now: deps.now() };
  return consoleReply(status, <InboxPage {...page} {...found} isFirst={after === undefined} />);
};

type Found = Pick<InboxPageProps, 'notifications' | 'unanswered' | 'after'>;

const readUnanswered = async (
  { table }: InboxSiteDeps,
  { staff }: Viewer,
  { inbox, after }: { inbox: string; after: string | undefined },
): Promise<Found> => {
  const page = await showUnanswered(table, { staff, inbox, after, limit: PAGE_SIZE });
  return { notifications: [], unanswered: page.customers, after: page.after };
};

const readNotifications = async (
  { table }: InboxSiteDeps,
  { staff }: Viewer,
  list: InboxList,
  from: string | undefined,
): Promise<Found> => {
  const { dealerId, sub } = staff;
  let after = from;
  let page: (InboxNotification | AcceptedNotification)[] = [];
  for (let read = 0; read < MOST_PAGES && page.length === 0; read += 1) {
    if (list.of === 'mine') {
      const found = await readInHand(table, { dealerId, staffId: sub, limit: PAGE_SIZE, after });
      page = found.accepted;
      after = found.after;
    } else {
      const found = await readInbox(table, { dealerId, inbox: list.inbox, limit: PAGE_SIZE, cursor: after });
      page = found.notifications;
      after = found.cursor;
    }
    page = page.filter((notification) => worksAt(staff, notification));
    if (after === undefined) break;
  }
  return { notifications: await showNotifications(table, { staff, page }), unanswered: [], after };
};

/** A colleague who was quicker is no fault: the page says who it was, and shows the inbox as it is now. */
const unlessTaken = async (
  deps: InboxSiteDeps,
  request: ConsoleRequest,
  run: (request: ConsoleRequest) => Promise<HttpReply>,
): Promise<HttpReply> => {
  try {
    return await run(request);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'notification.taken') throw error;
    const { viewer, params } = request;
    const [inbox = ''] = (params['id'] ?? '').split('.');
    const text = await takenText(deps, viewer, error.details['heldBy']);
    return inboxReply(deps, { viewer, query: { inbox }, notice: { kind: 'warn', text } }, 409);
  }
};

const takenText = async (
  { table }: InboxSiteDeps,
  { staff, language }: Viewer,
  heldBy: unknown,
): Promise<string> => {
  const texts = INBOX_TEXTS[language];
  if (heldBy === staff.sub) return texts.gone;
  const account = typeof heldBy === 'string' ? heldBy : '';
  const name = (await nameStaff(table, { dealerId: staff.dealerId, accounts: [account] })).get(account);
  return name === undefined ? texts.gone : texts.taken(name);
};

type Rest = Pick<TransferPageProps, 'faults'> & { form?: TransferPageProps['form'] };

const showTransfer = async (
  deps: InboxSiteDeps,
  { viewer, params }: ConsoleRequest,
  { form = {}, faults }: Rest,
): Promise<HttpReply> => {
  const { staff } = viewer;
  const found = await requireNotification(deps, { staff, id: params['id'] ?? '' });
  const notification = 'waiting' in found ? found.waiting : found.taken;
  const [[shown], inboxes, everybody] = await Promise.all([
    showNotifications(deps.table, { staff, page: [notification] }),
    inboxesAt(deps, staff, notification),
    colleaguesOf(deps.table, staff.dealerId),
  ]);
  if (!shown) throw new AppError('NotFound', 'notification.unknown', 'There is no such notification.');
  const page = {
    viewer,
    now: deps.now(),
    shown,
    form,
    ...(faults ? { faults } : {}),
    // Where it waits already is no place to send it to; who has it may give it back.
    inboxes: inboxes.filter(({ inbox }) => 'taken' in found || inbox !== notification.inbox),
    colleagues: everybody.filter((person) => person.sub !== staff.sub && worksAt(person, notification)),
  };
  return consoleReply(faults ? 400 : 200, <TransferPage {...page} />);
};

const transfer = async (deps: InboxSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer, params, form } = request;
  const { to = '', note = '' } = form();
  const texts = CONSOLE_TEXTS[viewer.language].form;
  const [kind, target] = [to.slice(0, to.indexOf(':')), to.slice(to.indexOf(':') + 1)] as const;
  const refuse = (faults: Record<string, string>): Promise<HttpReply> =>
    showTransfer(deps, request, { form: { to, note }, faults });
  if (kind !== 'inbox' && kind !== 'staff') return refuse({ to: texts.required });
  if (note.length > 2000) return refuse({ note: texts.tooLong(2000) });
  try {
    await transferNotification(
      { ...deps, findInboxes: inboxFinder(deps) },
      {
        staff: viewer.staff,
        id: params['id'] ?? '',
        command: {
          ...(kind === 'inbox' ? { toInbox: target } : { toStaff: target }),
          ...(note.trim() === '' ? {} : { note }),
        },
      },
    );
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'InvalidInput') throw error;
    return refuse({ [error.code === 'note.no_conversation' ? 'note' : 'to']: texts.unreadable });
  }
  const [inbox = ''] = (params['id'] ?? '').split('.');
  return redirectReply(303, `${hrefOf({ of: 'waiting', inbox })}&done=passed`);
};
