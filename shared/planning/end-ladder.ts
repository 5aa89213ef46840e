import { reportNoChannel } from '../conversations/report-no-channel.ts';
import type { TellNoChannelDeps } from '../conversations/tell-no-channel.ts';
import { requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Instant } from '../kernel/instant.ts';
import { hasLeft, type Message, moveTo } from '../messaging/message.ts';
import { getMessage, messageKeyParts, messages } from '../messaging/message-store.ts';
import { isNotice } from '../messaging/notice.ts';
import { visits } from '../visits/visit-store.ts';
import { arrangeStart, type StartDeps } from './arrange-start.ts';
import { timingOf } from './timing.ts';
import { waitOn } from './wait-on.ts';
import { atNextOpening, FAR_FUTURE, inInviteWindow, type SendTime } from './send-time.ts';

export type EndLadderDeps = TellNoChannelDeps & StartDeps & { ladderSeconds: number };
export type EndLadderCommand = { messageId: string; execution: string; dueAt: Instant };

/**
 * The last state of the ladder: no channel worked. Where no copy has left because the hours ended or a vendor was out, and the
 * location wants that, the message moves to the next window that begins before its check-in closes; else the team is
 * told. One that has arrived after all is waited for. Safe to run twice.
 */
export const endLadder = async (deps: EndLadderDeps, command: EndLadderCommand): Promise<void> => {
  if (await moveToNextWindow(deps, command)) return;
  await reportNoChannel(deps, command);
  await waitIfArrived(deps, command);
};

/** A receipt was quicker, or the news of an acceptance was lost: the ladder is over, and the check-in is still to come. */
const waitIfArrived = async (
  deps: EndLadderDeps,
  { messageId, execution }: EndLadderCommand,
): Promise<void> => {
  const message = await getMessage(deps.table, messageId);
  if (!message || !hasLeft(message) || message.execution !== execution) return;
  if (message.purpose !== 'check-in-invite') return;
  const visit = await visits.get(deps.table, message);
  const { status, closesAt } = visit?.checkIn ?? {};
  if (status === 'invited' && closesAt !== undefined) await waitOn(deps, { message, closesAt });
};

/** False: it is for the team. */
const moveToNextWindow = async (deps: EndLadderDeps, command: EndLadderCommand): Promise<boolean> => {
  const { execution, dueAt } = command;
  const key = messageKeyParts(command.messageId);
  const found = await messages.get(deps.table, key);
  // A confirmation answers what was just written: hours later it is no use.
  if (!found || isNotice(found.purpose)) return false;
  const location = await requireLocation(deps.findLocation, found);
  const isMoved = found.dueAt !== dueAt;
  const now = deps.now();
  const mayMove = moveTo(found, execution, { dueAt: FAR_FUTURE, sendUntil: FAR_FUTURE }, now) !== undefined;
  if (!isMoved && (!mayMove || location.settings.atWindowEnd === 'tell-team')) return false;
  const visit = await visits.get(deps.table, found);
  const closesAt = found.purpose === 'check-in-invite' ? visit?.checkIn.closesAt : undefined;
  const next = nextTime(deps, found, location, visit?.startsAt, closesAt ?? FAR_FUTURE);
  const time = next && { ...next, timing: timingOf(location.settings, next, now) };
  if (!isMoved && !time) return false;
  const message = await messages.change(
    deps,
    key,
    (current) => (current?.dueAt === dueAt && time ? moveTo(current, execution, time, now) : undefined),
    { found },
  );
  if (!message || message.dueAt === dueAt) return false;
  // Also when an earlier run moved it and broke before this: arranging twice means the same start.
  if (message.status === 'planned') await arrangeStart(deps, message, closesAt, now);
  deps.countMetric('MessageMoved');
  deps.log.warn('message moved to the next window', { messageId: message.messageId, dueAt: message.dueAt });
  return true;
};

/** The next time that belongs to the message's kind of hours, after its present window. None where messages may leave at any hour. */
const nextTime = (
  { ladderSeconds }: EndLadderDeps,
  message: Message,
  { settings }: LocationInForce,
  visitStartsAt: Instant | undefined,
  until: Instant,
): SendTime | undefined => {
  const { sendUntil, visitId, hours } = message;
  if (sendUntil === undefined) return undefined;
  return hours === 'invite-window' && visitStartsAt !== undefined
    ? inInviteWindow(settings, visitStartsAt, visitId, ladderSeconds, sendUntil, until)
    : atNextOpening(settings, sendUntil, until);
};
