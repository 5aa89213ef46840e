/**
 * The one error base. `kind` is what a caller does about it (the table in `web/problem.ts` maps it to HTTP,
 * the workflows and the stream consumer map it to "retry" or "park"); `code` is a dotted name that never changes;
 * `message` says what, got, expected and what to do, and never holds personal data.
 */
export type ErrorKind =
  | 'InvalidInput'
  | 'Unauthenticated'
  | 'Forbidden'
  | 'NotFound'
  | 'Conflict'
  | 'TooLarge'
  | 'Throttled'
  | 'Unavailable'
  | 'Defect';

/** One fault in an input: where (`data.contact.email`), what was expected and what came (types and shapes, no values). */
export type Issue = {
  path: string;
  message: string;
  /** Of faults that pages say in other languages: which one it is, and what of the input stands in the sentence. */
  code?: string;
  values?: readonly string[];
};

export type ErrorDetails = {
  issues?: Issue[];
  /** What stands there now, where somebody else was quicker. */
  current?: Record<string, unknown>;
  [name: string]: unknown;
};

export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    options: { details?: ErrorDetails; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.kind = kind;
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** True for faults that pass by themselves: the caller tries again and parks nothing. */
export const isTransient = (error: unknown): boolean =>
  error instanceof AppError && (error.kind === 'Throttled' || error.kind === 'Unavailable');

/** `name: message` of anything that was thrown, for logs and parked events. */
export const describeError = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
