import type { VendorInbound, VendorReceipt } from '../messaging/channel.ts';
import { takeEach } from '../messaging/take-each.ts';
import { channelAccountFinder } from './channel-account-store.ts';
import { receiveInbound, type ReceiveInboundDeps } from './receive-inbound.ts';
import { type ReceiptPorts, takeReceipt, type TakeReceiptDeps, takeReceiptDeps } from './take-receipt.ts';

export type VendorReportDeps = TakeReceiptDeps & ReceiveInboundDeps;

/** What one webhook call of a vendor brought. */
export type VendorReport = { receipts: readonly VendorReceipt[]; inbound: readonly VendorInbound[] };

/** Takes all receipts and messages of a webhook call, each by itself. Errors: the fault of one that could not be taken; call again. */
export const takeVendorReport = (deps: VendorReportDeps, report: VendorReport): Promise<void> =>
  takeEach(deps, [
    ...report.inbound.map((inbound) => () => receiveInbound(deps, inbound)),
    ...report.receipts.map((receipt) => () => takeReceipt(deps, receipt)),
  ]);

/** The real ports of the channel webhooks. */
export const vendorReportDeps = (ports: ReceiptPorts): (() => Promise<VendorReportDeps>) => {
  const receiptDeps = takeReceiptDeps(ports);
  const findAccount = channelAccountFinder(ports.table);
  return async () => ({ ...(await receiptDeps()), findAccount });
};
