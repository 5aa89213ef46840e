import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { sameSecret } from '../../kernel/digest.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { MarketingPreference, VendorReceipt } from '../channel.ts';
import type { VendorInbound } from '../inbound.ts';
import type { TemplateUpdate } from '../templates/whatsapp-approval.ts';
import { toE164, wholeNumberSchema } from './vendor-json.ts';
import { failureReasonOf } from './whatsapp-codes.ts';
import { inboundOf, optional, sendersOf, textSchema, unixSchema, userIdSchema } from './whatsapp-inbound.ts';
import { metaWords, wordsOfMeta } from './whatsapp-words.ts';

/** `sha256=<hex>` over the raw bytes as they came: Meta signs its own escaped form, so JSON is never written anew. Constant time. */
export const verifyWhatsAppSignature = (
  appSecret: string,
  rawBody: Uint8Array,
  header: string | undefined,
): boolean => {
  const expected = `sha256=${createHmac('sha256', appSecret).update(rawBody).digest('hex')}`;
  return header !== undefined && appSecret !== '' && sameSecret(expected, header.trim());
};

export type WhatsAppWebhook = {
  receipts: VendorReceipt[];
  inbound: VendorInbound[];
  templateUpdates: TemplateUpdate[];
  /** What customers chose for offers; there only where the call holds any. */
  preferences?: MarketingPreference[];
  /** How many pieces were not understood or are of no use to us. */
  ignored: number;
};

const listSchema = z.array(z.unknown()).catch([]);

const envelopeSchema = z.looseObject({ entry: z.array(z.unknown()) });
const entrySchema = z.looseObject({
  id: textSchema,
  changes: z.array(z.unknown()),
  time: unixSchema.optional().catch(undefined),
});
const changeSchema = z.looseObject({ field: z.string(), value: z.unknown() });
const valueSchema = z.looseObject({
  metadata: optional(z.looseObject({ phone_number_id: textSchema })),
  statuses: listSchema,
  messages: listSchema,
  contacts: listSchema,
  user_preferences: listSchema,
});

/** Reads any JSON that came to Meta's door: what it cannot use it counts, and it never throws. */
export const readWhatsAppWebhook = (value: unknown): WhatsAppWebhook => {
  const read: WhatsAppWebhook = {
    receipts: [],
    inbound: [],
    templateUpdates: [],
    ignored: 0,
  };
  const envelope = envelopeSchema.safeParse(value).data;
  if (!envelope) return { ...read, ignored: 1 };
  for (const rawEntry of envelope.entry) {
    const entry = entrySchema.safeParse(rawEntry).data;
    if (!entry) read.ignored += 1;
    for (const change of entry?.changes ?? [])
      readChange(read, { accountId: entry?.id ?? '', at: entry?.time }, change);
  }
  return read;
};

type Entry = { accountId: string; at: Instant | undefined };

const readChange = (read: WhatsAppWebhook, about: Entry, rawChange: unknown): void => {
  const change = changeSchema.safeParse(rawChange).data;
  if (change?.field === 'message_template_status_update') {
    keep(read, read.templateUpdates, templateUpdateOf(about, change.value));
    return;
  }
  if (change?.field === 'template_category_update') {
    keep(read, read.templateUpdates, categoryUpdateOf(about, change.value));
    return;
  }
  const value = change?.field === 'messages' ? valueSchema.safeParse(change.value).data : undefined;
  if (!value || value.statuses.length + value.messages.length + value.user_preferences.length === 0) {
    read.ignored += 1;
    return;
  }
  for (const status of value.statuses) keep(read, read.receipts, receiptOf(status));
  const senders = sendersOf(value.contacts);
  for (const message of value.messages)
    keep(read, read.inbound, inboundOf(value.metadata?.phone_number_id, senders, message));
  for (const preference of value.user_preferences)
    keep(read, (read.preferences ??= []), preferenceOf(value.metadata?.phone_number_id, preference));
};

const keep = <T>(read: WhatsAppWebhook, list: T[], item: T | undefined): void => {
  if (item === undefined) read.ignored += 1;
  else list.push(item);
};

const templateSchema = z.looseObject({
  event: z.string(),
  message_template_name: z.string(),
  message_template_language: z.string(),
  message_template_category: textSchema,
  reason: textSchema,
});

const templateUpdateOf = ({ accountId, at }: Entry, value: unknown): TemplateUpdate | undefined => {
  const update = templateSchema.safeParse(value).data;
  if (!update) return undefined;
  const { message_template_category: category, event, reason } = update;
  return {
    accountId,
    name: update.message_template_name,
    language: update.message_template_language,
    event,
    ...(category === undefined ? {} : { category }),
    ...(reason === undefined || reason === 'NONE' ? {} : { reason }),
    ...(at === undefined ? {} : { at }),
  };
};

const categorySchema = templateSchema
  .pick({ message_template_name: true, message_template_language: true })
  .extend({ new_category: z.string() });

/** Meta moves a template that sells to where it costs more; an announcement of that has no new category yet. */
const categoryUpdateOf = ({ accountId, at }: Entry, value: unknown): TemplateUpdate | undefined => {
  const update = categorySchema.safeParse(value).data;
  return (
    update && {
      accountId,
      name: update.message_template_name,
      language: update.message_template_language,
      event: 'CATEGORY',
      category: update.new_category,
      ...(at === undefined ? {} : { at }),
    }
  );
};

const statusSchema = z.looseObject({
  id: z.string().min(1),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  timestamp: unixSchema,
  biz_opaque_callback_data: textSchema,
  recipient_user_id: optional(userIdSchema),
  errors: optional(z.array(z.looseObject({ code: wholeNumberSchema, ...metaWords }))),
  pricing: optional(
    z.looseObject({ billable: z.boolean().optional(), category: z.string().max(30).optional() }),
  ),
});

const receiptOf = (value: unknown): VendorReceipt | undefined => {
  const status = statusSchema.safeParse(value).data;
  if (!status) return undefined;
  const [error] = status.errors ?? [];
  const code = error?.code;
  const reference = status.biz_opaque_callback_data;
  return {
    vendor: 'whatsapp',
    providerId: status.id,
    status: status.status,
    at: status.timestamp,
    ...(reference === undefined ? {} : { reference }),
    ...(status.recipient_user_id === undefined ? {} : { userId: status.recipient_user_id }),
    ...(status.status === 'failed' ? { reason: failureReasonOf(code) } : {}),
    ...(status.status === 'failed' && code !== undefined ? { providerCode: String(code) } : {}),
    ...(status.status === 'failed' && error ? wordsOfMeta(error) : {}),
    ...priceOf(status.pricing),
  };
};

/** Meta tells how a message is billed; the amount stands in its rate card. */
const priceOf = (
  pricing: { billable?: boolean | undefined; category?: string | undefined } | undefined,
): Pick<VendorReceipt, 'price'> => {
  const { billable, category } = pricing ?? {};
  return billable === undefined && category === undefined
    ? {}
    : {
        price: {
          ...(category === undefined ? {} : { category }),
          // Billed is the rule and goes without saying: each KB of a message costs a write unit.
          ...(billable === false ? { billable } : {}),
        },
      };
};

const preferenceSchema = z.looseObject({
  wa_id: textSchema,
  category: z.literal('marketing_messages'),
  value: z.enum(['stop', 'resume']),
  timestamp: unixSchema,
});

const preferenceOf = (accountId: string | undefined, value: unknown): MarketingPreference | undefined => {
  const preference = preferenceSchema.safeParse(value).data;
  const from = toE164(preference?.wa_id);
  if (!preference || from === undefined || accountId === undefined) return undefined;
  return { accountId, from, wants: preference.value, at: preference.timestamp };
};
