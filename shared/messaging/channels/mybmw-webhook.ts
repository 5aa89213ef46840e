import * as z from 'zod';
import { parseInstant } from '../../kernel/clock.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { VendorReceipt } from '../channel.ts';
import type { InboundMedia, ThreadInbound } from '../inbound.ts';
import { failureReasonOf } from './mybmw-codes.ts';
import type { OemWebhook } from './oem-gateway.ts';

/* What the gateway posts to us, in the shape that `mybmw.ts` assumes: one event a call, signed as Standard Webhooks. */

const idSchema = z.string().min(1).max(200);
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** More than any chat lets people attach to one message. */
const MOST_ATTACHMENTS = 10;

/** Longer than any chat lets people write; what is stored stays far below what an item holds. */
const LONGEST_TEXT = 10_000;

const statusSchema = z.looseObject({
  type: z.literal('message.status'),
  messageId: idSchema,
  /** Our reference. */
  clientMessageId: idSchema,
  status: z.enum(['ACCEPTED', 'DELIVERED', 'READ', 'FAILED', 'EXPIRED']),
  reason: optional(z.string().min(1).max(100)),
  occurredAt: z.unknown(),
});

const receivedSchema = z.looseObject({
  type: z.literal('message.received'),
  threadId: idSchema,
  messageId: idSchema,
  text: optional(z.string().transform((text) => text.slice(0, LONGEST_TEXT))),
  attachments: optional(z.array(z.unknown()).max(MOST_ATTACHMENTS)),
  occurredAt: z.unknown(),
});

const STATUS: Record<z.infer<typeof statusSchema>['status'], VendorReceipt['status']> = {
  ACCEPTED: 'sent',
  DELIVERED: 'delivered',
  READ: 'read',
  FAILED: 'failed',
  EXPIRED: 'failed',
};

/**
 * Reads any JSON that came to the gateway's door: what it cannot use it counts, and it never throws. A status without
 * `clientMessageId` is of no use: nothing of ours is found by the gateway's own id.
 */
export const readMyBmwWebhook = (
  value: unknown,
  { networkId, receivedAt }: { networkId: string; receivedAt: Instant },
): OemWebhook => {
  const status = statusSchema.safeParse(value).data;
  if (status) {
    const { messageId, clientMessageId, status: said, reason, occurredAt } = status;
    const receipt: VendorReceipt = {
      vendor: 'mybmw',
      providerId: messageId,
      reference: clientMessageId,
      status: STATUS[said],
      at: instantOf(occurredAt) ?? receivedAt,
      ...failureOf(said, reason),
    };
    return { receipts: [receipt], inbound: [], ignored: 0 };
  }
  const received = receivedSchema.safeParse(value).data;
  const media = (received?.attachments ?? []).map(mediaOf).filter((file) => file !== undefined);
  const lost = (received?.attachments?.length ?? 0) - media.length;
  if (!received || (!received.text?.trim() && media.length + lost === 0))
    return { receipts: [], inbound: [], ignored: 1 };
  const inbound: ThreadInbound = {
    vendor: 'mybmw',
    networkId,
    threadId: received.threadId,
    providerId: received.messageId,
    text: received.text?.trim() ? received.text : lost > 0 ? '[attachment]' : '',
    at: instantOf(received.occurredAt) ?? receivedAt,
    ...(media.length === 0 ? {} : { content: { type: 'media', media } }),
  };
  return { receipts: [], inbound: [inbound], ignored: 0 };
};

const wordSchema = z
  .string()
  .min(1)
  .max(200)
  .transform((text) => text.toWellFormed());
const attachmentSchema = z.looseObject({
  attachmentId: wordSchema,
  contentType: optional(wordSchema),
  fileName: optional(wordSchema),
});

/** A file that the gateway keeps for us under its id (`mybmw-media.ts`). */
const mediaOf = (value: unknown): InboundMedia | undefined => {
  const attachment = attachmentSchema.safeParse(value).data;
  if (!attachment) return undefined;
  const { attachmentId, contentType, fileName } = attachment;
  const family = contentType?.split('/', 1)[0];
  return {
    kind: family === 'image' || family === 'video' || family === 'audio' ? family : 'document',
    sourceId: attachmentId,
    ...(contentType === undefined ? {} : { mimeType: contentType }),
    ...(fileName === undefined ? {} : { fileName }),
  };
};

const failureOf = (
  status: z.infer<typeof statusSchema>['status'],
  code: string | undefined,
): Pick<VendorReceipt, 'reason' | 'providerCode'> => {
  if (status === 'EXPIRED') return { reason: 'expired', providerCode: status };
  return status === 'FAILED' ? { reason: failureReasonOf(code), providerCode: code ?? status } : {};
};

/** With more than nanoseconds a time is none that can be read. */
const timeSchema = z.iso.datetime({ offset: true }).regex(/^(?!.*\.\d{10})/);

/** A time of our era; undefined for anything else. */
const instantOf = (value: unknown): Instant | undefined => {
  const parsed = timeSchema.safeParse(value);
  const instant = parsed.success ? parseInstant(parsed.data) : '';
  return instant >= '1970' && instant < '9999' ? instant : undefined;
};
