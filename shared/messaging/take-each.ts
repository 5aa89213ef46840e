import { describeError, isTransient } from '../kernel/app-error.ts';
import type { Log } from '../platform/log.ts';

/**
 * Does all pieces of work that came in one call. One that fails does not hold up the others; its fault is thrown at the
 * end, so that whoever called calls again and nothing is lost: every piece must be safe to do twice.
 */
export const takeEach = async (
  deps: { log: Log },
  pieces: readonly (() => Promise<void>)[],
): Promise<void> => {
  const faults: unknown[] = [];
  for (const take of pieces) {
    try {
      await take();
    } catch (error) {
      faults.push(error);
      deps.log.warn('part of a webhook could not be taken now', { fault: describeError(error) });
    }
  }
  if (faults.length > 0) throw faults.find((fault) => !isTransient(fault)) ?? faults[0];
};
