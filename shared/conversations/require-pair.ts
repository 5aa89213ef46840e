import { addressIdsOf, type AddressState, statesOf } from '../contacts/address-state-store.ts';
import { contactItems } from '../contacts/contact-item-store.ts';
import type { OneOfTwo } from '../contacts/contact-merge.ts';
import { contacts } from '../contacts/contact-store.ts';
import { type Contact, MOST_MERGED } from '../contacts/contact.ts';
import { legalHolds } from '../contacts/legal-hold-store.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { digestId } from '../kernel/digest.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { versionOf } from './contact-view.ts';
import { reachOf } from './require-contact.ts';

/** One of two contacts that are to be one, with all that is looked at for it. */
export type OneOfPair = OneOfTwo & {
  contact: Stored<Contact>;
  addressStates: AddressState[];
  locationIds: string[];
};

/** `merged`: the other one is a part of the first one already. */
export type Pair = { own: OneOfPair; other: OneOfPair } | { own: OneOfPair; merged: true };

export type PairQuery = { staff: Staff; contactId: string; otherId: string };

/**
 * Two contacts that may be made one, the first of which stays. Errors: InvalidInput `merge.same_contact`; NotFound `contact.unknown`, also
 * for one at another dealer, of other locations, or erased; Conflict `contact.merged` for one that is a part of another, `contact.held`,
 * `merge.too_many`.
 */
export const requirePair = async (
  deps: { table: Table; idKey: string },
  { staff, contactId, otherId }: PairQuery,
): Promise<Pair> => {
  if (contactId === otherId)
    throw new AppError(
      'InvalidInput',
      'merge.same_contact',
      'Both are the same contact. Expected the id of another one.',
    );
  const own = await requireOne(deps, staff, contactId);
  const other = await requireOne(deps, staff, otherId);
  if (own.contact.mergedInto !== undefined) throw alreadyMerged(own.contact);
  if (other.contact.mergedInto === contactId) return { own, merged: true };
  if (other.contact.mergedInto !== undefined) throw alreadyMerged(other.contact);
  for (const { contact } of [own, other]) await refuseHeld(deps.table, contact);
  const parts = (own.contact.mergedFrom?.length ?? 0) + (other.contact.mergedFrom?.length ?? 0) + 1;
  if (parts > MOST_MERGED)
    throw new AppError(
      'Conflict',
      'merge.too_many',
      `A contact can be made of ${MOST_MERGED + 1} at most; this would be ${parts + 1}.`,
    );
  return { own, other };
};

/** As it stands under its own id, and as whoever it is now may be seen. */
const requireOne = async (
  deps: { table: Table; idKey: string },
  staff: Staff,
  contactId: string,
): Promise<OneOfPair> => {
  const { dealerId } = staff;
  const contact = await contactItems.get(deps.table, { dealerId, contactId });
  const present = contact?.mergedInto === undefined ? contact : await contacts.get(deps.table, contact);
  const locationIds = present && (await reachOf(deps, staff, present));
  if (!contact || !locationIds)
    throw new AppError('NotFound', 'contact.unknown', 'There is no such customer at your locations.');
  const addressStates = await statesOf(deps, contact);
  return { contact, locationIds, addressStates, addressIds: addressIdsOf(deps.idKey, contact) };
};

export const alreadyMerged = ({
  contactId,
  mergedInto,
}: Pick<Contact, 'contactId' | 'mergedInto'>): AppError =>
  new AppError(
    'Conflict',
    'contact.merged',
    `The contact ${contactId} was merged into ${mergedInto} already. Take that one.`,
  );

/** What is kept of a person must stay as it is while a legal hold lasts. */
export const refuseHeld = async (table: Table, { dealerId, contactId }: Contact): Promise<void> => {
  const hold = await legalHolds.get(table, { dealerId, contactId });
  if (!hold) return;
  throw new AppError(
    'Conflict',
    'contact.held',
    `What is kept of the contact ${contactId} is under a legal hold since ${hold.since}. An admin may lift it first.`,
  );
};

/** Tells whether somebody edited one of the two since they were shown side by side. */
export const versionOfPair = ({ own, other }: { own: OneOfPair; other: OneOfPair }): string =>
  digestId(versionOf(own.contact), versionOf(other.contact));
