import { describeError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { providerMessages } from './message-store.ts';

/**
 * Notes which of our attempts a vendor's id stands for, where the vendor does not repeat our reference in its receipts.
 * The message has left by then, so that a fault is logged and never thrown: a thrown one would look as if the send had
 * failed, and be answered by a second copy. Without the note the deadline of the channel decides.
 */
export const rememberProviderId = async (
  deps: { table: Table; now: Now; log: Log },
  sent: { vendor: string; providerId: string; reference: string },
): Promise<void> => {
  const now = deps.now();
  try {
    await providerMessages.createOnce(deps.table, { ...sent, at: now }, now);
  } catch (error) {
    deps.log.error(
      'receipts of a message will not be found',
      { vendor: sent.vendor, reference: sent.reference, fault: describeError(error) },
      error,
    );
  }
};
