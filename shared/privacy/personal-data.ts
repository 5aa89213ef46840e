import type { Contact } from '../contacts/contact.ts';
import type { Stored } from '../table/entity.ts';
import type { Item } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import type { LegalHold } from '../contacts/legal-hold-store.ts';

/** Whose data: a person, as one dealer knows them. */
export type Who = { dealerId: string; contactId: string };

/** Everything that is kept of a person, and of nobody else. */
export type PersonalData = Who & {
  /** The contact, or what an erasure left of it. */
  contact: Stored<Contact> | undefined;
  /** What stands under the ids of those who were merged into it. */
  parts: readonly Stored<Contact>[];
  hold: LegalHold | undefined;
  /** Their visits: not those that belong to somebody else by now. */
  visits: readonly Stored<Visit>[];
  /** All items about them. In this order an erasure takes them: whatever leads to others goes after those. */
  items: readonly Item[];
};
