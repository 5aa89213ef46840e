import { createHmac } from 'node:crypto';
import { localDay, localTime } from '../../shared/kernel/clock.ts';
import { epochSeconds, type Instant } from '../../shared/kernel/instant.ts';
import { WHATSAPP_CODES } from '../../shared/messaging/channels/whatsapp-codes.ts';
import type { App } from './accounts.ts';
import type { HandsetMessage } from './handset.ts';
import type { PlannedReceipt } from './magic-recipients.ts';

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
): Webhook =>
  metaWebhook(app, {
    ...metaValue(message.account, message.title),
    statuses: [
      {
        id: message.messageId,
        status: receipt.status,
        timestamp: String(epochSeconds(at)),
        recipient_id: message.number.replace('+', ''),
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

/** What the customer did: typed a text, or tapped a quick reply under a message. */
export type CustomerInput = { text: string; payload?: string | undefined; about?: string | undefined };

/** A message of the customer, as Meta reports it. */
export const metaInbound = (app: App, message: HandsetMessage, input: CustomerInput): Webhook => {
  const waId = message.number.replace('+', '');
  const context =
    input.about === undefined
      ? {}
      : { context: { from: message.title.replaceAll(/\D/g, ''), id: input.about } };
  const content =
    input.payload === undefined
      ? { type: 'text', text: { body: input.text } }
      : { type: 'button', button: { payload: input.payload, text: input.text } };
  return metaWebhook(app, {
    ...metaValue(message.account, message.title),
    contacts: [{ profile: { name: 'Sandbox customer' }, wa_id: waId }],
    messages: [
      {
        from: waId,
        id: message.messageId,
        timestamp: String(epochSeconds(message.at)),
        ...content,
        ...context,
      },
    ],
  });
};

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
