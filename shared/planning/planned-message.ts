import { isUnsent, type Message, withdraw } from '../messaging/message.ts';
import type { Existing } from './plan-diff.ts';
import { endsEverything } from './plan-reasons.ts';

/* What the plan of a visit writes into a message, decided on the message as it stands. A claim is a write on the same item: one of them wins. */

type Mark = NonNullable<Message['plan']>;

/** Whether a later change of the plan has been here: it knew more. */
const isNewer = ({ plan }: Message, { revision }: Mark): boolean =>
  plan !== undefined && plan.revision > revision;

/** The mark of the plan on a message, in the name of a revision; an invite of a rule that is taken over has none yet. */
export const markOf = (
  known: Pick<Existing, 'key' | 'round' | 'about'>,
  revision: number,
  about = known.about,
): Mark => ({ key: known.key, round: known.round, revision, ...(about === undefined ? {} : { about }) });

/** The message withdrawn; undefined when it is too late, a later change has been here, or staff edited it and the visit is not over. */
export const withdrawnByPlan = (current: Message, mark: Mark, reason: string): Message | undefined => {
  if (isNewer(current, mark) || (current.edited && !endsEverything(reason))) return undefined;
  return withdraw({ ...current, plan: mark }, reason);
};

/**
 * The message with a new time and content; undefined when it is too late, or a later change or staff have been here. At another time it is free
 * for another execution: the one that has it is stale.
 */
export const movedByPlan = (current: Message, mark: Mark, fresh: Message): Message | undefined => {
  if (!isUnsent(current) || current.edited || isNewer(current, mark)) return undefined;
  const { messageId, createdAt, status, attempts, execution, taskToken, moves } = current;
  const { dueAt, sendUntil, timing, hours, retry } = current;
  // The start of its first time is used up once its ladder moved it on or staff had it sent again: it keeps the time that it has since then.
  const isMovedOn = (moves !== undefined || retry !== undefined) && fresh.dueAt <= dueAt;
  const time = isMovedOn ? { dueAt, sendUntil, timing, hours } : {};
  const kept = isMovedOn || dueAt === fresh.dueAt ? { execution, taskToken, moves } : {};
  return { ...fresh, messageId, createdAt, status, attempts, retry, ...time, ...kept, plan: mark };
};

/** In the place of a message that an earlier change of the plan names and has not made yet: whoever comes to make it finds it withdrawn. */
export const takenPlace = (
  known: Existing,
  mark: Mark,
  reason: string,
  rest: Pick<Message, 'dealerId' | 'locationId' | 'visitId' | 'language' | 'cause'> & { now: string },
): Message => {
  const { now, ...place } = rest;
  const { messageId, contactId, purpose } = known;
  return {
    ...place,
    messageId,
    contactId,
    purpose,
    variables: {},
    status: 'withdrawn',
    statusReason: reason,
    createdAt: now,
    dueAt: now,
    plan: mark,
    candidates: [],
    attempts: [],
  };
};
