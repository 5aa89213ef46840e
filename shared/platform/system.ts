import { randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { Instant } from '../kernel/instant.ts';

/* The only file that asks the machine for the time or for randomness. Everything else is given `now` and `newId`. */

const ulid = monotonicFactory();

export const now = (): Instant => new Date().toISOString();

/** An instant in the form in which some libraries want it. */
export const dateOf = (instant: Instant): Date => new Date(instant);

/** Milliseconds for measuring how long something took. */
export const ticks = (): number => performance.now();

/** A new id that sorts by time, with a prefix that says what it is: `cs_01J…`. */
export const newId = (prefix: string): string => `${prefix}_${ulid()}`;

/** A new secret of 256 random bits as base64url, for API keys and webhook URLs. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** A new signing secret in the text form of Standard Webhooks: `whsec_` and 32 random bytes in base64. */
export const newSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
