import { AppError } from '../kernel/app-error.ts';
import { eraseContact } from './erase-contact.ts';
import type { Erasure } from './erasure.ts';
import { erasures } from './erasure-store.ts';
import type { PrivacyDeps } from './privacy-deps.ts';

export type Reapplied = { again: number; known: number; gone: number; held: number };

/**
 * Does erasures again on a table that was restored to a time before them, so that a backup brings nobody back. Each one's record
 * says whom by a keyed digest; it is written anew under its own id and time. Safe to run any number of times.
 */
export const reapplyErasures = async (
  deps: PrivacyDeps,
  records: AsyncIterable<Erasure> | Iterable<Erasure>,
): Promise<Reapplied> => {
  const done: Reapplied = { again: 0, known: 0, gone: 0, held: 0 };
  for await (const { erasureId, erasedAt, also, dealerId, contactId, by, reason } of records) {
    if (await erasures.get(deps.table, { dealerId, erasureId })) {
      done.known += 1;
      continue;
    }
    try {
      await eraseContact(deps, { dealerId, contactId, by, reason, again: { erasureId, erasedAt, also } });
      done.again += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.kind === 'NotFound') done.gone += 1;
      else if (error.kind === 'Conflict') done.held += 1;
      else throw error;
    }
  }
  deps.log.warn('erasures done again', done);
  return done;
};
