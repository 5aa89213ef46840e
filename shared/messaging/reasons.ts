import * as z from 'zod';

/**
 * Why a channel was not used or did not deliver: a closed set, so that a trace reads the same whatever the vendor calls
 * it. `nextChannel`: whether another channel may succeed. `tell`: who must act, beside the advisor who sees the message.
 */
export const REASONS = {
  // Decided by us, before anything is sent.
  channel_not_offered: {
    says: 'the location has not set up this channel',
    nextChannel: true,
    tell: 'nobody',
  },
  no_mobile_number: { says: 'the customer has no mobile number', nextChannel: true, tell: 'nobody' },
  no_email_address: { says: 'the customer has no email address', nextChannel: true, tell: 'nobody' },
  no_oem_account: { says: 'the customer has no OEM app account', nextChannel: true, tell: 'nobody' },
  no_approved_template: {
    says: 'no approved WhatsApp template for this purpose and language, and the 24-hour window is closed',
    nextChannel: true,
    tell: 'dealer',
  },
  opted_out: { says: 'the customer said STOP', nextChannel: false, tell: 'nobody' },
  outside_hours: {
    says: 'the hours in which messages may be sent are over',
    nextChannel: true,
    tell: 'nobody',
  },
  sending_switched_off: {
    says: 'sending is switched off for this stage',
    nextChannel: true,
    tell: 'operator',
  },
  not_on_allow_list: { says: 'this stage sends only to its allow-list', nextChannel: true, tell: 'nobody' },
  // Said by the vendor, or by its silence.
  recipient_unreachable: {
    says: 'the vendor cannot reach this recipient',
    nextChannel: true,
    tell: 'nobody',
  },
  recipient_blocked_sender: { says: 'the recipient blocked this sender', nextChannel: true, tell: 'nobody' },
  recipient_opted_out: { says: 'the recipient opted out at the vendor', nextChannel: true, tell: 'nobody' },
  address_invalid: { says: 'the vendor calls the address invalid', nextChannel: true, tell: 'dealer' },
  window_closed: { says: 'WhatsApp’s 24-hour window is closed', nextChannel: true, tell: 'nobody' },
  template_rejected: { says: 'the vendor does not accept the template', nextChannel: true, tell: 'dealer' },
  content_rejected: { says: 'the vendor does not accept the content', nextChannel: true, tell: 'operator' },
  policy_held_back: {
    says: 'the vendor holds this kind of message back from this recipient',
    nextChannel: true,
    tell: 'nobody',
  },
  credentials_rejected: {
    says: 'the vendor does not accept our access data',
    nextChannel: true,
    tell: 'operator',
  },
  account_blocked: {
    says: 'the vendor has blocked or limited our account',
    nextChannel: true,
    tell: 'operator',
  },
  no_credit: { says: 'the account with the vendor has no credit', nextChannel: true, tell: 'dealer' },
  throttled: { says: 'the vendor throttled us until we gave up', nextChannel: true, tell: 'operator' },
  vendor_unavailable: { says: 'the vendor was not available', nextChannel: true, tell: 'operator' },
  expired: { says: 'the message expired before it was delivered', nextChannel: true, tell: 'nobody' },
  no_receipt: { says: 'no delivery receipt came before the deadline', nextChannel: true, tell: 'nobody' },
  unknown_vendor_code: {
    says: 'the vendor gave a code that we do not know',
    nextChannel: true,
    tell: 'operator',
  },
  defect: { says: 'our own error; the log has it', nextChannel: true, tell: 'operator' },
} as const satisfies Record<
  string,
  { says: string; nextChannel: boolean; tell: 'nobody' | 'dealer' | 'operator' }
>;

export type Reason = keyof typeof REASONS;
const names = Object.keys(REASONS);
const isReason = (text: string): text is Reason => names.includes(text);
export const reasonSchema = z.custom<Reason>(
  (value) => typeof value === 'string' && isReason(value),
  'one of our reasons',
);
