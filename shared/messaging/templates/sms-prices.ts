import type { SmsProvider } from '../../dealers/settings.ts';

/**
 * What one part of an SMS costs by list price, for the counter beside a text. Carriers change these every few months and
 * contracts differ: what nobody has looked up is not in here and is shown as unknown, never guessed.
 */
export const SMS_PRICES = {
  /** When the numbers were looked at. */
  asOf: '2026-09-11',
  perPart: {
    aws: { DE: 0.07, FR: 0.07, BE: 0.07 },
    'aws-end-user-messaging': { DE: 0.07, FR: 0.07, BE: 0.07 },
    bulkgate: {},
  } satisfies Record<SmsProvider, Readonly<Record<string, number>>>,
  currency: { aws: 'USD', 'aws-end-user-messaging': 'USD', bulkgate: 'EUR' } satisfies Record<
    SmsProvider,
    string
  >,
} as const;

export type SmsCost = { amount: number; currency: string; asOf: string } | 'unknown';

/** What so many parts cost to a country, by the location's provider. */
export const smsCost = (
  parts: number,
  provider: SmsProvider | undefined,
  country: string | undefined,
): SmsCost => {
  if (provider === undefined || country === undefined) return 'unknown';
  const prices: Readonly<Record<string, number>> = SMS_PRICES.perPart[provider];
  const price = Object.hasOwn(prices, country) ? prices[country] : undefined;
  return price === undefined
    ? 'unknown'
    : {
        // Prices have four decimals at most.
        amount: Math.round(parts * price * 10_000) / 10_000,
        currency: SMS_PRICES.currency[provider],
        asOf: SMS_PRICES.asOf,
      };
};
