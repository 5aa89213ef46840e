import type { AddressState } from '../contacts/address-state-store.ts';
import { consentRefusal } from '../contacts/consent.ts';
import { type Contact, mobileOf, whatsAppAddressOf } from '../contacts/contact.ts';
import { kindOf } from '../contacts/opt-out-mark.ts';
import { type Channel, CHANNELS, type Settings, type WhatsAppTemplate } from '../dealers/settings.ts';
import { addSeconds, secondsBetween } from '../kernel/clock.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../kernel/language.ts';
import type { Candidate, Message } from './message.ts';
import { isNotice, type MessagePurpose, NOTICE_CHANNELS } from './notice.ts';
import type { Reason } from './reasons.ts';

/** What a stage allows: everything, nothing (kill switch), or only listed recipients. */
export type SendingPolicy =
  | { mode: 'on' }
  | { mode: 'off' }
  | { mode: 'allow-list'; recipients: readonly string[] };

/** All that a verdict depends on. Read again at every claim: what was possible at noon may not be at seven. */
export type Facts = {
  contact: Pick<
    Contact,
    'phone' | 'phoneIsMobile' | 'whatsAppUserId' | 'email' | 'optOut' | 'consent' | 'blocked'
  >;
  settings: Settings;
  purpose: MessagePurpose;
  /** It holds an offer, so it needs a yes to advertising. */
  promotional?: boolean | undefined;
  /** The one channel by which it may go, where there is one. */
  onlyChannel?: Channel | undefined;
  language: Language;
  /** Its words are not those of an approved template. */
  hasOwnText?: boolean | undefined;
  vehicle?: Message['vehicle'];
  addressStates: readonly AddressState[];
  /** Nobody of the network writes to the contact's email address any more. False where nobody asked. */
  isEmailSuppressed: boolean;
  sending: SendingPolicy;
  /** Nothing is sent after this instant. */
  sendUntil?: Instant | undefined;
  now: Instant;
};

/** Meta's customer service window: free text may be sent for 24 hours after the customer's last message. */
const WINDOW_SECONDS = 24 * 3600;

/** True up to and including 24 hours after the last inbound message (S0.26). */
export const isWindowOpen = (lastInboundAt: Instant | undefined, now: Instant): boolean =>
  lastInboundAt !== undefined && secondsBetween(lastInboundAt, now) <= WINDOW_SECONDS;

/** The instant at which the window closes that a message of the customer opened. */
export const windowEnd = (lastInboundAt: Instant): Instant => addSeconds(lastInboundAt, WINDOW_SECONDS);

/** The approved template for a purpose in a language, else in the location's language (S0.32). */
export const findTemplate = (
  settings: Settings,
  purpose: MessagePurpose,
  language: Language,
): WhatsAppTemplate | undefined => {
  const approved = settings.whatsapp?.templates.filter(
    (template) => template.purpose === purpose && template.status === 'approved',
  );
  return (
    approved?.find((template) => template.language === language) ??
    approved?.find((template) => template.language === settings.language)
  );
};

/** The address that a channel uses; undefined when the contact has none. */
export const addressFor = (
  channel: Channel,
  { contact, vehicle }: Pick<Facts, 'contact' | 'vehicle'>,
): string | undefined => {
  switch (channel) {
    case 'oem':
      return vehicle?.vin;
    case 'whatsapp':
      return whatsAppAddressOf(contact);
    case 'sms':
      return mobileOf(contact);
    case 'email':
      return contact.email;
  }
};

const isWhatsAppWindowOpen = (facts: Facts): boolean =>
  facts.addressStates.some((state) => isWindowOpen(state.lastWhatsAppInboundAt, facts.now));

const hasApp = (brands: readonly string[], brand: string | undefined): boolean =>
  brand !== undefined && brands.some((known) => known.toLowerCase() === brand.toLowerCase());

const missingSetUp = (channel: Channel, facts: Facts): Reason | undefined => {
  const { settings, contact } = facts;
  switch (channel) {
    case 'oem':
      if (!settings.oem) return 'channel_not_offered';
      if (!hasApp(settings.oem.brands, facts.vehicle?.brand)) return 'brand_without_app';
      return facts.vehicle?.vin === undefined ? 'no_vin' : undefined;
    case 'whatsapp':
      if (!settings.whatsapp) return 'channel_not_offered';
      if (whatsAppAddressOf(contact) === undefined) return 'no_mobile_number';
      if (facts.hasOwnText) return isWhatsAppWindowOpen(facts) ? undefined : 'window_closed';
      return findTemplate(settings, facts.purpose, facts.language) || isWhatsAppWindowOpen(facts)
        ? undefined
        : 'no_approved_template';
    case 'sms':
      if (!settings.sms) return 'channel_not_offered';
      return mobileOf(contact) === undefined ? 'no_mobile_number' : undefined;
    case 'email':
      if (!settings.email) return 'channel_not_offered';
      if (contact.email === undefined) return 'no_email_address';
      return facts.isEmailSuppressed ? 'address_suppressed' : undefined;
  }
};

const stageRefusal = (channel: Channel, facts: Facts): Reason | undefined => {
  if (facts.sending.mode === 'off') return 'sending_switched_off';
  const address = addressFor(channel, facts);
  if (
    facts.sending.mode === 'allow-list' &&
    address !== undefined &&
    !facts.sending.recipients.includes(address)
  )
    return 'not_on_allow_list';
  return undefined;
};

/** As long as a send may take at most: a vendor has 10 seconds for a call, the two or three of the manufacturer's app have 20 together. */
const SEND_SECONDS = 20;

/** Whether a send that begins now may reach the vendor only after the instant at which sending ends. */
export const isTooLate = (sendUntil: Instant | undefined, now: Instant): boolean =>
  sendUntil !== undefined && secondsBetween(now, sendUntil) <= SEND_SECONDS;
/** What the person or the dealer has said against the message. A notice confirms just that, and goes out as long as it is true. */
const unwantedReason = (channel: Channel, facts: Facts): Reason | undefined => {
  const { contact, addressStates, purpose } = facts;
  if (!isNotice(purpose)) return consentRefusal(facts, channel, facts.promotional ? 'marketing' : 'service');
  if (contact.blocked) return 'communication_blocked';
  const marks = [contact, ...addressStates].flatMap(({ optOut }) => optOut ?? []);
  if (marks.some((mark) => kindOf(mark) === 'complaint')) return 'opted_out';
  if ((purpose === 'stop-confirmation') !== marks.length > 0) return 'notice_outdated';
  if (channel !== facts.onlyChannel || !NOTICE_CHANNELS.has(channel)) return 'other_channel';
  return channel === 'whatsapp' && !isWhatsAppWindowOpen(facts) ? 'window_closed' : undefined;
};

/**
 * Why a channel cannot be used for a message now; undefined when it can. STOP at any address of the person counts for
 * all channels: it is a person who said it.
 */
export const refusalOf = (channel: Channel, facts: Facts): Reason | undefined => {
  const unwanted = unwantedReason(channel, facts);
  if (unwanted) return unwanted;
  const missing = missingSetUp(channel, facts);
  if (missing) return missing;
  if (isTooLate(facts.sendUntil, facts.now)) return 'outside_hours';
  return stageRefusal(channel, facts);
};

/** Every channel in its fixed order with its verdict: OEM app, WhatsApp, SMS, email (S0.20–S0.22). */
export const planChannels = (facts: Facts): Candidate[] =>
  CHANNELS.map((channel) => {
    const refused = refusalOf(channel, facts);
    return { channel, ...(refused ? { refused } : {}) };
  });

/** The policy as the stage's configuration writes it. */
export const sendingPolicy = (mode: SendingPolicy['mode'], allowed: string): SendingPolicy =>
  mode === 'allow-list'
    ? {
        mode,
        recipients: allowed
          .split(',')
          .map((recipient) => recipient.trim())
          .filter(Boolean),
      }
    : { mode };
