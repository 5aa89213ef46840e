import { Webhook as StandardWebhook } from 'standardwebhooks';
import { digestId } from '../../shared/kernel/digest.ts';
import { epochSeconds, type Instant } from '../../shared/kernel/instant.ts';
import { dateOf } from '../../shared/platform/system.ts';
import type { OemClient } from './accounts.ts';
import type { HandsetMessage } from './handset.ts';
import type { PlannedReceipt } from './magic-recipients.ts';
import type { Webhook } from './vendor-webhooks.ts';

/* What the manufacturer's gateway posts to us: the shape that `mybmw-webhook.ts` assumes, signed as Standard Webhooks. */

const STATUS: Record<PlannedReceipt['status'], string> = {
  sent: 'ACCEPTED',
  buffered: 'ACCEPTED',
  delivered: 'DELIVERED',
  read: 'READ',
  failed: 'FAILED',
  expired: 'EXPIRED',
};
export const oemStatusOf = (status: string): string =>
  Object.entries(STATUS).find(([name]) => name === status)?.[1] ?? 'ACCEPTED';

type GatewayEvent = {
  type: 'message.status' | 'message.received';
  occurredAt: Instant;
  threadId: string;
  messageId: string;
  clientMessageId?: string | undefined;
  status?: string;
  reason?: string;
  text?: string;
};

/** An event that is told twice has the same id both times. */
const signed = ({ webhookSecret }: OemClient, event: GatewayEvent, signedAt: Instant): Webhook => {
  const eventId = `ev${digestId(event.messageId, event.type, event.status ?? '')}`;
  const body = JSON.stringify({ eventId, ...event });
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': eventId,
      'webhook-timestamp': String(epochSeconds(signedAt)),
      'webhook-signature': new StandardWebhook(webhookSecret).sign(eventId, dateOf(signedAt), body),
    },
  };
};

/** A status of a message that the gateway took. */
export const oemStatus = (
  client: OemClient,
  { messageId, account, reference }: HandsetMessage,
  { status }: PlannedReceipt,
  { at, signedAt }: { at: Instant; signedAt: Instant },
): Webhook =>
  signed(
    client,
    {
      type: 'message.status',
      occurredAt: at,
      threadId: account,
      messageId,
      clientMessageId: reference,
      status: STATUS[status],
      ...(status === 'failed' ? { reason: 'CUSTOMER_NOT_REACHABLE' } : {}),
    },
    signedAt,
  );

/** What the customer wrote in the app. */
export const oemInbound = (
  client: OemClient,
  { messageId, account, at }: HandsetMessage,
  text: string,
  signedAt: Instant,
): Webhook =>
  signed(client, { type: 'message.received', occurredAt: at, threadId: account, messageId, text }, signedAt);
