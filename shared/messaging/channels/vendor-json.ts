import * as z from 'zod';
import { addSeconds } from '../../kernel/clock.ts';
import type { Instant } from '../../kernel/instant.ts';
import { jsonOrUndefined } from '../../kernel/parse-input.ts';
import type { Price } from '../price.ts';

/** A vendor's answer as JSON; undefined when it is none (a gateway's error page, an empty body). */
export const parseVendorJson = jsonOrUndefined;

/** A whole number that some documents show as a number and others as text. */
export const wholeNumberSchema = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
]);

/** A price as some vendors write it, as a number or as text, to a millionth; undefined for anything else. No message costs more than that. */
export const amountSchema = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}(\.\d{1,9})?$/)
      .transform(Number),
  ])
  .pipe(z.number().min(0).max(100_000))
  .transform((amount) => Math.round(amount * 1e6) / 1e6)
  .optional()
  .catch(undefined);

/** BulkGate counts in credits. */
export const creditsSchema = amountSchema.transform((amount): Price | undefined =>
  amount === undefined ? undefined : { amount, currency: 'credits' },
);

/** The digits of an international number as vendors write them, with or without plus, as E.164; undefined for anything else. */
export const toE164 = (text: string | undefined): string | undefined => {
  const match = /^\+?([1-9]\d{6,14})$/.exec(text ?? '');
  return match?.[1] === undefined ? undefined : `+${match[1]}`;
};

/** Milliseconds since 1970, as AWS writes times in its events. Thirteen digits last until the year 2286. */
export const millisecondsSchema = z
  .int()
  .min(0)
  .max(9_999_999_999_999)
  .transform((milliseconds): Instant => addSeconds('1970-01-01T00:00:00.000Z', milliseconds / 1000));
