import * as z from 'zod';

/* What is on the customer's handset: conversations with accounts of dealers, and the messages in them. */

export const sandboxChannelSchema = z.enum(['whatsapp', 'sms', 'oem']);
export type HandsetChannel = z.infer<typeof sandboxChannelSchema>;

/** A button as the customer sees it. */
export const shownButtonSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('url'), text: z.string(), url: z.string() }),
  z.object({ type: z.literal('reply'), text: z.string(), payload: z.string() }),
]);

/** A message as the customer sees it, with every variable filled in. */
export const shownSchema = z.object({
  /** What the customer sent instead of words. */
  picture: z.literal(true).optional(),
  /** An emoji under the message that `about` names; empty where it was taken back. */
  reaction: z.object({ emoji: z.string(), about: z.string() }).optional(),
  header: z.string().optional(),
  text: z.string(),
  buttons: z.array(shownButtonSchema),
});
export type Shown = z.infer<typeof shownSchema>;

const receiptStatusSchema = z.enum(['sent', 'delivered', 'read', 'failed', 'expired', 'buffered']);

export const handsetMessageSchema = z.object({
  /** The vendor's id, as the sender was told. */
  messageId: z.string(),
  /** The handset: E.164. */
  number: z.string(),
  channel: sandboxChannelSchema,
  /** WhatsApp phone number id, BulkGate application id, or the thread of the manufacturer's app. */
  account: z.string(),
  /** What the handset shows as the other side. */
  title: z.string(),
  from: z.enum(['dealer', 'customer']),
  at: z.string(),
  shown: shownSchema,
  /** The sender's own mark, repeated in receipts of WhatsApp and of the manufacturer's app. */
  reference: z.string().optional(),
  /** False for what the vendor accepts and the phone never shows. */
  arrives: z.boolean(),
  planned: z.array(z.object({ status: receiptStatusSchema, code: z.number().optional() })),
  /** Receipts that a door of ours took. */
  reported: z.array(z.object({ status: receiptStatusSchema, at: z.string() })),
  /** What our door answered to a message of the customer; 0 when nobody answered. */
  doorStatus: z.number().optional(),
});
export type HandsetMessage = z.infer<typeof handsetMessageSchema>;

/** A conversation of the handset with one account. */
export const threadSchema = z.object({
  number: z.string(),
  channel: sandboxChannelSchema,
  account: z.string(),
  title: z.string(),
  lastAt: z.string(),
  /** When the customer last wrote: WhatsApp takes free text for 24 hours after it. */
  lastInboundAt: z.string().optional(),
});
export type Thread = z.infer<typeof threadSchema>;

/** A handset to which something was sent; whether its owner hides the number behind a user name. */
export const phoneSchema = z.object({
  number: z.string(),
  lastAt: z.string(),
  hidesNumber: z.boolean().optional(),
});
export type Phone = z.infer<typeof phoneSchema>;

const RANK = { buffered: 1, sent: 2, failed: 3, expired: 3, delivered: 4, read: 5 } as const;

/** The best that has been reported of a message; `accepted` before the first receipt. */
export const statusOf = ({ reported }: HandsetMessage): string =>
  reported.toSorted((a, b) => RANK[b.status] - RANK[a.status])[0]?.status ?? 'accepted';
