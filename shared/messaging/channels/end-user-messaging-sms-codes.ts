import type { Reason } from '../reasons.ts';
import type { AwsMeaning } from './vendor-fault.ts';

/** Where our reference stands in the events of a message: `context.reference`. A value may have 800 characters of any kind. */
export const REFERENCE_KEY = 'reference';

/**
 * The errors of SendTextMessage: by name, and by name and `Reason` where the service gives one (for ResourceNotFound its
 * `ResourceType`). A name that is here alone holds for all reasons that are not; any other reason is unknown to us.
 */
export const SEND_TEXT_ERRORS: Readonly<Record<string, AwsMeaning>> = {
  // The recipient.
  'ConflictException/DESTINATION_PHONE_NUMBER_OPTED_OUT': 'recipient_opted_out',
  'ValidationException/FIELD_VALIDATION_FAILED/DestinationPhoneNumber': 'address_invalid',
  'ConflictException/DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION': 'policy_held_back',
  'ConflictException/DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE': 'policy_held_back',
  'ValidationException/DESTINATION_COUNTRY_BLOCKED': 'policy_held_back',

  // The account: its sandbox, its reputation, its limits. The limits are the installation's, so the operator is told.
  'ConflictException/DESTINATION_PHONE_NUMBER_NOT_VERIFIED': 'account_blocked',
  'AccessDeniedException/INSUFFICIENT_ACCOUNT_REPUTATION': 'account_blocked',
  'AccessDeniedException/ACCOUNT_DISABLED': 'account_blocked',
  'ServiceQuotaExceededException/MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT': 'account_blocked',
  'ValidationException/PRICE_OVER_THRESHOLD': 'account_blocked',

  // The sender: it does not exist, is not active, or may not send to this country.
  'ConflictException/NO_ORIGINATION_IDENTITIES_FOUND': 'account_blocked',
  'ConflictException/MESSAGE_TYPE_MISMATCH': 'account_blocked',
  'ConflictException/NUMBER_CAPABILITIES_MISMATCH': 'account_blocked',
  'ConflictException/REGISTRATION_NOT_COMPLETE': 'account_blocked',
  'ConflictException/RESOURCE_NOT_ACTIVE': 'account_blocked',
  'ValidationException/SENDER_ID_NOT_REGISTERED': 'account_blocked',
  'ValidationException/SENDER_ID_NOT_SUPPORTED': 'account_blocked',
  'ValidationException/SENDER_ID_REQUIRES_REGISTRATION': 'account_blocked',
  'ValidationException/INVALID_IDENTITY_FOR_DESTINATION_COUNTRY': 'account_blocked',
  'ValidationException/INTERNATIONAL_SENDING_NOT_SUPPORTED': 'account_blocked',
  'ValidationException/COUNTRY_CODE_MISMATCH': 'account_blocked',
  'ValidationException/INVALID_ARN': 'account_blocked',
  'ValidationException/RESOURCE_NOT_ACCESSIBLE': 'account_blocked',
  ResourceNotFoundException: 'account_blocked',
  // Our own stack makes the configuration set.
  'ResourceNotFoundException/configuration-set': 'defect',
  'ResourceNotFoundException/event-destination': 'defect',

  // What we sent.
  'ValidationException/FIELD_VALIDATION_FAILED': 'content_rejected',
  'ValidationException/MAXIMUM_SIZE_EXCEEDED': 'content_rejected',
  'ValidationException/INVALID_PARAMETER': 'content_rejected',
  'ValidationException/INVALID_REQUEST': 'content_rejected',
  'ValidationException/CANNOT_PARSE': 'defect',
  'ValidationException/MISSING_PARAMETER': 'defect',
  'ValidationException/PARAMETERS_CANNOT_BE_USED_TOGETHER': 'defect',
  'ValidationException/UNSPECIFIED_PARAMETER_NOT_SUPPORTED': 'defect',
  'ValidationException/UNKNOWN_OPERATION': 'defect',
  // A word of AWS's own; it tells us nothing.
  'ValidationException/OTHER': 'unknown_vendor_code',

  // Permissions and signatures.
  AccessDeniedException: 'credentials_rejected',
  UnrecognizedClientException: 'credentials_rejected',
  InvalidClientTokenId: 'credentials_rejected',
  InvalidSignatureException: 'credentials_rejected',
  ExpiredTokenException: 'credentials_rejected',

  ThrottlingException: 'throttle',
  // "The API encountered an unexpected error": it does not say whether the message left.
  InternalServerException: 'unclear',
};

/** What an event of the service says about a message: on its way, taken by the carrier, on the handset, or why it failed. */
type EventMeaning = 'sent' | 'carrier_accepted' | 'delivered' | Reason;

/** The events of text messages, by AWS's names. */
export const TEXT_EVENTS: Readonly<Record<string, EventMeaning>> = {
  TEXT_QUEUED: 'sent',
  TEXT_PENDING: 'sent',
  TEXT_SENT: 'sent',
  // "Accepted by the recipient's carrier." Final only where no receipt of the handset will follow.
  TEXT_SUCCESSFUL: 'carrier_accepted',
  TEXT_DELIVERED: 'delivered',
  // The number is not valid; the body is not.
  TEXT_INVALID: 'address_invalid',
  TEXT_INVALID_MESSAGE: 'content_rejected',
  // The handset or its carrier cannot be reached.
  TEXT_UNREACHABLE: 'recipient_unreachable',
  TEXT_CARRIER_UNREACHABLE: 'recipient_unreachable',
  // The handset blocks SMS; the carrier does, or takes it for spam.
  TEXT_BLOCKED: 'recipient_blocked_sender',
  TEXT_CARRIER_BLOCKED: 'carrier_blocked',
  TEXT_SPAM: 'carrier_blocked',
  // Comes after 72 hours without any word of the carrier.
  TEXT_UNKNOWN: 'no_receipt',
  TEXT_TTL_EXPIRED: 'expired',
  // The account's own protect configuration.
  TEXT_PROTECT_BLOCKED: 'policy_held_back',
};
