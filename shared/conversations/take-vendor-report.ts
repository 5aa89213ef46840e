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
    ...report.inbound.map((inbound) => () => receiveInbound(deps, inBounds(inbound))),
    ...report.receipts.map((receipt) => () => recordReceipt(deps, inBounds(receipt))),
  ]);

/**
 * WhatsApp takes 4,096 characters and an SMS some 1,500 of a customer; ids of vendors have some 100. What is longer was not
 * written by a customer, and an item that is too large for the table would come back with every repetition.
 */
const LONGEST = { text: 10_000, id: 500 };
const cut = (text: string, most: number): string => text.slice(0, most).toWellFormed();

/** A piece of a report, small enough to be stored and without halves of characters. */
const inBounds = <T extends { providerId: string; text?: string }>(piece: T): T => ({
  ...piece,
  providerId: cut(piece.providerId, LONGEST.id),
  ...(piece.text === undefined ? {} : { text: cut(piece.text, LONGEST.text) }),
});

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
