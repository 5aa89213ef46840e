import { AppError, isTransient } from '../kernel/app-error.ts';
import { NoAnswer } from '../platform/http-client.ts';
import type { Log } from '../platform/log.ts';
import type { SendOutcome } from './claim.ts';

/** What a fault of a vendor's call means: only "it cannot have left" may be tried again on the same channel. */
export const judgeSendFault = ({ log }: { log: Log }, error: unknown): SendOutcome => {
  const isPassing = error instanceof AppError && isTransient(error);
  if (!isPassing) log.error('send failed by a defect', {}, error);
  if (!isPassing || (error instanceof NoAnswer && error.sent)) return { outcome: 'unknown' };
  return {
    outcome: 'released',
    reason: error.kind === 'Throttled' ? 'throttled' : 'vendor_unavailable',
    providerCode: vendorCodeOf(error),
  };
};

/** The vendor's own code, which transports leave with the error or with its cause. */
const vendorCodeOf = (error: AppError): string => {
  const { cause } = error;
  const code =
    error.details['providerCode'] ?? (cause instanceof AppError ? cause.details['providerCode'] : undefined);
  return typeof code === 'string' || typeof code === 'number' ? String(code) : error.code;
};
