import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { threadsAt } from './conversation-person-store.ts';
import { readThreads } from './conversation-store.ts';

/** A customer as somebody of the staff may see them, with the locations of theirs where the customer is known. */
export type StaffContact = { contact: Stored<Contact>; locationIds: string[] };

/**
 * The customer, for somebody of the staff; by an id that was merged into another, that other one. Errors: NotFound, also for one at another
 * dealer, or whom nobody at the locations of this person has dealt with.
 */
export const requireContact = async (
  deps: { table: Table },
  { staff, contactId }: { staff: Staff; contactId: string },
): Promise<StaffContact> => {
  const contact = await contacts.get(deps.table, { dealerId: staff.dealerId, contactId });
  const locationIds = contact && (await reachOf(deps, staff, contact));
  if (contact && locationIds) return { contact, locationIds };
  throw new AppError('NotFound', 'contact.unknown', 'There is no such customer at your locations.');
};

/** Where somebody of the staff has to do with a customer; undefined where they have not: then the customer is not theirs to see. */
export const reachOf = async (
  { table }: { table: Table },
  staff: Staff,
  contact: Contact,
): Promise<string[] | undefined> => {
  const { dealerId, lastLocationId, erasedAt } = contact;
  if (erasedAt !== undefined || dealerId !== staff.dealerId) return undefined;
  if (lastLocationId !== undefined && worksAt(staff, { dealerId, locationId: lastLocationId }))
    return [lastLocationId];
  if (staff.locationIds.length === 0) return [];
  for (const locationId of staff.locationIds) {
    const { entries } = await readThreads(table, threadsAt(contact, locationId), 1);
    if (entries.length > 0) return [locationId];
  }
  return undefined;
};
