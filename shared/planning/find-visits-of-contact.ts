import { type Contact, MOST_VISITS } from '../contacts/contact.ts';
import { contacts, contactVisitsOf, partsOf } from '../contacts/contact-store.ts';
import type { Replanning } from '../dealers/replanning.ts';
import type { Table } from '../table/table.ts';

export type VisitsPage = {
  visitIds: string[];
  /** People with more visits than they name themselves: theirs are looked up one by one. */
  fleets: Pick<Contact, 'dealerId' | 'contactId'>[];
  /** Where to go on; undefined at the end. */
  place: Replanning['place'];
};

const PER_PAGE = 100;
export const namedVisits = ({ visits = [] }: Contact): string[] => visits.map(({ visitId }) => visitId);
/** Whether a person names all of their visits: further ones would stand beside them, or with those who were merged into them. */
export const namesAll = ({ visits = [], mergedFrom }: Contact): boolean =>
  visits.length < MOST_VISITS && mergedFrom === undefined;

/**
 * The visits of a person whose plans are to be made anew, page by page from where that stands: first those that the person names, and
 * whoever was merged into them.
 */
export async function* findVisitsOfContact(
  { table }: { table: Table },
  replanning: Replanning,
): AsyncGenerator<VisitsPage> {
  if (replanning.kind !== 'contact') return;
  const { dealerId, contactId, place } = replanning;
  let after = place?.after;
  if (after === undefined) {
    const contact = await contacts.get(table, { dealerId, contactId });
    const all = contact ? await partsOf(table, contact) : [];
    const isAll = all.find((one) => one.contactId === contactId);
    const isOver = isAll === undefined || namesAll(isAll);
    // Once for each, by whoever is the person; from a part nothing leads further.
    const fleets =
      contact?.contactId === contactId ? all.filter((one) => one !== isAll && !namesAll(one)) : [];
    yield { visitIds: all.flatMap(namedVisits), fleets, place: isOver ? undefined : { after: '' } };
    if (isOver) return;
  }
  do {
    const cursor = after || undefined;
    const page = await contactVisitsOf(table, { dealerId, contactId, cursor, limit: PER_PAGE });
    after = page.cursor;
    const next = after === undefined ? undefined : { after };
    yield { visitIds: page.visits.map(({ visitId }) => visitId), fleets: [], place: next };
  } while (after !== undefined);
}
