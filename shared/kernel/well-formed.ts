import { AppError } from './app-error.ts';

/** What people send to us has a few levels. */
const DEEPEST = 50;

/** Zod passes over it in a record, so that what nobody documented would be taken. */
const RESERVED = '__proto__';

/**
 * A JSON value whose texts hold no halves of characters, which no table and no vendor takes. Errors: InvalidInput for one
 * that is nested deeper than anything that means something, or has a property with the name that JavaScript keeps for itself.
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
  if (Object.hasOwn(value, RESERVED))
    throw new AppError(
      'InvalidInput',
      'body.name_reserved',
      `The body has a property ${RESERVED}. Expected only properties that are documented.`,
    );
  if (Array.isArray(value)) return value.map((inner) => wellFormed(inner, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, wellFormed(inner, depth + 1)]),
  );
};
