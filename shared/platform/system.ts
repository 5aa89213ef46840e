import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { monotonicFactory } from 'ulid';
import type { Instant, Now } from '../kernel/instant.ts';

/* The only file that asks the machine for the time or for randomness. Everything else is given `now` and `newId`. */

const ulid = monotonicFactory();

/** The machine's own time, by which signatures are made and checked, also where the clock of the stage is moved. */
export const machineNow: Now = () => new Date().toISOString();

/**
 * The clock of a stage. It is the machine's, unless the stage names a file: then it is ahead by as many milliseconds as stand there. Only a
 * stage on a laptop can name one (`clockFile` in `lib/stage-config.ts`), so that the days between booking and return can be played.
 */
export const clockOf = (file: string | undefined): Now =>
  file === undefined ? machineNow : () => new Date(Date.now() + aheadBy(file)).toISOString();

const aheadBy = (file: string): number => {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    // Nobody has moved it yet.
    return 0;
  }
};

export const now: Now = clockOf(process.env['CLOCK_FILE']);

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
