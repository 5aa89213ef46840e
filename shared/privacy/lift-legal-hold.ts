import type { Actor } from '../dealers/audit.ts';
import { contactItems } from '../contacts/contact-item-store.ts';
import { VersionConflict } from '../table/table.ts';
import { dateItems } from './date-items.ts';
import { refuseMerged, unknownContact } from './erase-contact.ts';
import { findPersonalData } from './find-personal-data.ts';
import { holdRecord } from './hold-record.ts';
import { legalHolds } from '../contacts/legal-hold-store.ts';
import type { Who } from './personal-data.ts';
import type { PrivacyDeps } from './privacy-deps.ts';
import { requireDealership } from './require-dealership.ts';

/** Lifts a hold: the clocks run again from where they began, so that what is over goes at once. Nothing where there is none. Errors: NotFound `contact.unknown`. */
export const liftLegalHold = async (
  deps: PrivacyDeps,
  { dealerId, contactId, by }: Who & { by: Actor },
): Promise<void> => {
  const hold = await legalHolds.get(deps.table, { dealerId, contactId });
  if (!hold) {
    const contact = await contactItems.get(deps.table, { dealerId, contactId });
    refuseMerged(contact);
    if (contact) return;
    throw unknownContact();
  }
  try {
    await deps.table.writeTogether([
      legalHolds.removal(hold),
      holdRecord({ dealerId, contactId, by, what: 'hold.lifted' }, deps.now()),
    ]);
  } catch (error) {
    if (!(error instanceof VersionConflict)) throw error;
  }
  const dealership = await requireDealership(deps.table, dealerId);
  const data = await findPersonalData(deps, { dealerId, contactId, dealership });
  const { erased, changed } = await dateItems(deps, { data, dealership });
  deps.log.warn('legal hold lifted', { dealerId, contactId, by: by.sub, since: hold.since, erased, changed });
};
