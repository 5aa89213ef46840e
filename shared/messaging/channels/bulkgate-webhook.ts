import * as z from 'zod';
import type { Instant } from '../../kernel/instant.ts';
import { digestId } from '../../kernel/digest.ts';
import type { VendorReceipt } from '../channel.ts';
import type { VendorInbound } from '../inbound.ts';
import { bulkGateMessageId } from './bulkgate-codes.ts';
import { creditsSchema, toE164 } from './vendor-json.ts';

export type BulkGateWebhook = {
  receipts: VendorReceipt[];
  inbound: VendorInbound[];
  /** How many pieces were not understood, or are of no use to us (2: buffered, which is not final). */
  ignored: number;
};

/** A number that BulkGate writes as a number or as text. */
const textSchema = z
  .union([z.string(), z.int().transform(String)])
  .optional()
  .catch(undefined);
const reportSchema = z.looseObject({
  status: z.union([z.string(), z.int().transform(String)]),
  smsID: textSchema,
  from: textSchema,
  // The documents disagree on the name of an inbound text.
  text: textSchema,
  message: textSchema,
  date: textSchema,
  price: creditsSchema,
});

/** BulkGate's final statuses. 13 is reported for Viber only. */
const FINAL: Readonly<Record<string, VendorReceipt['status']>> = { 1: 'delivered', 3: 'failed', 13: 'read' };
const INCOMING = '10';

/**
 * Reads any JSON that came to BulkGate's door: a list of reports and incoming texts (bulk POST), or one alone. What it
 * cannot use it counts, and it never throws. BulkGate's own times have whole minutes and no zone, so the time of arrival
 * is taken. `accountId`: whose door it was, since BulkGate names no account.
 */
export const readBulkGateWebhook = (
  value: unknown,
  accountId: string,
  receivedAt: Instant,
): BulkGateWebhook => {
  const read: BulkGateWebhook = { receipts: [], inbound: [], ignored: 0 };
  for (const item of Array.isArray(value) ? value : [value]) {
    const report = reportSchema.safeParse(item).data;
    const receipt = report && receiptOf(report, receivedAt);
    const inbound = report && inboundOf(report, accountId, receivedAt);
    if (receipt) read.receipts.push(receipt);
    else if (inbound) read.inbound.push(inbound);
    else read.ignored += 1;
  }
  return read;
};

const receiptOf = (
  { status, smsID, price }: z.output<typeof reportSchema>,
  at: Instant,
): VendorReceipt | undefined => {
  const final = Object.hasOwn(FINAL, status) ? FINAL[status] : undefined;
  if (final === undefined || smsID === undefined || smsID === '') return undefined;
  return {
    vendor: 'bulkgate',
    providerId: bulkGateMessageId(smsID),
    status: final,
    at,
    ...(price === undefined ? {} : { price }),
    ...(final === 'failed' ? { reason: 'recipient_unreachable', providerCode: status } : {}),
  };
};

const inboundOf = (
  report: z.output<typeof reportSchema>,
  accountId: string,
  at: Instant,
): VendorInbound | undefined => {
  const text = report.text ?? report.message;
  if (report.status !== INCOMING || text === undefined) return undefined;
  const from = toE164(report.from);
  return {
    vendor: 'bulkgate',
    accountId,
    providerId: inboundId(report, text, at),
    ...(from === undefined ? {} : { from }),
    text,
    at,
  };
};

/**
 * An incoming text may have no id: then its sender, words and minute make one, so that a delivery which BulkGate repeats
 * at once is known again, while the same "ok" an hour later is a new message.
 */
const inboundId = (
  { smsID, from, date }: z.output<typeof reportSchema>,
  text: string,
  at: Instant,
): string =>
  smsID !== undefined && smsID !== '' ? smsID : `in${digestId(from ?? '', text, date ?? at.slice(0, 16))}`;
