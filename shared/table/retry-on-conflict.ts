import { ExponentialBackoff, handleType, noJitterGenerator, retry } from 'cockatiel';
import { VersionConflict } from './table.ts';

/** A handful of writers meet on one item at worst (two receipts, a claim, a STOP); eight tries are plenty. */
export const retryOnConflict = retry(handleType(VersionConflict), {
  maxAttempts: 8,
  backoff: new ExponentialBackoff({ initialDelay: 5, maxDelay: 200, generator: noJitterGenerator }),
});
