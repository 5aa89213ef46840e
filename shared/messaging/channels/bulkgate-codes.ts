import type { Reason } from '../reasons.ts';

/**
 * BulkGate's `type` of an error (help.bulkgate.com, "API errors") and the `status` of a number that was not accepted,
 * as reasons of ours. Access and credit concern the account, the rest this message.
 */
export const BULKGATE_CODES: Readonly<Record<string, Reason>> = {
  // "Unknown identity / unauthorized / empty application_id"; the second is its legacy name.
  unknown_identity: 'credentials_rejected',
  authentication_failed: 'credentials_rejected',
  // The account: blocked, without an administrator, without money.
  banned: 'account_blocked',
  admin_not_found: 'account_blocked',
  low_credit: 'no_credit',
  // The number. The blacklist holds those who said STOP at BulkGate.
  invalid_phone_number: 'address_invalid',
  no_recipients: 'address_invalid',
  invalid_number: 'address_invalid',
  blacklisted_number: 'recipient_opted_out',
  blacklisted: 'recipient_opted_out',
  // The text or its sender.
  empty_message: 'content_rejected',
  invalid_numeric_sender: 'content_rejected',
  invalid_sender: 'content_rejected',
  // We call an address of the API that does not exist or not in this way.
  method_not_allowed: 'defect',
  unknown_action: 'defect',
  unsupported_api_version: 'defect',
  // "unknown" is a word of BulkGate's own; it tells us nothing.
  unknown: 'unknown_vendor_code',
};

/** The reason behind a type or status; undefined for one that the table does not know. */
export const bulkGateReasonOf = (type: string): Reason | undefined =>
  Object.hasOwn(BULKGATE_CODES, type) ? BULKGATE_CODES[type] : undefined;

/**
 * The id under which a message is looked up. A long text is sent in parts and a report may name the part (`tmpde1_2`);
 * sender and reader both cut that off, so they always agree.
 */
export const bulkGateMessageId = (smsId: string): string => smsId.replace(/_\d{1,2}$/, '');
