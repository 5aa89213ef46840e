import * as z from 'zod';

/** A vendor's answer as JSON; undefined when it is none (a gateway's error page, an empty body). */
export const parseVendorJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A whole number that some documents show as a number and others as text. */
export const wholeNumberSchema = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
]);

/** The digits of an international number as vendors write them, with or without plus, as E.164; undefined for anything else. */
export const toE164 = (text: string | undefined): string | undefined => {
  const match = /^\+?([1-9]\d{6,14})$/.exec(text ?? '');
  return match?.[1] === undefined ? undefined : `+${match[1]}`;
};
