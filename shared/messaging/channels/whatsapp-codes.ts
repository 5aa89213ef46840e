import type { Reason } from '../reasons.ts';

/**
 * What a code of Meta's means for us: a reason of ours, `throttle` (not sent, too many calls) or `outage` (not sent,
 * Meta could not act). `says` is Meta's title of the code (support/error-codes, text of 2026-09-11).
 */
type CodeEntry = { says: string; means: Reason | 'throttle' | 'outage' };

export const WHATSAPP_CODES: Readonly<Record<number, CodeEntry>> = {
  // Access data and permissions: nothing leaves with this token until an operator acts.
  0: { says: 'AuthException: unable to authenticate the app user', means: 'credentials_rejected' },
  3: { says: 'API Method: capability or permissions issue', means: 'credentials_rejected' },
  10: { says: 'API Permission Denied', means: 'credentials_rejected' },
  33: {
    says: 'Parameter value is not valid: the business phone number has been deleted',
    means: 'credentials_rejected',
  },
  190: { says: 'Access token has expired', means: 'credentials_rejected' },
  200: { says: 'API Permission (200–299)', means: 'credentials_rejected' },
  131005: { says: 'Access denied', means: 'credentials_rejected' },
  131045: { says: 'Incorrect certificate: phone number registration error', means: 'credentials_rejected' },

  // Meta could not act.
  1: { says: 'API Unknown', means: 'outage' },
  2: { says: 'API Service: temporary, due to downtime or overload', means: 'outage' },
  131000: { says: 'Something went wrong', means: 'outage' },
  131016: { says: 'Service unavailable', means: 'outage' },
  131057: { says: 'Account in maintenance mode', means: 'outage' },
  133016: { says: 'Account register or deregister rate limit exceeded', means: 'outage' },

  // Too many calls; passes within seconds or minutes.
  4: { says: 'API Too Many Calls', means: 'throttle' },
  80007: { says: 'Rate limit issues', means: 'throttle' },
  130429: { says: 'Rate limit hit', means: 'throttle' },
  131056: { says: '(Business Account, Consumer Account) pair rate limit hit', means: 'throttle' },

  // The account is limited or blocked: hours or days, so trying again in minutes is no use but another channel is.
  368: { says: 'Temporarily blocked for policies violations', means: 'account_blocked' },
  131030: { says: 'Recipient phone number not in allowed list (test number)', means: 'account_blocked' },
  131031: { says: 'Account has been locked', means: 'account_blocked' },
  131037: { says: 'Display name approval is needed', means: 'account_blocked' },
  131048: { says: 'Spam rate limit hit', means: 'account_blocked' },
  131064: { says: 'Messaging limit reached through template classification', means: 'account_blocked' },
  131042: { says: 'Business eligibility payment issue', means: 'no_credit' },

  // The recipient.
  130403: { says: 'The user has blocked this business', means: 'recipient_blocked_sender' },
  131021: { says: 'Recipient cannot be sender', means: 'address_invalid' },
  131026: { says: 'Message undeliverable', means: 'recipient_unreachable' },
  131062: { says: 'Recipient given by user id is not supported', means: 'recipient_unreachable' },
  137000: { says: 'Message failed: identity key mismatch', means: 'recipient_unreachable' },
  131047: {
    says: 'Re-engagement message: more than 24 hours since the last message of the user',
    means: 'window_closed',
  },
  131050: { says: 'User has stopped marketing messages', means: 'recipient_opted_out' },
  130472: { says: 'User’s number is part of an experiment', means: 'policy_held_back' },
  130497: {
    says: 'Business account is restricted from messaging users in this country',
    means: 'policy_held_back',
  },
  131049: { says: 'Not delivered to maintain healthy ecosystem engagement', means: 'policy_held_back' },

  // The template.
  131063: { says: 'Marketing templates are disabled', means: 'template_rejected' },
  132000: { says: 'Template param count mismatch', means: 'template_rejected' },
  132001: { says: 'Template does not exist in the language, or is not approved', means: 'template_rejected' },
  132007: { says: 'Template format character policy violated', means: 'template_rejected' },
  132012: { says: 'Template parameter format mismatch', means: 'template_rejected' },
  132015: { says: 'Template is paused', means: 'template_rejected' },
  132016: { says: 'Template is disabled', means: 'template_rejected' },

  // What we sent.
  100: { says: 'Invalid parameter', means: 'content_rejected' },
  131008: { says: 'Required parameter is missing', means: 'content_rejected' },
  131009: { says: 'Parameter value is not valid', means: 'content_rejected' },
  131051: { says: 'Unsupported message type', means: 'content_rejected' },
  131052: { says: 'Media download error', means: 'content_rejected' },
  131053: { says: 'Media upload error', means: 'content_rejected' },
  132005: { says: 'Template hydrated text too long', means: 'content_rejected' },
  132008: { says: 'Template parameter value is not valid', means: 'content_rejected' },
  135000: {
    says: 'Generic user error: unknown error with the request parameters',
    means: 'content_rejected',
  },
};

/** What a code means; undefined for one that the table does not know. */
export const meaningOf = (code: number): CodeEntry['means'] | undefined =>
  WHATSAPP_CODES[code]?.means ?? (code >= 200 && code <= 299 ? WHATSAPP_CODES[200]?.means : undefined);

/** The reason behind a message that Meta reports as failed later: by then a throttle or an outage is final, too. */
export const failureReasonOf = (code: number | undefined): Reason => {
  const means = code === undefined ? undefined : meaningOf(code);
  if (means === 'throttle') return 'throttled';
  if (means === 'outage') return 'vendor_unavailable';
  return means ?? 'unknown_vendor_code';
};
