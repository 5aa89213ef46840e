import type { ThreadInbound, VendorInbound, VendorReceipt } from '../messaging/channel.ts';
import type { TemplateUpdate } from '../messaging/templates/whatsapp-approval.ts';
import { takeEach } from '../messaging/take-each.ts';
import { channelAccountFinder } from './channel-account-store.ts';
import { receiveInbound, type ReceiveInboundDeps } from './receive-inbound.ts';
import { takeTemplateUpdate } from './take-template-update.ts';
import { type ReceiptPorts, takeReceipt, type TakeReceiptDeps, takeReceiptDeps } from './take-receipt.ts';

export type VendorReportDeps = TakeReceiptDeps & ReceiveInboundDeps;

/** What one webhook call of a vendor brought. */
export type VendorReport = {
  receipts: readonly VendorReceipt[];
  inbound: readonly (VendorInbound | ThreadInbound)[];
  templateUpdates?: readonly TemplateUpdate[];
};

/** Takes all receipts and messages of a webhook call, each by itself. Errors: the fault of one that could not be taken; call again. */
export const takeVendorReport = (deps: VendorReportDeps, report: VendorReport): Promise<void> =>
  takeEach(deps, [
    ...report.inbound.map((inbound) => () => receiveInbound(deps, inBounds(inbound))),
    ...report.receipts.map((receipt) => () => takeReceipt(deps, inBounds(receipt))),
    ...(report.templateUpdates ?? []).map((update) => () => takeTemplateUpdate(deps, update)),
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

/** The real ports of the channel webhooks. */
export const vendorReportDeps = (ports: ReceiptPorts): (() => Promise<VendorReportDeps>) => {
  const receiptDeps = takeReceiptDeps(ports);
  const findAccount = channelAccountFinder(ports.table);
  return async () => ({ ...(await receiptDeps()), findAccount });
};
