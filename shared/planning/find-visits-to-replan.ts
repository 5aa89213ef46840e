import { contactsOfDealer } from '../contacts/contact-store.ts';
import { type FindLocation, dealers, dealersAfter, locationsOf } from '../dealers/dealer-store.ts';
import type { Replanning } from '../dealers/replanning.ts';
import type { Table } from '../table/table.ts';
import { findVisitsOfContact, namesAll, namedVisits, type VisitsPage } from './find-visits-of-contact.ts';

const PER_PAGE = 100;

/**
 * The visits that a replanning is about, page by page from where it stands, without a scan: a person names their own, and a dealer's
 * people are found by the index. Who has nobody to write to has nothing to be planned. Of locations that follow no visits none is read.
 */
export async function* findVisitsToReplan(
  deps: { table: Table; findLocation: FindLocation },
  replanning: Replanning,
): AsyncGenerator<VisitsPage> {
  switch (replanning.kind) {
    case 'contact':
      return yield* findVisitsOfContact(deps, replanning);
    case 'location':
    case 'dealer':
      return yield* visitsOfDealer(
        deps,
        replanning.dealerId,
        'locationId' in replanning ? replanning.locationId : undefined,
        replanning.place?.after,
      );
    case 'network':
      return yield* visitsOfNetwork(deps, replanning);
  }
}

type Of<Kind extends Replanning['kind']> = Extract<Replanning, { kind: Kind }>;

async function* visitsOfDealer(
  deps: { table: Table; findLocation: FindLocation },
  dealerId: string,
  locationId: string | undefined,
  from: string | undefined,
): AsyncGenerator<VisitsPage> {
  if (!(await isFollowed(deps, dealerId, locationId))) {
    yield { visitIds: [], fleets: [], place: undefined };
    return;
  }
  let after = from;
  do {
    const page = await contactsOfDealer(deps.table, { dealerId, after, limit: PER_PAGE });
    after = page.after;
    const fleets = page.contacts.filter((contact) => !namesAll(contact));
    const visitIds = [...new Set(page.contacts.flatMap(namedVisits))];
    yield { visitIds, fleets, place: after === undefined ? undefined : { after } };
  } while (after !== undefined);
}

/** Whether messages follow the visits of a location, or of any of a dealer's. */
const isFollowed = async (
  { table, findLocation }: { table: Table; findLocation: FindLocation },
  dealerId: string,
  locationId: string | undefined,
): Promise<boolean> => {
  const places = locationId === undefined ? await locationsOf(table, dealerId) : [{ dealerId, locationId }];
  for (const place of places) {
    const location = await findLocation(place);
    if (location && location.settings.automation.mode !== 'off') return true;
  }
  return false;
};

const DEALERS_PER_READ = 25;

async function* visitsOfNetwork(
  deps: { table: Table; findLocation: FindLocation },
  { networkId, place }: Of<'network'>,
): AsyncGenerator<VisitsPage> {
  let done = place?.dealersAfter;
  for (;;) {
    const ids = await dealersAfter(deps.table, done, DEALERS_PER_READ);
    const found = await dealers.getMany(
      deps.table,
      ids.map((dealerId) => ({ dealerId })),
    );
    for (const dealerId of ids) {
      if (found.some((dealer) => dealer.dealerId === dealerId && dealer.networkId === networkId))
        for await (const page of visitsOfDealer(deps, dealerId, undefined, afterIn(dealerId, place))) {
          const within = page.place && { dealersAfter: done, within: dealerId, ...page.place };
          yield { ...page, place: within ?? { dealersAfter: dealerId } };
        }
      done = dealerId;
    }
    if (ids.length < DEALERS_PER_READ) break;
  }
  yield { visitIds: [], fleets: [], place: undefined };
}

/** Where to go on within a dealer, if that is the one. */
const afterIn = (dealerId: string, place: Replanning['place']): string | undefined =>
  place?.within === dealerId ? place.after : undefined;
