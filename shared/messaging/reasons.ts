import * as z from 'zod';

/**
 * Why a channel was not used or did not deliver: a closed set, so that a trace reads the same whatever the vendor calls
 * it. `nextChannel`: whether another channel may succeed. `suppress`: whether the address is not used again by any dealer of the
 * network. `tell`: who must act, beside the advisor who sees the message.
 */
export const REASONS = {
  // Decided by us, before anything is sent.
  channel_not_offered: {
    says: 'the location has not set up this channel',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  no_mobile_number: {
    says: 'the customer has no mobile number',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  no_email_address: {
    says: 'the customer has no email address',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  brand_without_app: {
    says: 'the manufacturer of this vehicle has no app that is connected here',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  no_vin: {
    says: 'the visit names no vehicle by which the manufacturer could find the customer',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  address_suppressed: {
    says: 'an earlier message to this address bounced for good, or its owner complained',
    nextChannel: true,
    suppress: false,
    tell: 'dealer',
  },
  no_approved_template: {
    says: 'no approved WhatsApp template for this purpose and language, and the 24-hour window is closed',
    nextChannel: true,
    suppress: false,
    tell: 'dealer',
  },
  opted_out: {
    says: 'the customer wants no messages at all (STOP)',
    nextChannel: false,
    suppress: false,
    tell: 'nobody',
  },
  communication_blocked: {
    says: 'the dealer blocked all messages to this customer',
    nextChannel: false,
    suppress: false,
    tell: 'nobody',
  },
  channel_declined: {
    says: 'the customer wants no messages by this channel',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  no_marketing_consent: {
    says: 'the customer has not agreed to advertising by this channel',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  other_channel: {
    says: 'a confirmation goes out only by the channel on which the customer wrote',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  notice_outdated: {
    says: 'the customer has said something else since, so there is nothing to confirm',
    nextChannel: false,
    suppress: false,
    tell: 'nobody',
  },
  outside_hours: {
    says: 'the hours in which messages may be sent are over',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  turn_passed: {
    says: 'a later channel is bringing the message already',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  sending_switched_off: {
    says: 'sending is switched off for this stage',
    nextChannel: true,
    suppress: false,
    tell: 'operator',
  },
  not_on_allow_list: {
    says: 'this stage sends only to its allow-list',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  // Said by the vendor, or by its silence.
  recipient_unreachable: {
    says: 'the vendor cannot reach this recipient',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  no_oem_account: {
    says: 'the manufacturer knows no app of the customer for this vehicle',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  address_bounced: { says: 'the address does not exist', nextChannel: true, suppress: true, tell: 'dealer' },
  complained: {
    says: 'the recipient reported the message as spam',
    nextChannel: true,
    suppress: true,
    tell: 'dealer',
  },
  carrier_blocked: {
    says: 'the carrier blocked the message',
    nextChannel: true,
    suppress: false,
    tell: 'operator',
  },
  recipient_blocked_sender: {
    says: 'the recipient blocked this sender',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  recipient_opted_out: {
    says: 'the recipient opted out at the vendor',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  address_invalid: {
    says: 'the vendor calls the address invalid',
    nextChannel: true,
    suppress: false,
    tell: 'dealer',
  },
  window_closed: {
    says: 'WhatsApp’s 24-hour window is closed',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  template_rejected: {
    says: 'the vendor does not accept the template',
    nextChannel: true,
    suppress: false,
    tell: 'dealer',
  },
  content_rejected: {
    says: 'the vendor does not accept the content',
    nextChannel: true,
    suppress: false,
    tell: 'operator',
  },
  policy_held_back: {
    says: 'the vendor holds this kind of message back from this recipient',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  credentials_rejected: {
    says: 'the vendor does not accept our access data',
    nextChannel: true,
    suppress: false,
    tell: 'operator',
  },
  account_blocked: {
    says: 'the vendor has blocked or limited our account',
    nextChannel: true,
    suppress: false,
    tell: 'operator',
  },
  no_credit: {
    says: 'the account with the vendor has no credit',
    nextChannel: true,
    suppress: false,
    tell: 'dealer',
  },
  throttled: {
    says: 'the vendor throttled us',
    nextChannel: true,
    suppress: false,
    tell: 'operator',
  },
  vendor_unavailable: {
    says: 'the vendor was not available',
    nextChannel: true,
    suppress: false,
    tell: 'operator',
  },
  expired: {
    says: 'the message expired before it was delivered',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  no_receipt: {
    says: 'no delivery receipt came before the deadline',
    nextChannel: true,
    suppress: false,
    tell: 'nobody',
  },
  unknown_vendor_code: {
    says: 'the vendor gave a code that we do not know',
    nextChannel: true,
    suppress: false,
    tell: 'operator',
  },
  defect: { says: 'our own error; the log has it', nextChannel: true, suppress: false, tell: 'operator' },
} as const satisfies Record<
  string,
  { says: string; nextChannel: boolean; suppress: boolean; tell: 'nobody' | 'dealer' | 'operator' }
>;

export type Reason = keyof typeof REASONS;
const names = Object.keys(REASONS);
export const isReason = (text: string): text is Reason => names.includes(text);
export const reasonSchema = z.custom<Reason>(
  (value) => typeof value === 'string' && isReason(value),
  'one of our reasons',
);
