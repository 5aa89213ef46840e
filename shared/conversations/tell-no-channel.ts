import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import { keepUntil } from '../dealers/retention.ts';
import { timedId } from '../kernel/digest.ts';
import type { Now } from '../kernel/instant.ts';
import type { Message } from '../messaging/message.ts';
import { conversationOfMessage } from '../messaging/message-store.ts';
import { REASONS } from '../messaging/reasons.ts';
import type { Log } from '../platform/log.ts';
import type { CountMetric } from '../platform/metrics.ts';
import type { Table } from '../table/table.ts';
import { entries } from './conversation-store.ts';
import { notifyInbox } from './notify-inbox.ts';

export type TellNoChannelDeps = {
  table: Table;
  now: Now;
  log: Log;
  countMetric: CountMetric;
  findLocation: FindLocation;
};

/**
 * Tells the staff that a message failed: the conversation gets an error that names each channel and why (S0.28, S0.29),
 * and the advisors are notified. Safe to call twice, by the end of the ladder and by a receipt that came after it.
 */
export const tellNoChannel = async (deps: TellNoChannelDeps, message: Message): Promise<void> => {
  const { dealerId, locationId, messageId, visitId } = message;
  const conversationId = conversationOfMessage(messageId);
  const location = await requireLocation(deps.findLocation, message);
  const last = message.attempts.at(-1)?.at;
  // A message that was sent again and failed at once has its attempts from before: it failed anew all the same.
  const at = last !== undefined && last > message.dueAt ? last : message.dueAt;
  const error = {
    kind: 'delivery-error' as const,
    entryId: timedId(at, messageId, 'delivery-error'),
    conversationId,
    dealerId,
    locationId,
    at,
    messageId,
    channels: refusals(message),
    visitId,
    expiresAt: message.expiresAt ?? keepUntil(location.retention.conversationDays, at),
  };
  const isNew = await entries.createOnce(deps.table, error, deps.now());
  await notifyInbox(deps, {
    dealerId,
    locationId,
    inbox: location.settings.defaultInbox,
    conversationId,
    visitId,
    contactId: message.contactId,
    subject: 'no-channel',
    at,
    causeId: messageId,
    mayBeRepeated: !isNew,
  });
  if (!isNew) return;
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
