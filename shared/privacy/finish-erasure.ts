import { contactItems } from '../contacts/contact-item-store.ts';
import { addSeconds } from '../kernel/clock.ts';
import type { Stored } from '../table/entity.ts';
import type { Item } from '../table/table.ts';
import { entityOf } from './declared-store.ts';
import { eraseItem } from './erase-item.ts';
import { type Erasure, LOOK_AGAIN_SECONDS } from './erasure.ts';
import { erasures } from './erasure-store.ts';
import { findPersonalData } from './find-personal-data.ts';
import type { PersonalData } from './personal-data.ts';
import type { PrivacyDeps } from './privacy-deps.ts';
import { requireDealership } from './require-dealership.ts';
import { stopEverything } from './stop-everything.ts';

/**
 * Does what a recorded erasure asks for: stops what is unsent or waits, then takes every item. Finds the same again after a
 * crash at any point, so it may be run any number of times; a person who came anew since then is left alone.
 */
export const finishErasure = async (deps: PrivacyDeps, erasure: Stored<Erasure>): Promise<Erasure> => {
  const { dealerId, contactId, erasureId, erasedAt, also } = erasure;
  const dealership = await requireDealership(deps.table, dealerId);
  const data = await findPersonalData(deps, { dealerId, contactId, dealership, also });
  const items = data.items.filter((item) => isFromBefore(data, item, erasedAt));
  await stopEverything(deps, items);
  for (const item of items) {
    const latest = item.entity === 'message' ? await deps.table.get(item) : item;
    if (latest) await eraseItem(deps, { item: latest, at: erasedAt });
  }
  const isSecondLook = erasure.state === 'done' && erasure.lookAgainAt <= deps.now();
  if (isSecondLook) await forgetVisits(deps, erasure);
  const finished = await erasures.change(deps, { dealerId, erasureId }, (current) => {
    if (!current || current.state === 'confirmed') return undefined;
    if (isSecondLook) return { ...current, state: 'confirmed' };
    if (current.state === 'done') return undefined;
    return { ...current, state: 'done', lookAgainAt: addSeconds(deps.now(), LOOK_AGAIN_SECONDS) };
  });
  deps.log.info('contact erased', {
    dealerId,
    contactId,
    erasureId,
    by: erasure.by,
    reason: erasure.reason,
    items: items.length,
    state: finished?.state,
  });
  return finished ?? erasure;
};

/** All, as long as nobody came anew under one of the ids; else only what was there before the erasure. */
const isFromBefore = ({ contact, parts, items }: PersonalData, item: Item, erasedAt: string): boolean => {
  if ([contact, ...parts].every((one) => !one || one.erasedAt !== undefined)) return true;
  if (item.entity === 'contact') return false;
  const { visitId, at } = entityOf(item).about(item);
  const visit = items.find((each) => each.entity === 'visit' && each['visitId'] === visitId);
  const since = visit?.['createdAt'] ?? at;
  return typeof since === 'string' && since <= erasedAt;
};

/** The mark needs no ids of visits once nothing can come back to them. */
const forgetVisits = async (
  deps: PrivacyDeps,
  { dealerId, contactId, also = [] }: Erasure,
): Promise<void> => {
  for (const id of [contactId, ...also])
    await contactItems.change(deps, { dealerId, contactId: id }, (current) =>
      current?.erasedAt === undefined ? undefined : { ...current, visits: undefined, mergedFrom: undefined },
    );
};
