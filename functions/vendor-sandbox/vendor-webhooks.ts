import { createHmac } from 'node:crypto';
import { localDay, localTime } from '../../shared/kernel/clock.ts';
import { sha256Hex } from '../../shared/kernel/digest.ts';
import { epochSeconds, type Instant } from '../../shared/kernel/instant.ts';
import { WHATSAPP_CODES } from '../../shared/messaging/channels/whatsapp-codes.ts';
import type { App } from './accounts.ts';
import type { HandsetMessage } from './handset.ts';
import { userIdOf } from './graph-user.ts';
import type { PlannedReceipt } from './magic-recipients.ts';
import { SAMPLE_TYPE, sampleDigest } from './sample-picture.ts';

/* What Meta and BulkGate post to us, in the shapes that their documents show. */

export type Webhook = { body: string; headers: Record<string, string> };

/** Meta delivers non-ASCII as lower-case `\uXXXX` and signs exactly those bytes. */
const asMetaWrites = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const metaWebhook = (app: App, value: Record<string, unknown>): Webhook => {
  const body = asMetaWrites({
    object: 'whatsapp_business_account',
    entry: [{ id: 'sandbox-waba', changes: [{ field: 'messages', value }] }],
  });
  const signature = createHmac('sha256', app.appSecret).update(body).digest('hex');
  return {
    body,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
  };
};

const metaValue = (phoneNumberId: string, displayPhoneNumber: string): Record<string, unknown> => ({
  messaging_product: 'whatsapp',
  metadata: {
    display_phone_number: displayPhoneNumber.replaceAll(/\D/g, ''),
    phone_number_id: phoneNumberId,
  },
});

/** A status of a message that Meta took. */
export const metaStatus = (
  app: App,
  message: HandsetMessage,
  receipt: PlannedReceipt,
  at: Instant,
  hidesNumber = false,
): Webhook =>
  metaWebhook(app, {
    ...metaValue(message.account, message.title),
    statuses: [
      {
        id: message.messageId,
        status: receipt.status,
        timestamp: String(epochSeconds(at)),
        ...(hidesNumber ? {} : { recipient_id: message.number.replace('+', '') }),
        recipient_user_id: userIdOf(message.number),
        ...(message.reference === undefined ? {} : { biz_opaque_callback_data: message.reference }),
        ...(receipt.status === 'failed'
          ? { errors: [metaFailure(receipt.code ?? 131_026)] }
          : { pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' } }),
      },
    ],
  });

const metaFailure = (code: number): Record<string, unknown> => {
  const title = WHATSAPP_CODES[code]?.says ?? 'Error';
  return { code, title, message: title, error_data: { details: title } };
};

/** What the customer did: typed a text, tapped a quick reply under a message, sent the picture, or reacted (without an emoji: took that back). */
export type CustomerInput = {
  text: string;
  payload?: string | undefined;
  about?: string | undefined;
  sends?: 'picture' | 'reaction' | undefined;
};

/** A message of the customer, as Meta reports it: with the number, or with Meta's own id alone where it is hidden. */
export const metaInbound = (
  app: App,
  message: HandsetMessage,
  input: CustomerInput,
  hidesNumber = false,
): Webhook => {
  const waId = message.number.replace('+', '');
  const userId = userIdOf(message.number);
  const context =
    input.about === undefined || input.sends === 'reaction'
      ? {}
      : { context: { from: message.title.replaceAll(/\D/g, ''), id: input.about } };
  const name = 'Sandbox customer';
  return metaWebhook(app, {
    ...metaValue(message.account, message.title),
    contacts: [
      hidesNumber
        ? { profile: { name, username: 'sandbox.customer' }, user_id: userId }
        : { profile: { name }, wa_id: waId, user_id: userId },
    ],
    messages: [
      {
        ...(hidesNumber ? { from_user_id: userId } : { from: waId }),
        id: message.messageId,
        timestamp: String(epochSeconds(message.at)),
        ...metaContent(message, input),
        ...context,
      },
    ],
  });
};

const metaContent = (
  { messageId }: HandsetMessage,
  { text, payload, about, sends }: CustomerInput,
): Record<string, unknown> => {
  if (sends === 'picture') {
    const caption = text === '' ? {} : { caption: text };
    const file = { id: mediaIdOf(messageId), mime_type: SAMPLE_TYPE, sha256: sampleDigest('base64') };
    return { type: 'image', image: { ...file, ...caption } };
  }
  if (sends === 'reaction')
    return { type: 'reaction', reaction: { message_id: about, ...(text === '' ? {} : { emoji: text }) } };
  return payload === undefined
    ? { type: 'text', text: { body: text } }
    : { type: 'button', button: { payload, text } };
};

/** The id under which the picture of a message is kept; at Meta it is a number. */
export const mediaIdOf = (messageId: string): string =>
  String(Number.parseInt(sha256Hex(messageId).slice(0, 12), 16));

/** BulkGate's bulk POST is a list, even of one. */
const bulkGateWebhook = (item: Record<string, string>): Webhook => ({
  body: JSON.stringify([item]),
  headers: { 'content-type': 'application/json' },
});

const BULKGATE_STATUS: Record<PlannedReceipt['status'], string> = {
  sent: '2',
  buffered: '2',
  delivered: '1',
  failed: '3',
  expired: '3',
  read: '13',
};

/** BulkGate writes `yyMMddHHmm` in its own time, Prague. */
const bulkGateDate = (at: Instant): string =>
  `${localDay(at, 'Europe/Prague').slice(2).replaceAll('-', '')}${localTime(at, 'Europe/Prague').replace(':', '')}`;

/** A delivery report of a message that BulkGate took. */
export const bulkGateReport = (message: HandsetMessage, receipt: PlannedReceipt, at: Instant): Webhook =>
  bulkGateWebhook({
    status: BULKGATE_STATUS[receipt.status],
    smsID: message.messageId,
    price: '0.71',
    date: `${bulkGateDate(message.at)};${bulkGateDate(at)}`,
  });

/** A text of the customer, as BulkGate reports it: with neither id nor time. */
export const bulkGateInbound = (message: HandsetMessage, input: CustomerInput): Webhook =>
  bulkGateWebhook({ status: '10', from: message.number.replace('+', ''), text: input.text });
