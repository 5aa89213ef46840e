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
import { channelAccountFinder } from './channel-account-store.ts';
import { reasonTeller } from './tell-reason.ts';
import { receiveInbound, type ReceiveInboundDeps } from './receive-inbound.ts';

export type VendorReportDeps = RecordReceiptDeps & ReceiveInboundDeps;

/** What one webhook call of a vendor brought. */
export type VendorReport = { receipts: readonly VendorReceipt[]; inbound: readonly VendorInbound[] };

/**
 * Takes all receipts and messages of a webhook call. One that cannot be taken does not hold up the others; its fault is
 * thrown at the end, so that the vendor delivers the call again and nothing is lost: everything here may happen twice.
 */
export const takeVendorReport = async (deps: VendorReportDeps, report: VendorReport): Promise<void> => {
  const work = [
    ...report.inbound.map((inbound) => () => receiveInbound(deps, inbound)),
    ...report.receipts.map((receipt) => () => recordReceipt(deps, receipt)),
  ];
  const faults: unknown[] = [];
  for (const take of work) {
    try {
      await take();
    } catch (error) {
      faults.push(error);
      deps.log.warn('part of a webhook could not be taken now', { fault: describeError(error) });
    }
  }
  if (faults.length > 0) throw faults.find((fault) => !isTransient(fault)) ?? faults[0];
};

type Ports = { table: Table; workflow: WorkflowPort; readSecret: ReadSecret; secretPrefix: string };

/** The real ports of the channel webhooks. */
export const vendorReportDeps = ({
  table,
  workflow,
  readSecret,
  secretPrefix,
}: Ports): (() => Promise<VendorReportDeps>) => {
  const ports = {
    table,
    workflow,
    now,
    log,
    countMetric,
    findLocation: locationFinder(table),
    findAccount: channelAccountFinder(table),
    tellReason: reasonTeller({ table, now, log, countMetric, findLocation: locationFinder(table) }),
  };
  return async () => ({ ...ports, idKey: (await platformKeys(readSecret, secretPrefix)).idKey });
};
