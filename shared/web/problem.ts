import * as z from 'zod';
import { AppError, type ErrorKind } from '../kernel/app-error.ts';

/** What each kind of error is over HTTP. */
export const HTTP_STATUS: Record<ErrorKind, number> = {
  InvalidInput: 400,
  Unauthenticated: 401,
  Forbidden: 403,
  NotFound: 404,
  Conflict: 409,
  TooLarge: 413,
  Throttled: 429,
  Unavailable: 503,
  Defect: 500,
};

const TITLES: Record<ErrorKind, string> = {
  InvalidInput: 'Invalid input',
  Unauthenticated: 'Not authenticated',
  Forbidden: 'Not allowed',
  NotFound: 'Not found',
  Conflict: 'Conflict',
  TooLarge: 'Too large',
  Throttled: 'Too many requests',
  Unavailable: 'Temporarily unavailable',
  Defect: 'Internal error',
};

/** A problem document (RFC 9457): what, got, expected, what to do, and for faults in a body where they are. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'Always about:blank; `code` tells problems apart.' }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'A dotted name that never changes, such as location.unknown.' }),
    detail: z.string(),
    requestId: z.string().meta({ description: 'Name it when you ask us about the call.' }),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    current: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'Where somebody else was quicker: what stands there now.' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

/** The problem document for anything that was thrown. A defect tells the caller a reference and nothing else. */
export const problemOf = (error: unknown, requestId: string): Problem => {
  const known = error instanceof AppError && error.kind !== 'Defect' ? error : undefined;
  const kind = known?.kind ?? 'Defect';
  return {
    type: 'about:blank',
    title: TITLES[kind],
    status: HTTP_STATUS[kind],
    code: known?.code ?? 'internal',
    detail:
      known?.message ??
      `Something went wrong on our side. Try again later, or tell us the reference ${requestId}.`,
    requestId,
    ...(known?.details.issues
      ? { issues: known.details.issues.map(({ path, message }) => ({ path, message })) }
      : {}),
    ...(known?.details.current ? { current: known.details.current } : {}),
  };
};
