import type { Contact } from '../contacts/contact.ts';
import { contactsOfDealer } from '../contacts/contact-store.ts';
import { dealersAfter } from '../dealers/dealer-store.ts';
import { retentionMark } from '../dealers/retention.ts';
import { describeError } from '../kernel/app-error.ts';
import { DAY_SECONDS, epochSeconds, type Instant } from '../kernel/instant.ts';
import type { Stored } from '../table/entity.ts';
import { dateItems, retentionAt, stopClocks } from './date-items.ts';
import { dueErasures } from './erasure-store.ts';
import { type Dealership, findDealership } from './find-dealership.ts';
import { findPersonalData } from './find-personal-data.ts';
import { finishErasure } from './finish-erasure.ts';
import { holdsOfDealer } from '../contacts/legal-hold-store.ts';
import type { PrivacyDeps } from './privacy-deps.ts';
import { type SweepPlace, sweepPlaces } from './sweep-place-store.ts';

/** What one run takes at most; the next one goes on where this one stopped. A run of two minutes has room for it. */
const CONTACTS_PER_PAGE = 100;
const MOST_PAGES = 40;
const MOST_PEOPLE = 60;

export type SweptPrivacy = { erasures: number; people: number; erased: number; failed: number };

/**
 * Behind the clocks of the table, which only know when an item was written: finishes erasures and looks at each once more, keeps
 * clocks off what is under a hold, and goes in rounds through all contacts to set the clocks of those whose retention was changed since,
 * and to take what is over. A person is looked at only where something differs, so that a round costs a read of the contacts.
 */
export const sweepPrivacy = async (deps: PrivacyDeps): Promise<SweptPrivacy> => {
  const swept: SweptPrivacy = { erasures: 0, people: 0, erased: 0, failed: 0 };
  const guarded = guard(deps, swept);
  for (const erasure of await dueErasures(deps.table, deps.now())) {
    await guarded(async () => {
      await finishErasure(deps, erasure);
      swept.erasures += 1;
    });
  }
  const place = await sweepPlaces.get(deps.table, {});
  const next = await goOn(deps, place ?? {}, swept);
  await sweepPlaces.change(deps, {}, () => next);
  deps.log.info('privacy swept', { ...swept, isRoundOver: next.dealerId === undefined });
  return swept;
};

type Guarded = (take: () => Promise<void>) => Promise<void>;

/** One that cannot be taken now does not hold up the others. */
const guard =
  (deps: PrivacyDeps, swept: SweptPrivacy): Guarded =>
  async (take) => {
    try {
      await take();
    } catch (error) {
      swept.failed += 1;
      deps.log.warn('the data of a person could not be swept now', { fault: describeError(error) });
    }
  };

/** From a place on, as far as one run goes. The place behind the last dealer is the beginning. */
const goOn = async (deps: PrivacyDeps, from: SweepPlace, swept: SweptPrivacy): Promise<SweepPlace> => {
  let place = from;
  let pages = 0;
  for (;;) {
    const dealerId = place.within ?? (await dealersAfter(deps.table, place.dealerId, 1))[0];
    if (dealerId === undefined) return {};
    const dealership = await findDealership(deps.table, dealerId);
    if (dealership && place.within === undefined) await keepHolds(deps, dealership, swept);
    let after = place.contactAfter;
    do {
      if (pages >= MOST_PAGES || swept.people >= MOST_PEOPLE)
        return { ...place, within: dealerId, ...(after === undefined ? {} : { contactAfter: after }) };
      pages += 1;
      const page = await contactsOfDealer(deps.table, { dealerId, after, limit: CONTACTS_PER_PAGE });
      for (const contact of page.contacts) if (dealership) await lookAt(deps, dealership, contact, swept);
      ({ after } = page);
    } while (after !== undefined);
    place = { dealerId };
  }
};

/** What was written since a hold was set has a clock again. */
const keepHolds = async (deps: PrivacyDeps, dealership: Dealership, swept: SweptPrivacy): Promise<void> => {
  const { dealerId } = dealership.dealer;
  for (const { contactId } of await holdsOfDealer(deps.table, dealerId)) {
    await guard(
      deps,
      swept,
    )(async () => {
      await stopClocks(deps, await findPersonalData(deps, { dealerId, contactId, dealership }));
    });
  }
};

const lookAt = async (
  deps: PrivacyDeps,
  dealership: Dealership,
  contact: Stored<Contact>,
  swept: SweptPrivacy,
): Promise<void> => {
  const { dealerId, contactId } = contact;
  if (!needsALook(contact, dealership, deps.now())) return;
  swept.people += 1;
  await guard(
    deps,
    swept,
  )(async () => {
    const data = await findPersonalData(deps, { dealerId, contactId, dealership });
    swept.erased += (await dateItems(deps, { data, dealership })).erased;
  });
};

/** Its items were dated by other days, or it is about to go, and with it what leads to the rest. */
const needsALook = (contact: Contact, dealership: Dealership, now: Instant): boolean => {
  const retention = retentionAt(dealership, contact.lastLocationId);
  if (!retention) return false;
  const isHeld =
    contact.retention !== undefined && contact.expiresAt === undefined && contact.ongoing !== true;
  if (isHeld) return false;
  const isGoing = contact.expiresAt !== undefined && contact.expiresAt - epochSeconds(now) < 2 * DAY_SECONDS;
  return isGoing || contact.retention !== retentionMark(retention);
};
