import type { VendorReceipt } from '../channel.ts';
import type { Reason } from '../reasons.ts';

/** What an event of SES means for the attempt; `nothing` where it is not the last word, or says nothing about it. */
type EventMeaning =
  | { says: string; status: 'sent' | 'nothing' }
  | { says: string; status: 'delivered'; reason?: Reason }
  | { says: string; status: 'failed'; reason: Reason };

/**
 * The events of SES by type, and by type and subtype where it has one, with SES's words (SES Developer Guide, "Contents
 * of event data that Amazon SES publishes to Amazon SNS"). SES publishes a bounce only once it tries no more, so that
 * each of them is final.
 */
export const SES_EVENTS: Readonly<Record<string, EventMeaning>> = {
  Send: {
    says: 'The send request was successful and Amazon SES will attempt to deliver the message',
    status: 'sent',
  },
  Delivery: {
    says: 'Amazon SES delivered the email to the recipient’s mail server',
    status: 'delivered',
  },
  DeliveryDelay: {
    says: 'The email couldn’t be delivered to the recipient’s mail server because a temporary issue occurred',
    status: 'nothing',
  },
  Open: { says: 'The recipient opened the message in their email client', status: 'nothing' },
  Click: { says: 'The recipient clicked one or more links in the email', status: 'nothing' },
  Subscription: { says: 'The recipient updated their subscription preferences', status: 'nothing' },
  Reject: {
    says: 'Bad content: Amazon SES detected that the email contained a virus',
    status: 'failed',
    reason: 'content_rejected',
  },
  'Rendering Failure': {
    says: 'The email wasn’t sent because of a template rendering issue',
    status: 'failed',
    reason: 'defect',
  },

  // The address is no use, or SES does not try it any more.
  'Bounce/Permanent/General': {
    says: 'Amazon SES received a general hard bounce',
    status: 'failed',
    reason: 'address_bounced',
  },
  'Bounce/Permanent/NoEmail': {
    says: 'The target email address does not exist',
    status: 'failed',
    reason: 'address_bounced',
  },
  'Bounce/Permanent/Suppressed': {
    says: 'The address has a recent history of bouncing as an invalid address',
    status: 'failed',
    reason: 'address_bounced',
  },
  'Bounce/Permanent/OnAccountSuppressionList': {
    says: 'The address is on the account-level suppression list',
    status: 'failed',
    reason: 'address_bounced',
  },
  'Bounce/Permanent/OnTenantSuppressionList': {
    says: 'The address is on the tenant-level suppression list',
    status: 'failed',
    reason: 'address_bounced',
  },
  // SES's own guess before anything was tried: no proof, so that the network goes on using the address.
  'Bounce/Permanent/EmailValidationSuppressed': {
    says: 'The address did not meet the email validation threshold',
    status: 'failed',
    reason: 'address_invalid',
  },
  'Bounce/Permanent/UnsubscribedRecipient': {
    says: 'The recipient unsubscribed from a list that SES manages',
    status: 'failed',
    reason: 'recipient_opted_out',
  },

  // The address may work another time.
  'Bounce/Transient/General': {
    says: 'Amazon SES received a general bounce',
    status: 'failed',
    reason: 'recipient_unreachable',
  },
  'Bounce/Transient/MailboxFull': {
    says: 'Amazon SES received a mailbox full bounce',
    status: 'failed',
    reason: 'recipient_unreachable',
  },
  'Bounce/Transient/CustomTimeoutExceeded': {
    says: 'Amazon SES was not able to deliver the email within the time specified by the sender',
    status: 'failed',
    reason: 'expired',
  },
  'Bounce/Undetermined/Undetermined': {
    says: 'Amazon SES was unable to determine a specific bounce reason',
    status: 'failed',
    reason: 'recipient_unreachable',
  },

  // What we sent.
  'Bounce/Transient/MessageTooLarge': {
    says: 'Amazon SES received a message too large bounce',
    status: 'failed',
    reason: 'content_rejected',
  },
  'Bounce/Transient/ContentRejected': {
    says: 'Amazon SES received a content rejected bounce',
    status: 'failed',
    reason: 'content_rejected',
  },
  'Bounce/Transient/AttachmentRejected': {
    says: 'Amazon SES received an attachment rejected bounce',
    status: 'failed',
    reason: 'content_rejected',
  },

  // Who complains has the mail. Many mail providers name no kind of complaint.
  'Complaint/abuse': {
    says: 'Unsolicited email or some other kind of email abuse',
    status: 'delivered',
    reason: 'complained',
  },
  'Complaint/fraud': {
    says: 'Some kind of fraud or phishing activity',
    status: 'delivered',
    reason: 'complained',
  },
  'Complaint/virus': {
    says: 'A virus is found in the originating message',
    status: 'delivered',
    reason: 'complained',
  },
  'Complaint/other': {
    says: 'Any other feedback that does not fit into other registered types',
    status: 'delivered',
    reason: 'complained',
  },
  'Complaint/not-spam': {
    says: 'The entity providing the report does not consider the message to be spam',
    status: 'delivered',
  },
  // Written by a mail server about our domain's records, not by a person.
  'Complaint/auth-failure': { says: 'Email authentication failure report', status: 'nothing' },
  'Complaint/OnAccountSuppressionList': {
    says: 'Amazon SES did not attempt to send the message because the address was on the account-level suppression list',
    status: 'failed',
    reason: 'complained',
  },
  'Complaint/OnTenantSuppressionList': {
    says: 'Amazon SES did not attempt to send the message because the address was on the tenant-level suppression list',
    status: 'failed',
    reason: 'complained',
  },
};

/** What a code means; undefined for one that the table does not know. */
export const sesMeaningOf = (code: string): EventMeaning | undefined =>
  Object.hasOwn(SES_EVENTS, code) ? SES_EVENTS[code] : undefined;

/** What a bounce means that the table does not know: it did not arrive, and an operator must look at why. */
export const UNKNOWN_BOUNCE = {
  status: 'failed',
  reason: 'unknown_vendor_code',
} as const satisfies Pick<VendorReceipt, 'status' | 'reason'>;
