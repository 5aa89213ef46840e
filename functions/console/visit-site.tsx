import { blockContact } from '../../shared/conversations/block-contact.ts';
import { unblockContact } from '../../shared/conversations/unblock-contact.ts';
import { markAnswer } from '../../shared/events/mark-answer.ts';
import { describeVisit, type MessageStoryView, type VisitView } from '../../shared/events/describe-visit.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { approveMessage } from '../../shared/planning/approve-message.ts';
import { retryForStaff } from '../../shared/planning/retry-for-staff.ts';
import { withdrawMessage } from '../../shared/planning/withdraw-message.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { PARTS } from './done-notice.tsx';
import type { TodaySiteDeps } from './today-site.tsx';
import { visitPath } from './visit-moment.ts';
import { VisitPage } from './visit-page.tsx';
import { VISIT_TEXTS } from './visit-texts.ts';
import { DONE, type Done, VISIT_FAULTS } from './visit-words.ts';

/** The appointment of a page. Errors: NotFound. */
export const visitOf = (deps: TodaySiteDeps, { viewer, params }: ConsoleRequest): Promise<VisitView> => {
  const { staff, dealership } = viewer;
  // The person's own dealer was read with the page already.
  const findLocation: Parameters<typeof describeVisit>[0]['findLocation'] = ({ dealerId, locationId }) =>
    Promise.resolve(
      dealership.locations.find(
        (location) => location.dealerId === dealerId && location.locationId === locationId,
      ),
    );
  return describeVisit({ ...deps, findLocation }, { staff, visitId: params['visitId'] ?? '' });
};

export const showVisit = async (deps: TodaySiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const done = DONE.find((word) => word === request.query['done']);
  const visit = await visitOf(deps, request);
  return consoleReply(200, <VisitPage viewer={request.viewer} visit={visit} done={done} />);
};

/** After something was done, the page is shown by GET, at the part where it was done. */
export const doneReply = ({ params }: ConsoleRequest, done: Done): HttpReply =>
  redirectReply(303, visitPath({ visitId: params['visitId'] ?? '' }, `?done=${done}#${PARTS[done]}`));

/** What was refused, in the words of the reader; undefined for what is no refusal that can be told. */
export const faultOf = (error: unknown, { viewer }: ConsoleRequest): string | undefined => {
  if (!(error instanceof AppError)) return undefined;
  const code = VISIT_FAULTS.find((known) => known === error.code);
  return code && VISIT_TEXTS[viewer.language].faults[code];
};

/** Does it and shows the page; what is refused is said on the page as it stands now. */
const tryIt = async (
  deps: TodaySiteDeps,
  request: ConsoleRequest,
  { done, run }: { done: Done; run: () => Promise<unknown> },
): Promise<HttpReply> => {
  try {
    await run();
    return doneReply(request, done);
  } catch (error) {
    const fault = faultOf(error, request);
    if (fault === undefined) throw error;
    const visit = await visitOf(deps, request);
    return consoleReply(409, <VisitPage viewer={request.viewer} visit={visit} fault={fault} />);
  }
};

const CHANGES = {
  handle: { done: 'handled', command: { handled: true } },
  reopen: { done: 'reopened', command: { handled: false } },
  share: { done: 'shared', command: { shared: true } },
  unshare: { done: 'unshared', command: { shared: false } },
} as const satisfies Record<string, { done: Done; command: object }>;
const isChange = (text: string): text is keyof typeof CHANGES => Object.hasOwn(CHANGES, text);

/** An answer of the customer is dealt with or open (S2.52), shared with mechanics or not (S2.49). */
export const changeAnswer = (deps: TodaySiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer, params, form } = request;
  const change = form()['change'] ?? '';
  if (!isChange(change))
    throw new AppError(
      'InvalidInput',
      'answer.invalid',
      `Expected one of the changes ${Object.keys(CHANGES).join(', ')}.`,
    );
  const { done, command } = CHANGES[change];
  const visitId = params['visitId'] ?? '';
  const itemId = params['itemId'] ?? '';
  return tryIt(deps, request, {
    done,
    run: () => markAnswer(deps, { staff: viewer.staff, visitId, itemId, command }),
  });
};

/** A message of this appointment. Errors: NotFound `message.unknown`. */
export const messageOf = ({ dealings }: VisitView, { params }: ConsoleRequest): MessageStoryView => {
  const message = dealings?.messages.find(({ id }) => id === params['messageId']);
  if (message) return message;
  throw new AppError('NotFound', 'message.unknown', 'There is no such message for this appointment.');
};

const ACTS = { withdrawn: withdrawMessage, approved: approveMessage, retried: retryForStaff } as const;

/** Takes back, lets out, or sends again (S1.21, S1.24, S1.32). A send that was quicker is told kindly (S1.23). */
export const actOnMessage = async (
  deps: TodaySiteDeps,
  request: ConsoleRequest,
  done: keyof typeof ACTS,
): Promise<HttpReply> => {
  const { id: messageId } = messageOf(await visitOf(deps, request), request);
  const { staff } = request.viewer;
  return tryIt(deps, request, {
    done,
    run: async () => ACTS[done](await deps.changeDeps(), { staff, messageId }),
  });
};

const BLOCKS = { blocked: blockContact, unblocked: unblockContact } as const;

/** "Block communication" for one of the people of the appointment (S2.55). */
export const changeBlock = async (
  deps: TodaySiteDeps,
  request: ConsoleRequest,
  done: keyof typeof BLOCKS,
): Promise<HttpReply> => {
  const { viewer, form } = request;
  const { dealings, locationId } = await visitOf(deps, request);
  const person = dealings?.people.find(({ contactId }) => contactId === form()['contactId']);
  if (!person)
    throw new AppError('NotFound', 'contact.unknown', 'There is no such customer in this appointment.');
  const { sub, dealerId } = viewer.staff;
  const contact = { dealerId, contactId: person.contactId };
  return tryIt(deps, request, {
    done,
    run: () => BLOCKS[done](deps, { contact, by: sub, shownAt: [locationId] }),
  });
};
