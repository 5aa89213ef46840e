import { AppError } from './app-error.ts';

/** What people send to us has a few levels. */
const DEEPEST = 50;

/**
 * A JSON value whose texts hold no halves of characters, which no table and no vendor takes. Errors: InvalidInput for one
 * that is nested deeper than anything that means something.
 */
export const wellFormed = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST)
    throw new AppError(
      'InvalidInput',
      'body.too_deep',
      `The body is nested more than ${DEEPEST} levels deep. Expected an object as documented.`,
    );
  if (Array.isArray(value)) return value.map((inner) => wellFormed(inner, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, wellFormed(inner, depth + 1)]),
  );
};
