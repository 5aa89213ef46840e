/**
 * AWS list prices in USD, us-east-1, without free tiers and without what carriers and SES charge for a message.
 * Dated 2026-11-21; from the AWS Price List (September 2026) and the services' pricing pages. Frankfurt is up to a
 * quarter dearer for some rows.
 */
export const USD = {
  httpRequest: 1.0 / 1e6,
  lambdaRequest: 0.2 / 1e6,
  /** arm64, per millisecond and GB. */
  lambdaGbMillisecond: 0.0000133334 / 1000,
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  transition: 25 / 1e6,
} as const;

/**
 * How long a warm invocation runs, by what it does, and with how much memory (as the stacks give it): the times are
 * assumptions, since nothing was measured on AWS. A vendor answers a send in about 250 ms, a DynamoDB call takes 5 ms.
 */
export const WARM = {
  door: { milliseconds: 15, gigabytes: 0.5 },
  send: { milliseconds: 280, gigabytes: 0.25 },
  event: { milliseconds: 45, gigabytes: 0.5 },
  state: { milliseconds: 25, gigabytes: 0.5 },
} as const;
