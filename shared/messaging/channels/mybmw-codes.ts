import type { Reason } from '../reasons.ts';

/** The gateway's `code` of a refusal or a failure, as reasons of ours; `throttle`: not taken, too many calls. */
export const MYBMW_CODES: Readonly<Record<string, Reason | 'throttle'>> = {
  CUSTOMER_NOT_REACHABLE: 'recipient_unreachable',
  CONSENT_MISSING: 'recipient_opted_out',
  // The customer or the manufacturer ended the thread; it cannot be opened a second time.
  THREAD_CLOSED: 'recipient_unreachable',
  RATE_LIMITED: 'throttle',
};

/** Why a vehicle's owner cannot be reached, as the gateway says before anything is sent. */
export const ELIGIBILITY_REASONS: Readonly<Record<string, Reason>> = {
  NO_APP: 'no_oem_account',
  VIN_NOT_MAPPED: 'no_oem_account',
  NO_CONSENT: 'recipient_opted_out',
};

export const meaningOfMyBmwCode = (code: string): Reason | 'throttle' | undefined =>
  Object.hasOwn(MYBMW_CODES, code) ? MYBMW_CODES[code] : undefined;

export const meaningOfEligibility = (reason: string): Reason | undefined =>
  Object.hasOwn(ELIGIBILITY_REASONS, reason) ? ELIGIBILITY_REASONS[reason] : undefined;

/** The reason behind a message that is reported as failed later: by then a throttle is final, too. */
export const failureReasonOf = (code: string | undefined): Reason => {
  if (code === undefined) return 'recipient_unreachable';
  const means = meaningOfMyBmwCode(code) ?? meaningOfEligibility(code) ?? 'unknown_vendor_code';
  return means === 'throttle' ? 'throttled' : means;
};
