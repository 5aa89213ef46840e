import { locationFinder } from '../dealers/dealer-store.ts';
import { describeError, isTransient } from '../kernel/app-error.ts';
import type { VendorInbound, VendorReceipt } from '../messaging/channel.ts';
import { recordReceipt, type RecordReceiptDeps } from '../messaging/record-receipt.ts';
import type { WorkflowPort } from '../messaging/workflow.ts';
import { log } from '../platform/log.ts';
import { countMetric } from '../platform/metrics.ts';
import { platformKeys } from '../platform/platform-keys.ts';
import type { ReadSecret } from '../platform/secrets.ts';
import { now } from '../platform/system.ts';
import type { Table } from '../table/table.ts';
import { channelAccountFinder } from './channel-account.ts';
import { receiveInbound, type ReceiveInboundDeps } from './receive-inbound.ts';

export type VendorReportDeps = RecordReceiptDeps & ReceiveInboundDeps;

/** What one webhook call of a vendor brought. */
export type VendorReport = { receipts: readonly VendorReceipt[]; inbound: readonly VendorInbound[] };

/**
 * Takes all receipts and messages of a webhook call. One that is broken does not hold up the others; a fault that passes by
 * itself is thrown at the end, so that the vendor delivers the call again: everything here may happen twice.
 */
export const takeVendorReport = async (deps: VendorReportDeps, report: VendorReport): Promise<void> => {
  const work = [
    ...report.inbound.map((inbound) => () => receiveInbound(deps, inbound)),
    ...report.receipts.map((receipt) => () => recordReceipt(deps, receipt)),
  ];
  let passing: unknown;
  for (const take of work) {
    try {
      await take();
    } catch (error) {
      if (isTransient(error)) passing = error;
      else deps.log.error('part of a webhook could not be taken', { fault: describeError(error) }, error);
    }
  }
  if (passing !== undefined) throw passing;
};

type Ports = { table: Table; workflow: WorkflowPort; readSecret: ReadSecret; secretPrefix: string };

/** The real ports of the channel webhooks. */
export const vendorReportDeps = ({ table, workflow, readSecret, secretPrefix }: Ports): (() => Promise<VendorReportDeps>) => {
  const ports = { table, workflow, now, log, countMetric, findLocation: locationFinder(table), findAccount: channelAccountFinder(table) };
  return async () => ({ ...ports, idKey: (await platformKeys(readSecret, secretPrefix)).idKey });
};
