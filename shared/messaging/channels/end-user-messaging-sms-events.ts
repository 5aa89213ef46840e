import * as z from 'zod';
import type { SnsRecord } from '../../platform/sns-records.ts';
import type { VendorReceipt } from '../channel.ts';
import type { VendorInbound } from '../inbound.ts';
import { REFERENCE_KEY, TEXT_EVENTS } from './end-user-messaging-sms-codes.ts';
import { amountSchema, millisecondsSchema, toE164 } from './vendor-json.ts';

export type SmsEvents = {
  receipts: VendorReceipt[];
  inbound: VendorInbound[];
  /** How many messages were not understood, or are of no use to us (calls, media, a sender without a number). */
  ignored: number;
};

const textSchema = z.string().optional().catch(undefined);
const eventSchema = z.looseObject({
  eventType: z.string().startsWith('TEXT_'),
  messageId: z.string().min(1),
  /** Absent where the service says nothing of it: then an event counts as it is. */
  isFinal: z.boolean().optional().catch(undefined),
  eventTimestamp: millisecondsSchema.optional().catch(undefined),
  messageStatusDescription: textSchema,
  /** Both in USD, for all parts of the message. */
  totalMessagePrice: amountSchema,
  totalCarrierFee: amountSchema,
  context: z
    .looseObject({ [REFERENCE_KEY]: textSchema })
    .optional()
    .catch(undefined),
});
const inboundSchema = z.looseObject({
  inboundMessageId: z.string().min(1),
  originationNumber: z.string(),
  destinationNumber: z.string(),
  /** May be empty: some phones send a picture that nobody carries on as an empty text. */
  messageBody: z.string(),
});

/**
 * Reads what came over the topics of AWS End User Messaging: events of our texts (from the configuration set) and texts of
 * customers (two-way SMS). What it cannot use it counts, and it never throws.
 */
export const readSmsEvents = (records: readonly SnsRecord[]): SmsEvents => {
  const read: SmsEvents = { receipts: [], inbound: [], ignored: 0 };
  for (const record of records) {
    const receipt = receiptOf(record);
    const inbound = inboundOf(record);
    if (receipt) read.receipts.push(receipt);
    else if (inbound) read.inbound.push(inbound);
    else read.ignored += 1;
  }
  return read;
};

const receiptOf = ({ body, at }: SnsRecord): VendorReceipt | undefined => {
  const event = eventSchema.safeParse(body).data;
  if (!event) return undefined;
  const reference = event.context?.[REFERENCE_KEY];
  return {
    vendor: 'aws-sms',
    providerId: event.messageId,
    at: event.eventTimestamp ?? at,
    ...(reference === undefined ? {} : { reference }),
    ...priceOf(event),
    ...outcomeOf(event.eventType, event.isFinal, event.messageStatusDescription),
  };
};

const priceOf = ({
  totalMessagePrice,
  totalCarrierFee,
}: z.output<typeof eventSchema>): Pick<VendorReceipt, 'price'> =>
  totalMessagePrice === undefined
    ? {}
    : { price: { amount: roundOff(totalMessagePrice + (totalCarrierFee ?? 0)), currency: 'USD' } };

/** AWS tells five decimals; a sum of two floats may show more. */
const roundOff = (amount: number): number => Math.round(amount * 100_000) / 100_000;

/**
 * What an event settles. The carrier's acceptance counts as delivered where the service calls it final, which it does
 * where handsets send no receipts; else a receipt of the handset is still to come. A failure that is not final may yet
 * turn out well: it only says that the message is on its way.
 */
const outcomeOf = (
  eventType: string,
  isFinal: boolean | undefined,
  words: string | undefined,
): Pick<VendorReceipt, 'status' | 'reason' | 'providerCode' | 'providerText'> => {
  const means = Object.hasOwn(TEXT_EVENTS, eventType) ? TEXT_EVENTS[eventType] : undefined;
  if (means === 'delivered') return { status: 'delivered' };
  if (means === 'carrier_accepted') return { status: isFinal === true ? 'delivered' : 'sent' };
  if (means === 'sent' || isFinal === false) return { status: 'sent' };
  return {
    status: 'failed',
    reason: means ?? 'unknown_vendor_code',
    providerCode: eventType,
    ...(words === undefined ? {} : { providerText: words }),
  };
};

const inboundOf = ({ body, at }: SnsRecord): VendorInbound | undefined => {
  const message = inboundSchema.safeParse(body).data;
  const accountId = toE164(message?.destinationNumber);
  if (!message || accountId === undefined) return undefined;
  const from = toE164(message.originationNumber);
  return {
    vendor: 'aws-sms',
    accountId,
    providerId: message.inboundMessageId,
    ...(from === undefined ? {} : { from }),
    text: message.messageBody,
    at,
  };
};
