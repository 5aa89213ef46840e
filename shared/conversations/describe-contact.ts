import { statesOf } from '../contacts/address-state-store.ts';
import { mergesOf } from '../contacts/contact-merge-store.ts';
import { undoUntil } from '../contacts/contact-merge.ts';
import type { Contact } from '../contacts/contact.ts';
import { locationsOf } from '../dealers/dealer-store.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Table } from '../table/table.ts';
import { type ContactView, versionOf, viewRow } from './contact-view.ts';
import { threadsAt } from './conversation-person-store.ts';
import { readThreads } from './conversation-store.ts';

type Deps = { table: Table; idKey: string };

/** A contact with all that staff see of it: where it is spoken with, and what was merged into it. */
export const describeContact = async (
  deps: Deps,
  { staff, contact }: { staff: Staff; contact: Contact },
): Promise<ContactView> => {
  const [states, conversations, merges] = await Promise.all([
    statesOf(deps, contact, { consistent: false }),
    conversationsOf(deps, staff, contact),
    mergesOf(deps.table, contact),
  ]);
  const { phoneIsMobile } = contact;
  return {
    ...viewRow(
      contact,
      [contact, ...states].some(({ optOut }) => optOut),
    ),
    version: versionOf(contact),
    ...(phoneIsMobile === undefined ? {} : { phoneIsMobile }),
    conversations,
    merges: merges.flatMap(({ mergeId, at, by, kept }) =>
      kept ? [{ mergeId, at, by, other: nameOf(kept.other), undoUntil: undoUntil({ at }) }] : [],
    ),
  };
};

const nameOf = ({ contactId, firstName, lastName }: Contact): ContactView['merges'][number]['other'] => ({
  contactId,
  ...(firstName === undefined ? {} : { firstName }),
  ...(lastName === undefined ? {} : { lastName }),
});

const conversationsOf = async (
  { table }: Deps,
  staff: Staff,
  contact: Contact,
): Promise<ContactView['conversations']> => {
  const { dealerId, contactId } = contact;
  const places = (await locationsOf(table, dealerId)).filter((location) => worksAt(staff, location));
  const found = await Promise.all(
    places.map(async ({ locationId }) => {
      const { entries } = await readThreads(table, threadsAt(contact, locationId), 1);
      return entries.length === 0
        ? []
        : [{ locationId, conversationId: conversationIdOf(dealerId, locationId, contactId) }];
    }),
  );
  return found.flat();
};
