import * as z from 'zod';
import type { LogRecord } from '../../platform/log-records.ts';
import type { VendorReceipt } from '../channel.ts';
import type { Reason } from '../reasons.ts';
import { amountSchema } from './vendor-json.ts';

/** What SNS writes as `providerResponse` of an SMS that failed, as reasons of ours. */
export const SNS_FAILURES: Readonly<Record<string, Reason>> = {
  'Blocked as spam by phone carrier': 'carrier_blocked',
  'Phone carrier has blocked this message': 'carrier_blocked',
  'Destination is on a blocked list': 'policy_held_back',
  'Phone is on a blocked list': 'policy_held_back',
  'Invalid phone number': 'address_invalid',
  'Message body is invalid': 'content_rejected',
  'Phone carrier is currently unreachable/unavailable': 'recipient_unreachable',
  'Phone is currently unreachable/unavailable': 'recipient_unreachable',
  'Unknown error attempting to reach phone': 'recipient_unreachable',
  'Phone has blocked SMS': 'recipient_blocked_sender',
  'Phone number is opted out': 'recipient_opted_out',
  // A limit of the account, which is the installation's.
  'This delivery would exceed max price': 'account_blocked',
};

export type SnsSmsStatuses = { receipts: VendorReceipt[]; ignored: number };

const statusSchema = z.looseObject({
  status: z.enum(['SUCCESS', 'FAILURE']),
  notification: z.looseObject({ messageId: z.string().min(1) }),
  delivery: z
    .looseObject({ providerResponse: z.string().optional().catch(undefined), priceInUSD: amountSchema })
    .optional()
    .catch(undefined),
});

/** Reads SNS's delivery log of SMS, which names messages by SNS's id alone. What it cannot use it counts, and it never throws. */
export const readSnsSmsStatuses = (records: readonly LogRecord[]): SnsSmsStatuses => {
  const read: SnsSmsStatuses = { receipts: [], ignored: 0 };
  for (const record of records) {
    const receipt = receiptOf(record);
    if (receipt) read.receipts.push(receipt);
    else read.ignored += 1;
  }
  return read;
};

const receiptOf = ({ body, at }: LogRecord): VendorReceipt | undefined => {
  const entry = statusSchema.safeParse(body).data;
  if (!entry) return undefined;
  const amount = entry.delivery?.priceInUSD;
  const base = {
    vendor: 'sns',
    providerId: entry.notification.messageId,
    at,
    ...(amount === undefined ? {} : { price: { amount, currency: 'USD' } }),
  };
  if (entry.status === 'SUCCESS') return { ...base, status: 'delivered' };
  const response = entry.delivery?.providerResponse?.trim().replace(/\.$/, '') ?? '';
  const known = Object.hasOwn(SNS_FAILURES, response) ? SNS_FAILURES[response] : undefined;
  return { ...base, status: 'failed', reason: known ?? 'unknown_vendor_code', providerCode: response };
};
