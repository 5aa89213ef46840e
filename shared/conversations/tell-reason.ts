import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import { localDay } from '../kernel/clock.ts';
import type { Now } from '../kernel/instant.ts';
import { conversationOfMessage } from '../messaging/message-store.ts';
import { REASONS } from '../messaging/reasons.ts';
import type { TellReason } from '../messaging/send-message.ts';
import type { Log } from '../platform/log.ts';
import type { CountMetric } from '../platform/metrics.ts';
import type { Table } from '../table/table.ts';
import { noteRefusedTemplate } from './note-refused-template.ts';
import { notifyInbox } from './notify-inbox.ts';

export type TellReasonDeps = {
  table: Table;
  now: Now;
  log: Log;
  countMetric: CountMetric;
  findLocation: FindLocation;
};

/**
 * Tells whoever must act on a reason, as the table of reasons says: operators by a metric with an alarm, the dealer by a
 * notification in the default inbox, once a day for each channel and reason. The message went on by another channel or
 * failed; this is about what lies behind it, such as an account without credit.
 */
export const tellReason = async (
  deps: TellReasonDeps,
  { message, channel, reason, providerCode }: Parameters<TellReason>[0],
): Promise<void> => {
  if (channel === 'whatsapp' && reason === 'template_rejected')
    await noteRefusedTemplate(deps, message, providerCode);
  const { tell } = REASONS[reason];
  if (tell === 'operator') deps.countMetric('ChannelTrouble');
  if (tell !== 'dealer') return;
  const { dealerId, locationId, messageId, visitId } = message;
  const { settings } = await requireLocation(deps.findLocation, message);
  const day = localDay(deps.now(), settings.zone);
  await notifyInbox(deps, {
    dealerId,
    locationId,
    inbox: settings.defaultInbox,
    conversationId: conversationOfMessage(messageId),
    visitId,
    subject: 'channel-trouble',
    reason,
    at: `${day}T00:00:00.000Z`,
    causeId: `${locationId}/${channel}/${reason}`,
  });
};

export const reasonTeller =
  (deps: TellReasonDeps): TellReason =>
  (about) =>
    tellReason(deps, about);
