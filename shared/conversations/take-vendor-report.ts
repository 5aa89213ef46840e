import { locationFinder } from '../dealers/dealer-store.ts';
import type { ThreadInbound, VendorInbound, VendorReceipt } from '../messaging/channel.ts';
import { recordReceipt, type RecordReceiptDeps } from '../messaging/record-receipt.ts';
import { takeEach } from '../messaging/take-each.ts';
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
export type VendorReport = {
  receipts: readonly VendorReceipt[];
  inbound: readonly (VendorInbound | ThreadInbound)[];
};

/** Takes all receipts and messages of a webhook call, each by itself. Errors: the fault of one that could not be taken; call again. */
export const takeVendorReport = (deps: VendorReportDeps, report: VendorReport): Promise<void> =>
  takeEach(deps, [
    ...report.inbound.map((inbound) => () => receiveInbound(deps, inbound)),
    ...report.receipts.map((receipt) => () => recordReceipt(deps, receipt)),
  ]);

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
