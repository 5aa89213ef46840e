import type { Instant } from '../kernel/instant.ts';

/* What customers send us, as read from a vendor's webhook, whatever the vendor. */

export const INBOUND_VENDORS = ['whatsapp', 'bulkgate', 'aws-sms'] as const;
export type InboundVendor = (typeof INBOUND_VENDORS)[number];

export const MEDIA_KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** A file that the vendor keeps for us; what the vendor says of it is its sender's word, not checked yet. */
export type InboundMedia = {
  kind: MediaKind;
  /** By which the vendor hands it out. */
  sourceId: string;
  mimeType?: string;
  /** Hex. */
  sha256?: string;
  fileName?: string;
};

/** A card of the customer's address book. */
export type InboundCard = { name?: string; phones: string[] };

/** What kind of message it is, beside its words. */
export type InboundContent =
  | { type: 'text' }
  /** A tap on a button of ours; `payload` is what we gave the button. */
  | { type: 'button'; payload?: string }
  | { type: 'interactive'; payload?: string }
  /** Files; the words are their caption. */
  | { type: 'media'; media: InboundMedia[] }
  | { type: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { type: 'contacts'; cards: InboundCard[] }
  /** To the message that `about` names. Without an emoji it was taken back. */
  | { type: 'reaction'; emoji?: string }
  /** The vendor says that this person has another number now. */
  | { type: 'number-changed'; newNumber?: string }
  /** Something that the vendor does not hand out, or that is new to us. */
  | { type: 'unsupported' };

type Written = {
  providerId: string;
  /** What was written: a text, the words on a button, the caption of a picture; may be empty. */
  text: string;
  at: Instant;
  /** Absent: a text. */
  content?: InboundContent;
  /** The vendor's id of the message that this one answers or reacts to. */
  about?: string;
};

/** A message from a customer, by number, as read from a vendor's webhook. */
export type VendorInbound = Written & {
  vendor: InboundVendor;
  /** Whose account it came in on: a WhatsApp phone number id, a number of ours (E.164), or the digest of a webhook secret. */
  accountId: string;
  /** E.164; absent where the customer hides the number. */
  from?: string;
  /** WhatsApp's own id of the person, for this business; changes with the number. */
  userId?: string;
  /** The name that the person gave themselves. */
  profileName?: string;
};

/** A message from a customer in a thread of the manufacturer's app, which tells no number. */
export type ThreadInbound = Written & {
  vendor: 'mybmw';
  networkId: string;
  threadId: string;
};
