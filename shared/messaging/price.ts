import * as z from 'zod';

/** What a vendor says that a message costs: an amount, or how it is billed where the amount stands in a price list only. */
export const priceSchema = z.object({
  amount: z.number().nonnegative().optional(),
  /** `USD`, or the vendor's own unit (`credits`). */
  currency: z.string().optional(),
  /** Meta's category: `utility`, `marketing`, `service` … */
  category: z.string().optional(),
  /** False for what the vendor counts as free. */
  billable: z.boolean().optional(),
});
export type Price = z.infer<typeof priceSchema>;

/** As it is shown. `list`: nobody told us, it stands in the vendor's price list. */
export const priceViewSchema = priceSchema.extend({ source: z.enum(['vendor', 'list']) }).meta({
  description: 'What it costs, where known. `credits` are BulkGate’s own unit.',
});
export type PriceView = z.infer<typeof priceViewSchema>;

/** The higher of two: vendors repeat themselves, and say 0 before they know. Does not depend on the order. */
export const knownPrice = (a: Price | undefined, b: Price | undefined): Price | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  const [first, second] = [a.amount ?? -1, b.amount ?? -1];
  if (first !== second) return first > second ? a : b;
  return textOf(a) >= textOf(b) ? a : b;
};

const textOf = ({ currency, category, billable }: Price): string =>
  [currency, category, billable].map(String).join();

/** SES: USD 0.10 for a thousand mails (price list of 2026-11-21); it never tells a price itself. */
export const MAIL_LIST_PRICE: PriceView = { amount: 0.0001, currency: 'USD', source: 'list' };

/** For people: `0.0958 USD`, `utility, billed by the price list`. */
export const priceText = ({ amount, currency, category, billable, source }: PriceView): string => {
  if (amount !== undefined)
    return `${amount}${currency === undefined ? '' : ` ${currency}`}${source === 'list' ? ' by the price list' : ''}`;
  const kind = category === undefined ? '' : ` as ${category}`;
  return billable === false ? `free${kind}` : `billed${kind}`;
};
