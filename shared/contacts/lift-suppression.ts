import type { Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { isInForce, type Suppression, suppressionIdOf, suppressions } from './suppression-store.ts';

/**
 * Lets a network write to an address again. Undefined when nothing is suppressed. What was lifted, and when, stays on
 * the item and stands in the log, without the address.
 */
export const liftSuppression = async (
  deps: { table: Table; now: Now; log: Log; idKey: string },
  { networkId, address }: { networkId: string; address: string },
): Promise<Suppression | undefined> => {
  const addressId = suppressionIdOf(deps.idKey, networkId, address);
  let lifted: Suppression | undefined;
  await suppressions.change(deps, { networkId, addressId }, (current) => {
    lifted = current && isInForce(current) ? { ...current, liftedAt: deps.now() } : undefined;
    return lifted;
  });
  if (lifted)
    deps.log.warn('suppression lifted', { networkId, addressId, reason: lifted.reason, since: lifted.at });
  return lifted;
};
