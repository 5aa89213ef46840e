import { contacts } from '../contacts/contact-store.ts';
import type { ConversationEntry } from '../conversations/conversation.ts';
import { entries } from '../conversations/conversation-store.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import { AppError } from '../kernel/app-error.ts';
import { addSeconds } from '../kernel/clock.ts';
import { timedId } from '../kernel/digest.ts';
import { DAY_SECONDS, type Instant, type Now } from '../kernel/instant.ts';
import { gatherFacts } from '../messaging/gather-facts.ts';
import type { Message } from '../messaging/message.ts';
import { conversationOfMessage, getMessage, messages } from '../messaging/message-store.ts';
import { REASONS } from '../messaging/reasons.ts';
import { decideRetry, isBeingRetried, type RetryDecision } from '../messaging/retry.ts';
import { planChannels, type SendingPolicy } from '../messaging/verdict.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import { type Table, VersionConflict } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import { arrangeStart, type StartDeps } from './arrange-start.ts';
import { atNextOpening } from './send-time.ts';

export type RetryMessageDeps = StartDeps & {
  table: Table;
  now: Now;
  log: Log;
  findLocation: FindLocation;
  idKey: string;
  sending: SendingPolicy;
};
export type RetryMessageCommand = { messageId: string; by: string };

/** A second click, a receipt or an event may write in between; more than a few at one moment do not happen. */
const MOST_TRIES = 4;

/**
 * Sends a failed message again (S1.24): at once within the location's hours, else at their next opening, as long as it is of
 * use. Message, visit and the entry in the conversation are one write: of two clicks one counts and the other gets the same
 * answer, and whoever finishes or cancels the visit is either seen here or finds the message planned and stops it.
 * Errors: NotFound `message.unknown`; Conflict `message.not_failed`, `message.of_no_use`, `message.no_channel`,
 * `message.retried_enough`.
 */
export const retryMessage = async (
  deps: RetryMessageDeps,
  command: RetryMessageCommand,
): Promise<Message> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await tryOnce(deps, command);
    } catch (error) {
      if (!(error instanceof VersionConflict) || tries === MOST_TRIES) throw error;
    }
  }
};

const tryOnce = async (deps: RetryMessageDeps, { messageId, by }: RetryMessageCommand): Promise<Message> => {
  const message = await getMessage(deps.table, messageId);
  if (!message) throw unknown(messageId);
  const visit = await visits.get(deps.table, message);
  const planned = isBeingRetried(message) ? message : await plan(deps, message, visit, by);
  // Also for a second click: the first one may have broken before this, and arranging twice means the same start.
  if (planned.status === 'planned')
    await arrangeStart(
      deps,
      planned,
      planned.purpose === 'check-in-invite' ? visit?.checkIn.closesAt : undefined,
      deps.now(),
    );
  return planned;
};

const plan = async (
  deps: RetryMessageDeps,
  message: Stored<Message>,
  visit: Stored<Visit> | undefined,
  by: string,
): Promise<Message> => {
  if (message.status !== 'failed') throw notFailed(message);
  const now = deps.now();
  const location = await requireLocation(deps.findLocation, message);
  const contact = await contacts.get(deps.table, message);
  const until = usefulUntil(message, visit);
  const opening =
    until !== undefined && now < until ? atNextOpening(location.settings, now, until) : undefined;
  if (!contact || !opening)
    throw refusal(
      'of_no_use',
      'What it is about is over, or will be before messages may be sent again. Call the customer instead.',
    );
  // Later than before, so that nothing of the earlier walk is taken for a part of this one.
  const time =
    opening.dueAt > message.dueAt ? opening : { ...opening, dueAt: addSeconds(message.dueAt, 0.001) };
  const facts = await gatherFacts(deps, {
    contact,
    location,
    now,
    message: { ...message, sendUntil: time.sendUntil },
  });
  const decision = decideRetry(message, { now, time, candidates: planChannels(facts) });
  if (decision.retry === 'refused') throw explain(message, decision);
  await deps.table.writeTogether([
    messages.replacement({ ...decision.message, version: message.version }, now),
    ...(visit ? [visits.replacement(visit, now)] : []),
    entries.creation(entryOf(decision.message, { by, at: now }), now),
  ]);
  const { messageId } = message;
  deps.log.info('message is sent again', { messageId, by, dueAt: time.dueAt });
  return decision.message;
};

/** How long a message without a date of its own is worth sending. */
const USEFUL_DAYS = 14;

/** The instant from which nobody is helped by the message; undefined when that is so already. */
const usefulUntil = (message: Message, visit: Visit | undefined): Instant | undefined => {
  const byAge = addSeconds(message.createdAt, USEFUL_DAYS * DAY_SECONDS);
  if (!visit) return message.visitId === '' ? byAge : undefined;
  if (visit.status === 'cancelled' || visit.status === 'declined') return undefined;
  if (message.purpose === 'check-in-invite') {
    const { status, closesAt, inviteMessageId } = visit.checkIn;
    return status === 'invited' && inviteMessageId === message.messageId ? closesAt : undefined;
  }
  return visit.startsAt ?? byAge;
};

const entryOf = (
  { messageId, dealerId, locationId, retry }: Message,
  { by, at }: { by: string; at: Instant },
): ConversationEntry => ({
  kind: 'retry',
  entryId: timedId(at, messageId, 'retry', String(retry?.count ?? 0)),
  conversationId: conversationOfMessage(messageId),
  dealerId,
  locationId,
  at,
  messageId,
  by,
  note: 'The message is sent again.',
});

const unknown = (messageId: string): AppError =>
  new AppError(
    'NotFound',
    'message.unknown',
    `There is no message ${messageId.slice(0, 100)}. Its id stands in the conversation.`,
  );

const refusal = (code: string, message: string): AppError =>
  new AppError('Conflict', `message.${code}`, message);

const notFailed = ({ status }: Message): AppError =>
  refusal('not_failed', `The message is ${status}. Only a failed one can be sent again.`);

const explain = (message: Message, decision: Extract<RetryDecision, { retry: 'refused' }>): AppError => {
  switch (decision.why) {
    case 'not_failed':
      return notFailed(message);
    case 'often_enough':
      return refusal(
        'retried_enough',
        'It was sent again ten times already. Mend what stands in its trace, or call the customer.',
      );
    case 'no_channel':
      return refusal(
        'no_channel',
        `No channel can be used for it now: ${decision.candidates
          .map(({ channel, refused }) => `${channel}: ${refused ? REASONS[refused].says : ''}`)
          .join('; ')}. Mend one of them first.`,
      );
  }
};
