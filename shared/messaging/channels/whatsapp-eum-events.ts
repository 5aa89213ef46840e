import * as z from 'zod';
import type { SnsRecord } from '../../platform/sns-records.ts';
import { parseVendorJson } from './vendor-json.ts';
import { readWhatsAppWebhook, type WhatsAppWebhook } from './whatsapp-webhook.ts';

const eventSchema = z.looseObject({
  /** One entry of Meta's webhook, as JSON in a text. */
  whatsAppWebhookEntry: z.string(),
  /** AWS's id of the message, as the send was answered with. */
  messageId: z.string().min(1).optional().catch(undefined),
});

/**
 * Reads the events of AWS End User Messaging Social: each wraps one entry of Meta's webhook. A receipt without our reference
 * (AWS reports some failures itself) is given AWS's id, by which its message can be found. It never throws.
 */
export const readWhatsAppEumEvents = (records: readonly SnsRecord[]): WhatsAppWebhook => {
  const read: WhatsAppWebhook = {
    receipts: [],
    inbound: [],
    templateUpdates: [],
    ignored: 0,
  };
  for (const { body } of records) {
    const event = eventSchema.safeParse(body).data;
    const entry = event && parseVendorJson(event.whatsAppWebhookEntry);
    const { receipts, inbound, templateUpdates, preferences, ignored } = readWhatsAppWebhook({
      entry: [entry],
    });
    const awsId = event?.messageId;
    for (const receipt of receipts)
      read.receipts.push(
        receipt.reference === undefined && awsId !== undefined ? { ...receipt, providerId: awsId } : receipt,
      );
    read.inbound.push(...inbound);
    read.templateUpdates.push(...templateUpdates);
    if (preferences) (read.preferences ??= []).push(...preferences);
    read.ignored += ignored;
  }
  return read;
};
