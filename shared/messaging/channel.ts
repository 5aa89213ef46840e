import type { Channel, Settings, WhatsAppTemplate } from '../dealers/settings.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../kernel/language.ts';
import type { Price } from './price.ts';
import type { Receipt } from './receipt.ts';
import type { Reason } from './reasons.ts';

/** A text made ready for one channel. */
export type Rendered =
  | {
      form: 'whatsapp-template';
      template: WhatsAppTemplate;
      header?: string;
      body: readonly string[];
      buttonSuffix?: string;
    }
  | { form: 'text'; text: string }
  /** A thread in the manufacturer's app, and a message with a button in it. */
  | { form: 'chat'; subject: string; text: string; button?: { label: string; url: string } }
  | {
      form: 'email';
      subject: string;
      text: string;
      html: string;
      /** Where one click unsubscribes the reader: for the mail's headers, beside the link in its text. A trial mail has none. */
      unsubscribeUrl?: string;
    };

export type Outgoing = {
  networkId: string;
  dealerId: string;
  locationId: string;
  conversationId: string;
  language: Language;
  /** E.164, an email address, WhatsApp's id of somebody who hides the number, or a VIN for the manufacturer's app. */
  to: string;
  /** Repeated by vendors that can, so that a receipt finds its attempt: `<messageId>~<attempt number>`. */
  reference: string;
  /** The channel's deadline: after so many seconds the next channel is tried, and the vendor should drop the message where it can. */
  ttlSeconds: number;
  settings: Settings;
  rendered: Rendered;
};

/** What a vendor answered at once. A throttle or an outage is thrown as `Throttled` or `Unavailable`. */
export type SendAnswer =
  | { result: 'accepted'; providerId: string; price?: Price }
  /** `providerText`: the vendor's words as they came; whoever stores them takes out what could name the customer. */
  | { result: 'rejected'; reason: Reason; providerCode: string; providerText?: string | undefined };

/**
 * A channel's transport: one file per vendor in `channels/`. It sends exactly once per call and repeats nothing.
 * Errors: AppError `Throttled` (definitely not sent), `NoAnswer` (sent or not, see its `sent`).
 */
export type ChannelTransport = {
  channel: Channel;
  /** `receipt`: only a delivery receipt settles an attempt. `accept`: the vendor reports no delivery to us, its acceptance settles. */
  settledBy: 'receipt' | 'accept';
  /** Set where the vendor's receipts may lack our reference: whose id of the message we note, to find the attempt by it. */
  lookUpBy?: 'bulkgate' | 'sns' | 'whatsapp';
  /**
   * Whether the vendor goes on with this message after the deadline, since nothing can tell it when to stop: a residual
   * risk of a second copy, which the trace names (B3). Absent: it takes the deadline as the time to live.
   */
  mayArriveLate?(outgoing: Outgoing): boolean;
  send(outgoing: Outgoing): Promise<SendAnswer>;
};

/** A receipt as read from a vendor's webhook, with what tells the attempt. */
export type VendorReceipt = Receipt & {
  reference?: string;
  vendor: string;
  providerId: string;
  /** The address that the message went to, where the vendor says so: the person may have another one by now. */
  to?: string;
  /** WhatsApp's own id of the person who has it, where Meta tells it: by it a person is known who later hides the number. */
  userId?: string;
};

/** What a customer chose in WhatsApp itself for the offers of a dealer. */
export type MarketingPreference = {
  accountId: string;
  /** E.164. */
  from: string;
  wants: 'stop' | 'resume';
  at: Instant;
};

/** `<messageId>~<attempt number>` and back. */
export const referenceOf = (messageId: string, attempt: number): string => `${messageId}~${attempt}`;
export const parseReference = (reference: string): { messageId: string; attempt: number } | undefined => {
  const match = /^([A-Za-z0-9-]{10,80})~(\d{1,3})$/.exec(reference);
  return match?.[1] && match[2] ? { messageId: match[1], attempt: Number(match[2]) } : undefined;
};
