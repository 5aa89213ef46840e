import * as z from 'zod';
import { addSeconds } from '../../kernel/clock.ts';
import type { Instant } from '../../kernel/instant.ts';
import {
  type InboundCard,
  type InboundContent,
  type InboundMedia,
  MEDIA_KINDS,
  type MediaKind,
  type VendorInbound,
} from '../inbound.ts';
import { toE164 } from './vendor-json.ts';

/* The messages of customers in Meta's webhook. What is broken in a part of one is left out; the rest of it counts. */

export const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
export const textSchema = optional(z.string());
/** Unix seconds; Meta writes them as text. Ten digits last until the year 2286. */
export const unixSchema = z
  .union([z.string().regex(/^\d{1,10}$/), z.int().min(0).max(9_999_999_999)])
  .transform((seconds): Instant => addSeconds('1970-01-01T00:00:00.000Z', Number(seconds)));

/** Meta's id of a person for one business portfolio, such as `DE.13491208655302741918`. A parent's has `ENT` in its middle. */
export const userIdSchema = z.string().regex(/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/);

/** Longer than anything that an honest client of WhatsApp sends in such a place. */
const wordSchema = z
  .string()
  .min(1)
  .max(300)
  .transform((text) => text.toWellFormed());
const shortSchema = optional(wordSchema);
/** A degree to a centimetre; what has more digits is no place, and some of it no table can hold. */
const degreesSchema = (most: number) =>
  z
    .number()
    .min(-most)
    .max(most)
    .transform((degrees) => Math.round(degrees * 1e7) / 1e7);
const titleSchema = optional(z.looseObject({ id: shortSchema, title: textSchema }));
const mediaSchema = optional(
  z.looseObject({
    id: wordSchema,
    mime_type: shortSchema,
    sha256: shortSchema,
    caption: textSchema,
    filename: shortSchema,
  }),
);
const cardSchema = z.looseObject({
  name: optional(z.looseObject({ formatted_name: shortSchema })),
  phones: z.array(z.looseObject({ phone: shortSchema })).catch([]),
});

const messageSchema = z.looseObject({
  id: z.string().min(1),
  timestamp: unixSchema,
  type: z.string(),
  /** Absent where the customer hides the number behind a user name; then the ids of the user stand beside it. */
  from: textSchema,
  from_user_id: optional(userIdSchema),
  from_parent_user_id: optional(userIdSchema),
  context: optional(z.looseObject({ id: shortSchema })),
  text: optional(z.looseObject({ body: textSchema })),
  button: optional(z.looseObject({ text: textSchema, payload: shortSchema })),
  interactive: optional(z.looseObject({ button_reply: titleSchema, list_reply: titleSchema })),
  image: mediaSchema,
  video: mediaSchema,
  audio: mediaSchema,
  document: mediaSchema,
  sticker: mediaSchema,
  location: optional(
    z.looseObject({
      latitude: degreesSchema(90),
      longitude: degreesSchema(180),
      name: shortSchema,
      address: shortSchema,
    }),
  ),
  contacts: optional(z.array(z.unknown())),
  reaction: optional(z.looseObject({ message_id: wordSchema, emoji: shortSchema })),
  system: optional(z.looseObject({ type: shortSchema, wa_id: textSchema, new_wa_id: textSchema })),
});
type Message = z.output<typeof messageSchema>;

const senderSchema = z.looseObject({
  wa_id: textSchema,
  user_id: optional(userIdSchema),
  parent_user_id: optional(userIdSchema),
  profile: optional(z.looseObject({ name: shortSchema, username: shortSchema })),
});
export type Sender = z.output<typeof senderSchema>;

/** Who wrote, beside the messages: Meta lists the senders of a call once. */
export const sendersOf = (contacts: readonly unknown[]): Sender[] =>
  contacts.map((contact) => senderSchema.safeParse(contact).data).filter((sender) => sender !== undefined);

/** The sender of a message among those of the call; where only one is listed, it is them. */
const senderOf = (senders: readonly Sender[], message: Message): Sender | undefined =>
  senders.find(
    ({ wa_id, user_id }) =>
      (wa_id !== undefined && wa_id === message.from) ||
      (user_id !== undefined && user_id === message.from_user_id),
  ) ?? (senders.length === 1 && senders[0]?.wa_id === undefined ? senders[0] : undefined);

export const inboundOf = (
  phoneNumberId: string | undefined,
  senders: readonly Sender[],
  value: unknown,
): VendorInbound | undefined => {
  const message = messageSchema.safeParse(value).data;
  const said = message && wordsOf(message);
  if (!message || !said || phoneNumberId === undefined) return undefined;
  const sender = senderOf(senders, message);
  const from = toE164(message.from ?? sender?.wa_id);
  // The parent's id is the same person for a group of businesses: better than none at all.
  const userId =
    message.from_user_id ?? sender?.user_id ?? message.from_parent_user_id ?? sender?.parent_user_id;
  const profileName = sender?.profile?.name ?? sender?.profile?.username;
  const about = message.reaction?.message_id ?? message.context?.id;
  return {
    vendor: 'whatsapp',
    accountId: phoneNumberId,
    providerId: message.id,
    ...(from === undefined ? {} : { from }),
    ...(userId === undefined ? {} : { userId }),
    ...(profileName === undefined ? {} : { profileName }),
    ...(about === undefined ? {} : { about }),
    ...said,
    at: message.timestamp,
  };
};

type Said = { text: string; content?: InboundContent };

/** What a message says; undefined for what is not the customer's, or nothing. */
const wordsOf = (message: Message): Said | undefined => {
  const { type } = message;
  switch (type) {
    case 'text':
      return message.text?.body === undefined ? undefined : { text: message.text.body };
    case 'button': {
      const { text, payload } = message.button ?? {};
      return { text: text ?? payload ?? '', content: { type: 'button', ...(payload ? { payload } : {}) } };
    }
    case 'interactive': {
      const reply = message.interactive?.button_reply ?? message.interactive?.list_reply;
      const content = { type: 'interactive' as const, ...(reply?.id ? { payload: reply.id } : {}) };
      return { text: reply?.title ?? '', content };
    }
    case 'location':
      return message.location ? placeOf(message.location) : unsupported;
    case 'contacts':
      return { text: '', content: { type: 'contacts', cards: (message.contacts ?? []).map(cardOf) } };
    case 'reaction': {
      const emoji = message.reaction?.emoji;
      // Without an emoji a reaction was taken back.
      return message.reaction && { text: '', content: { type: 'reaction', ...(emoji ? { emoji } : {}) } };
    }
    case 'system':
      return numberChangeOf(message);
    default: {
      const kind = MEDIA_KINDS.find((known) => known === type);
      return kind ? mediaOf(kind, message) : unsupported;
    }
  }
};

const unsupported: Said = { text: '', content: { type: 'unsupported' } };

const mediaOf = (kind: MediaKind, message: Message): Said => {
  const file = message[kind];
  if (!file) return unsupported;
  const { id, mime_type: mimeType, sha256, caption = '', filename: fileName } = file;
  const digest = sha256 === undefined ? undefined : hexOf(sha256);
  const media: InboundMedia = {
    kind,
    sourceId: id,
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(digest === undefined ? {} : { sha256: digest }),
    ...(fileName === undefined ? {} : { fileName }),
  };
  return { text: caption, content: { type: 'media', media: [media] } };
};

/** Meta writes the digest in base64 here and in hex elsewhere; undefined for what is neither. */
const hexOf = (digest: string): string | undefined => {
  if (/^[0-9a-fA-F]{64}$/.test(digest)) return digest.toLowerCase();
  return /^[A-Za-z0-9+/]{43}=$/.test(digest) ? Buffer.from(digest, 'base64').toString('hex') : undefined;
};

const placeOf = ({ latitude, longitude, name, address }: NonNullable<Message['location']>): Said => ({
  text: '',
  content: {
    type: 'location',
    latitude,
    longitude,
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
  },
});

const cardOf = (value: unknown): InboundCard => {
  const card = cardSchema.safeParse(value).data;
  const name = card?.name?.formatted_name;
  const phones = card?.phones.map(({ phone }) => phone).filter((phone) => phone !== undefined) ?? [];
  return { ...(name === undefined ? {} : { name }), phones: phones.slice(0, 5) };
};

/** Of the messages that WhatsApp itself writes only this one concerns us. */
const numberChangeOf = ({ system }: Message): Said | undefined => {
  if (system?.type !== 'user_changed_number' && system?.type !== 'customer_changed_number') return undefined;
  const newNumber = toE164(system.wa_id ?? system.new_wa_id);
  return { text: '', content: { type: 'number-changed', ...(newNumber ? { newNumber } : {}) } };
};
