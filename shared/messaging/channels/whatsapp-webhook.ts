import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { addSeconds } from '../../kernel/clock.ts';
import type { Instant } from '../../kernel/instant.ts';
import { sameSecret } from '../../kernel/digest.ts';
import type { VendorInbound, VendorReceipt } from '../channel.ts';
import type { TemplateUpdate } from '../templates/whatsapp-approval.ts';
import { toE164, wholeNumberSchema } from './vendor-json.ts';
import { failureReasonOf } from './whatsapp-codes.ts';

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
  /** How many pieces were not understood or are of no use to us. */
  ignored: number;
};

const listSchema = z.array(z.unknown()).catch([]);
const textSchema = z.string().optional().catch(undefined);
/** Unix seconds; Meta writes them as text. Ten digits last until the year 2286. */
const unixSchema = z
  .union([z.string().regex(/^\d{1,10}$/), z.int().min(0).max(9_999_999_999)])
  .transform((seconds): Instant => addSeconds('1970-01-01T00:00:00.000Z', Number(seconds)));

const envelopeSchema = z.looseObject({ entry: z.array(z.unknown()) });
const entrySchema = z.looseObject({
  id: textSchema,
  changes: z.array(z.unknown()),
  time: unixSchema.optional().catch(undefined),
});
const changeSchema = z.looseObject({ field: z.string(), value: z.unknown() });
const valueSchema = z.looseObject({
  metadata: z.looseObject({ phone_number_id: textSchema }).optional().catch(undefined),
  statuses: listSchema,
  messages: listSchema,
});

/** Reads any JSON that came to Meta's door: what it cannot use it counts, and it never throws. */
export const readWhatsAppWebhook = (value: unknown): WhatsAppWebhook => {
  const read: WhatsAppWebhook = { receipts: [], inbound: [], templateUpdates: [], ignored: 0 };
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
  if (!value || value.statuses.length + value.messages.length === 0) {
    read.ignored += 1;
    return;
  }
  for (const status of value.statuses) keep(read, read.receipts, receiptOf(status));
  for (const message of value.messages)
    keep(read, read.inbound, inboundOf(value.metadata?.phone_number_id, message));
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
  errors: z
    .array(z.looseObject({ code: wholeNumberSchema }))
    .optional()
    .catch(undefined),
});

const receiptOf = (value: unknown): VendorReceipt | undefined => {
  const status = statusSchema.safeParse(value).data;
  if (!status) return undefined;
  const code = status.errors?.[0]?.code;
  const reference = status.biz_opaque_callback_data;
  return {
    vendor: 'whatsapp',
    providerId: status.id,
    status: status.status,
    at: status.timestamp,
    ...(reference === undefined ? {} : { reference }),
    ...(status.status === 'failed' ? { reason: failureReasonOf(code) } : {}),
    ...(status.status === 'failed' && code !== undefined ? { providerCode: String(code) } : {}),
  };
};

const mediaSchema = z.looseObject({ caption: textSchema }).optional().catch(undefined);
const titleSchema = z.looseObject({ title: textSchema }).optional().catch(undefined);
const messageSchema = z.looseObject({
  id: z.string().min(1),
  timestamp: unixSchema,
  type: z.string(),
  /** Absent where the customer hides the number behind a user name. */
  from: textSchema,
  text: z.looseObject({ body: textSchema }).optional().catch(undefined),
  button: z.looseObject({ text: textSchema, payload: textSchema }).optional().catch(undefined),
  interactive: z
    .looseObject({ button_reply: titleSchema, list_reply: titleSchema })
    .optional()
    .catch(undefined),
  image: mediaSchema,
  video: mediaSchema,
  document: mediaSchema,
  reaction: z.looseObject({ emoji: textSchema }).optional().catch(undefined),
});

const inboundOf = (phoneNumberId: string | undefined, value: unknown): VendorInbound | undefined => {
  const message = messageSchema.safeParse(value).data;
  const text = message && wordsOf(message);
  if (!message || !text || phoneNumberId === undefined) return undefined;
  const from = toE164(message.from);
  return {
    vendor: 'whatsapp',
    accountId: phoneNumberId,
    providerId: message.id,
    ...(from === undefined ? {} : { from }),
    text,
    at: message.timestamp,
  };
};

/** A message as words; a word in brackets where the customer sent something without any. Undefined for what is not the customer's. */
const wordsOf = (message: z.output<typeof messageSchema>): string | undefined => {
  switch (message.type) {
    case 'text':
      return message.text?.body;
    case 'button':
      return message.button?.text ?? message.button?.payload;
    case 'interactive':
      return (
        message.interactive?.button_reply?.title ?? message.interactive?.list_reply?.title ?? '[interactive]'
      );
    case 'image':
      return message.image?.caption ?? '[image]';
    case 'video':
      return message.video?.caption ?? '[video]';
    case 'document':
      return message.document?.caption ?? '[document]';
    case 'reaction':
      // Without an emoji a reaction was taken back.
      return message.reaction?.emoji;
    case 'system':
      return undefined;
    default:
      return /^[a-z_]{1,30}$/.test(message.type) ? `[${message.type}]` : '[message]';
  }
};
