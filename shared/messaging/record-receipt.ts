import type { Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import type { CountMetric } from '../platform/metrics.ts';
import type { Table } from '../table/table.ts';
import { parseReference, type VendorReceipt } from './channel.ts';
import type { Attempt, Message } from './message.ts';
import { applyReceipt, type ReceiptDecision } from './receipt.ts';
import { getMessage, messageKeyParts, messages, providerMessages } from './message-store.ts';
import type { TellReason } from './send-message.ts';
import { parseTrialReference, recordTrialReceipt } from './trial.ts';
import { channelTrials } from './trial-store.ts';
import { TASK_ERRORS, type WorkflowPort } from './workflow.ts';

export type RecordReceiptDeps = {
  table: Table;
  now: Now;
  log: Log;
  countMetric: CountMetric;
  workflow: WorkflowPort;
  tellReason: TellReason;
};

/**
 * Takes a vendor's receipt: wakes the state that waits for it and raises the attempt's status. The state is woken before
 * the write that forgets its token: whatever is lost in between, the vendor's repetition makes good. Answers the message
 * and the attempt as they stand then; undefined for a receipt of a trial, and for one that fits nothing of ours, which is logged and dropped.
 */
export const recordReceipt = async (
  deps: RecordReceiptDeps,
  receipt: VendorReceipt,
): Promise<{ message: Message; attempt: Attempt } | undefined> => {
  const { table, log } = deps;
  const reference = receipt.reference ?? (await lookUp(table, receipt));
  const trial = reference === undefined ? undefined : parseTrialReference(reference);
  if (trial) {
    await channelTrials.change(
      deps,
      trial,
      (current) => current && recordTrialReceipt(current, trial.trialId, receipt),
    );
    log.info('receipt of a trial', { ...trial, status: receipt.status });
    return undefined;
  }
  const target = reference === undefined ? undefined : parseReference(reference);
  const message = target && (await getMessage(table, target.messageId));
  if (!target || !message) {
    log.warn('receipt for no message of ours', { vendor: receipt.vendor, status: receipt.status });
    return undefined;
  }
  if (receipt.reason === 'unknown_vendor_code') deps.countMetric('UnknownVendorCode');
  const first = applyReceipt(message, target.attempt, receipt);
  await wake(deps, first.wake);
  let last: ReceiptDecision = first;
  const after = await messages.change(
    deps,
    messageKeyParts(target.messageId),
    (current) => {
      last = current ? applyReceipt(current, target.attempt, receipt) : {};
      return last.message;
    },
    { found: message },
  );
  // Another attempt began in between: its state waits for this receipt now.
  if (last.wake?.taskToken !== first.wake?.taskToken) await wake(deps, last.wake);
  if (last.secondCopy) {
    deps.countMetric('SecondCopy', 1, last.secondCopy.join('+'));
    log.warn('the customer has a message twice', { messageId: target.messageId, channels: last.secondCopy });
  }
  const attempt = after?.attempts.find(({ number }) => number === target.attempt);
  if (after && attempt && receipt.reason !== undefined && attempt.reason === receipt.reason)
    await deps.tellReason({
      message: after,
      channel: attempt.channel,
      reason: receipt.reason,
      providerCode: receipt.providerCode,
    });
  log.info('receipt', {
    messageId: target.messageId,
    attempt: target.attempt,
    status: receipt.status,
    message: after?.status,
  });
  return after && attempt && { message: after, attempt };
};

const wake = async ({ workflow }: RecordReceiptDeps, wanted: ReceiptDecision['wake']): Promise<void> => {
  if (wanted?.result === 'delivered') await workflow.succeed(wanted.taskToken, { settled: 'receipt' });
  if (wanted?.result === 'rejected')
    await workflow.fail(wanted.taskToken, TASK_ERRORS.rejected, wanted.reason);
};

const lookUp = async (table: Table, receipt: VendorReceipt): Promise<string | undefined> => {
  const found = await providerMessages.get(table, { vendor: receipt.vendor, providerId: receipt.providerId });
  return found?.reference;
};
