import type { Actor } from '../dealers/audit.ts';
import { contactItems } from '../contacts/contact-item-store.ts';
import { AppError } from '../kernel/app-error.ts';
import { VersionConflict } from '../table/table.ts';
import { refuseMerged, unknownContact } from './erase-contact.ts';
import { findPersonalData } from './find-personal-data.ts';
import { type LegalHold, legalHolds } from '../contacts/legal-hold-store.ts';
import type { Who } from './personal-data.ts';
import type { PrivacyDeps } from './privacy-deps.ts';
import { holdRecord } from './hold-record.ts';
import { requireDealership } from './require-dealership.ts';
import { stopClocks } from './date-items.ts';

/**
 * Keeps everything of a person as it is: no clock runs, no sweep and no erasure takes anything, until the hold is lifted. Hold
 * and contact are written together, so that an erasure which began before loses. Setting it again changes the reason only.
 * Errors: NotFound `contact.unknown`, also for one that was erased; Conflict `contact.merged`.
 */
export const setLegalHold = async (
  deps: PrivacyDeps,
  command: Who & { by: Actor; reason: string },
): Promise<LegalHold> => {
  const { dealerId, contactId, by, reason } = command;
  const contact = await contactItems.get(deps.table, { dealerId, contactId });
  refuseMerged(contact);
  if (!contact || contact.erasedAt !== undefined) throw unknownContact();
  const now = deps.now();
  const current = await legalHolds.get(deps.table, { dealerId, contactId });
  const hold: LegalHold = { dealerId, contactId, reason, by: by.sub, since: current?.since ?? now };
  try {
    await deps.table.writeTogether([
      current
        ? legalHolds.replacement({ ...hold, version: current.version }, now)
        : legalHolds.creation(hold, now),
      contactItems.replacement({ ...contact, expiresAt: undefined }, now),
      holdRecord({ dealerId, contactId, by, what: 'hold.set' }, now),
    ]);
  } catch (error) {
    if (!(error instanceof VersionConflict)) throw error;
    throw new AppError('Throttled', 'privacy.contended', 'Somebody else changed the contact; try again.');
  }
  const dealership = await requireDealership(deps.table, dealerId);
  const stopped = await stopClocks(deps, await findPersonalData(deps, { dealerId, contactId, dealership }));
  deps.log.warn('legal hold set', { dealerId, contactId, by: by.sub, stopped });
  return hold;
};
