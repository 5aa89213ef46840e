import type { Staff } from '../dealers/staff.ts';
import { unknownContact } from './erase-contact.ts';
import { findPersonalData } from './find-personal-data.ts';
import type { PrivacyDeps } from './privacy-deps.ts';
import { requireDealership } from './require-dealership.ts';

/**
 * Whoever works at some locations only may deal with the data of people who were nowhere else: an erasure or a hold would reach
 * further than they may see. Errors: NotFound `contact.unknown`.
 */
export const requireReach = async (
  deps: PrivacyDeps,
  { staff, contactId }: { staff: Staff; contactId: string },
): Promise<void> => {
  if (staff.locationIds.length === 0) return;
  const { dealerId } = staff;
  const dealership = await requireDealership(deps.table, dealerId);
  const { items, contact } = await findPersonalData(deps, { dealerId, contactId, dealership });
  const places = new Set(
    [...items.map((item) => item['locationId']), contact?.lastLocationId].filter(
      (place) => place !== undefined,
    ),
  );
  const isTheirs = [...places].every((place) => staff.locationIds.some((locationId) => locationId === place));
  if (places.size === 0 || !isTheirs) throw unknownContact();
};
