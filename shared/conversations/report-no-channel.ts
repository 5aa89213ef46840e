import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { timedId } from '../kernel/digest.ts';
import { giveUp, type Message } from '../messaging/message.ts';
import { conversationOfMessage, messageKeyParts, messages } from '../messaging/message-store.ts';
import { REASONS } from '../messaging/reasons.ts';
import type { Log } from '../platform/log.ts';
import type { CountMetric } from '../platform/metrics.ts';
import type { Table } from '../table/table.ts';
import { entries } from './conversation-store.ts';
import { notifyInbox } from './notify-inbox.ts';

export type ReportNoChannelDeps = {
  table: Table;
  now: Now;
  log: Log;
  countMetric: CountMetric;
  findLocation: FindLocation;
};

/**
 * The last state of the ladder: no channel worked. The conversation gets an error that names each channel and why
 * (S0.28, S0.29), the advisors are told. Says nothing when a receipt was quicker or the message was stopped.
 */
export const reportNoChannel = async (
  deps: ReportNoChannelDeps,
  command: { messageId: string; execution: string; dueAt: Instant },
): Promise<void> => {
  const now = deps.now();
  const message = await messages.change(deps, messageKeyParts(command.messageId), (current) =>
    current?.dueAt === command.dueAt ? giveUp(current, command.execution) : undefined,
  );
  if (!message || message.execution !== command.execution) return;
  if (message.status !== 'failed') return;
  const { dealerId, locationId, messageId, visitId } = message;
  const conversationId = conversationOfMessage(messageId);
  const location = await requireLocation(deps.findLocation, message);
  const at = message.attempts.at(-1)?.at ?? message.dueAt;
  const entryId = timedId(at, messageId, 'delivery-error');
  const error = {
    kind: 'delivery-error' as const,
    entryId,
    conversationId,
    dealerId,
    locationId,
    at,
    messageId,
    channels: refusals(message),
  };
  const isNew = await entries.createOnce(deps.table, error, now);
  await notifyInbox(deps, {
    dealerId,
    locationId,
    inbox: location.settings.defaultInbox,
    conversationId,
    visitId,
    subject: 'no-channel',
    at,
    causeId: messageId,
    mayBeRepeated: !isNew,
  });
  deps.countMetric('MessageFailed');
  deps.log.warn('no channel worked', {
    messageId,
    channels: error.channels.map(({ channel, reason }) => `${channel}:${reason}`),
  });
};

/** Each channel with the last thing that was said against it. */
const refusals = (message: Message) =>
  message.candidates.map(({ channel, refused }) => {
    const attempt = message.attempts.findLast((tried) => tried.channel === channel);
    const reason = attempt?.reason ?? refused ?? 'no_receipt';
    return { channel, reason, says: REASONS[reason].says };
  });
