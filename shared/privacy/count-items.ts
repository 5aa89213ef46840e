import type { Instant } from '../kernel/instant.ts';
import type { PrivacyClass } from '../table/privacy.ts';
import type { Item } from '../table/table.ts';
import { entityOf } from './declared-store.ts';
import type { Counts } from './erasure.ts';

/** How many items of each class an erasure would take: not those that it keeps, nor what an earlier one left. */
export const countItems = (items: readonly Item[], at: Instant): Counts => {
  const counts = new Map<PrivacyClass, number>();
  for (const item of items) {
    const declared = entityOf(item);
    if (declared.erasing(item, at)) counts.set(declared.class, (counts.get(declared.class) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
};
