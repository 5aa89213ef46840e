import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Staff } from './staff.ts';
import type { FindStaff } from './staff-store.ts';

/** The one claim that we use. API Gateway gives claims as text, other hosts as JSON; an account's id is text in both. */
const claimsSchema = z.looseObject({ sub: z.string().min(1).max(128) });

/**
 * The person behind the verified claims of a token. Errors: Unauthenticated without a token; Forbidden for an account
 * that nobody made staff, or that is suspended, with one answer for both.
 */
export const authenticateStaff = async (
  deps: { findStaff: FindStaff },
  command: { claims: Readonly<Record<string, unknown>> | undefined },
): Promise<Staff> => {
  const claims = claimsSchema.safeParse(command.claims);
  if (!claims.success) {
    throw new AppError(
      'Unauthenticated',
      'token.missing',
      'Expected the header Authorization: Bearer <token of a signed-in staff member>.',
    );
  }
  const staff = await deps.findStaff(claims.data.sub);
  if (staff?.status === 'active') return staff;
  throw new AppError(
    'Forbidden',
    'staff.unknown',
    'This account belongs to no dealer, or is suspended. An admin of the dealer can change that.',
  );
};
