import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Table } from '../table/table.ts';
import { readThread } from './conversation-store.ts';

/** A customer as somebody of the staff may see them, with the locations of theirs where the customer is known. */
export type StaffContact = { contact: Contact; locationIds: string[] };

/**
 * The customer, for somebody of the staff. Errors: NotFound, also for one at another dealer, or whom nobody at the locations of
 * this person has dealt with.
 */
export const requireContact = async (
  deps: { table: Table },
  { staff, contactId }: { staff: Staff; contactId: string },
): Promise<StaffContact> => {
  const { dealerId } = staff;
  const contact = await contacts.get(deps.table, { dealerId, contactId });
  if (contact) {
    const { lastLocationId } = contact;
    const isTheirs =
      staff.locationIds.length === 0 ||
      (lastLocationId !== undefined && worksAt(staff, { dealerId, locationId: lastLocationId }));
    if (isTheirs) return { contact, locationIds: lastLocationId === undefined ? [] : [lastLocationId] };
    for (const locationId of staff.locationIds) {
      const conversationId = conversationIdOf(dealerId, locationId, contactId);
      const { entries } = await readThread(deps.table, conversationId, 1);
      if (entries.length > 0) return { contact, locationIds: [locationId] };
    }
  }
  throw new AppError('NotFound', 'contact.unknown', 'There is no such customer at your locations.');
};
