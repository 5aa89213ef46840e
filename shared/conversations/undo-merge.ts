import { statesOf } from '../contacts/address-state-store.ts';
import { contactItems } from '../contacts/contact-item-store.ts';
import { type ContactMerge, partedContacts } from '../contacts/contact-merge.ts';
import { contactMerges, mergesOf } from '../contacts/contact-merge-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Stored } from '../table/entity.ts';
import { VersionConflict } from '../table/table.ts';
import type { ContactView } from './contact-view.ts';
import { describeContact } from './describe-contact.ts';
import { type MergeContactsDeps, proofsOf, stopWhatMayNot } from './merge-contacts.ts';
import { alreadyMerged, refuseHeld } from './require-pair.ts';
import { reachOf } from './require-contact.ts';

export type UndoMergeCommand = { staff: Staff; contactId: string; mergeId: string };

const MOST_TRIES = 5;

/**
 * Makes two contacts of one again (S3.24): the other one as it was, with its own conversations and visits. What came since the merge
 * stays with the contact that stayed; so do refusals, with both. Safe to repeat. Errors: NotFound `contact.unknown`, `merge.unknown`, also
 * where it was too long ago; Conflict `contact.merged`, `contact.held`, `merge.not_the_latest`.
 */
export const undoMerge = async (
  deps: MergeContactsDeps,
  { staff, contactId, mergeId }: UndoMergeCommand,
): Promise<{ contact: ContactView; other: ContactView }> => {
  const key = { dealerId: staff.dealerId, contactId };
  for (let tries = 1; ; tries += 1) {
    const { own, locationIds } = await requireOwn(deps, staff, key);
    const merge = await contactMerges.get(deps.table, { ...key, mergeId });
    if (!merge) throw unknownMerge();
    const other = await contactItems.get(deps.table, { ...key, contactId: merge.otherId });
    if (!other) throw unknownMerge();
    if (merge.undone)
      return follow(deps, staff, { own, other: (await contacts.get(deps.table, other)) ?? other });
    await requireLatest(deps, merge);
    await refuseHeld(deps.table, own);
    try {
      const parted = await write(deps, { staff, own, other, merge, locationIds });
      return await follow(deps, staff, parted);
    } catch (error) {
      if (!(error instanceof VersionConflict) || tries === MOST_TRIES) throw error;
    }
  }
};

const unknownMerge = (): AppError =>
  new AppError(
    'NotFound',
    'merge.unknown',
    'There is no such merge of this contact in the last 30 days. Later it cannot be undone.',
  );

const requireOwn = async (
  deps: MergeContactsDeps,
  staff: Staff,
  key: Pick<Contact, 'dealerId' | 'contactId'>,
): Promise<{ own: Stored<Contact>; locationIds: string[] }> => {
  const own = await contactItems.get(deps.table, key);
  const locationIds = own && (await reachOf(deps, staff, own));
  if (own?.mergedInto !== undefined) throw alreadyMerged(own);
  if (own && locationIds) return { own, locationIds };
  throw new AppError('NotFound', 'contact.unknown', 'There is no such customer at your locations.');
};

/** What a later merge changed was made on top of this one. */
const requireLatest = async (deps: MergeContactsDeps, merge: ContactMerge): Promise<void> => {
  const latest = (await mergesOf(deps.table, merge)).find(({ undone }) => !undone);
  if (latest?.mergeId === merge.mergeId) return;
  throw new AppError(
    'Conflict',
    'merge.not_the_latest',
    'Another contact was merged into this one since. Undo that merge first.',
  );
};

type Parting = {
  staff: Staff;
  own: Stored<Contact>;
  other: Stored<Contact>;
  merge: Stored<ContactMerge>;
  locationIds: string[];
};
type Two = { own: Stored<Contact>; other: Stored<Contact> };

const write = async (
  deps: MergeContactsDeps,
  { staff, own, other, merge, locationIds }: Parting,
): Promise<Two> => {
  const { kept } = merge;
  if (!kept || other.mergedInto !== own.contactId) throw unknownMerge();
  const at = deps.now();
  const states = await statesOf(deps, own);
  const parted = partedContacts(own, kept, { states, at });
  const two = {
    own: { ...parted.own, version: own.version },
    other: { ...parted.other, version: other.version },
  };
  const proof = {
    own: { contact: two.own, locationIds, addressStates: [], addressIds: [] },
    other: {
      contact: two.other,
      locationIds: placesOf(two.other, locationIds),
      addressStates: [],
      addressIds: [],
    },
  };
  await deps.table.writeTogether([
    contactItems.replacement(two.own, at),
    contactItems.replacement(two.other, at),
    contactMerges.replacement({ ...merge, kept: undefined, undone: { at, by: staff.sub } }, at),
    ...proofsOf('parted', { ...proof, staff, at, cause: `${merge.mergeId}-undone` }),
  ]);
  const { dealerId, contactId, otherId } = merge;
  deps.log.info('contacts parted', { dealerId, contactId, otherId, by: staff.sub });
  return {
    own: { ...two.own, version: own.version + 1 },
    other: { ...two.other, version: other.version + 1 },
  };
};

const placesOf = ({ lastLocationId }: Contact, others: string[]): string[] =>
  lastLocationId === undefined ? others : [lastLocationId];

const follow = async (
  deps: MergeContactsDeps,
  staff: Staff,
  { own, other }: Two,
): Promise<{ contact: ContactView; other: ContactView }> => {
  for (const contact of [own, other]) await stopWhatMayNot(deps, contact);
  return {
    contact: await describeContact(deps, { staff, contact: own }),
    other: await describeContact(deps, { staff, contact: other }),
  };
};
