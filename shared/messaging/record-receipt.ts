import type { Now } from '../kernel/clock.ts';
import type { Log } from '../platform/log.ts';
import type { CountMetric } from '../platform/metrics.ts';
import type { Table } from '../table/table.ts';
import { parseReference, type VendorReceipt } from './channel.ts';
import { applyReceipt, type ReceiptDecision } from './message.ts';
import { messageKeyParts, messages, providerMessages } from './message-store.ts';
import { TASK_ERRORS, type WorkflowPort } from './workflow.ts';

export type RecordReceiptDeps = { table: Table; now: Now; log: Log; countMetric: CountMetric; workflow: WorkflowPort };

/**
 * Takes a vendor's receipt: raises the attempt's status and wakes the state that waits for it. Duplicates wake again,
 * since the first call may have been lost between the write and the wake. A receipt that fits nothing of ours is
 * logged and dropped: vendors repeat what is not answered with 200.
 */
export const recordReceipt = async (deps: RecordReceiptDeps, receipt: VendorReceipt): Promise<void> => {
  const { table, log, workflow } = deps;
  const reference = receipt.reference ?? (await lookUp(table, receipt));
  const target = reference === undefined ? undefined : parseReference(reference);
  if (!target) {
    log.warn('receipt for no message of ours', { vendor: receipt.vendor, status: receipt.status });
    return;
  }
  if (receipt.reason === 'unknown_vendor_code') deps.countMetric('UnknownVendorCode');
  let decision: ReceiptDecision = {};
  await messages.change(deps, messageKeyParts(target.messageId), (current) => {
    decision = current ? applyReceipt(current, target.attempt, receipt) : {};
    return decision.message;
  });
  log.info('receipt', { messageId: target.messageId, attempt: target.attempt, status: receipt.status, changed: decision.message !== undefined });
  if (!decision.wake) return;
  if (decision.wake.result === 'delivered') await workflow.succeed(decision.wake.taskToken, { settled: 'receipt' });
  else await workflow.fail(decision.wake.taskToken, TASK_ERRORS.rejected, decision.wake.reason);
};

const lookUp = async (table: Table, receipt: VendorReceipt): Promise<string | undefined> => {
  const found = await providerMessages.get(table, { vendor: receipt.vendor, providerId: receipt.providerId });
  return found?.reference;
};
