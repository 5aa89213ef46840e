import { dealers } from '../dealers/dealer-store.ts';
import { requireDealerWide } from '../dealers/require-level.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Table } from '../table/table.ts';
import { dealersOf, type Partner } from './partner.ts';

/** So many keys fit into one read. */
const MOST_KEYS = 100;

/**
 * Whether a person may change the secrets of a partner: an admin where it acts for their dealer alone, else a network-admin
 * where it acts inside their network alone, since all its dealers notice. Errors: Forbidden `level.dealer_wide`, `partner.shared`.
 */
export const requireRotationRight = async (table: Table, staff: Staff, partner: Partner): Promise<void> => {
  requireDealerWide(staff);
  const others = dealersOf(partner).filter((dealerId) => dealerId !== staff.dealerId);
  if (others.length === 0) return;
  if (staff.roles.includes('network-admin') && (await areOfOneNetwork(table, [staff.dealerId, ...others])))
    return;
  throw new AppError(
    'Forbidden',
    'partner.shared',
    'This partner acts for other dealers as well, who would notice. A network-admin can do it where all of them are of one network, else whoever runs the platform.',
  );
};

const areOfOneNetwork = async (table: Table, dealerIds: readonly string[]): Promise<boolean> => {
  const networkIds = new Set<string | undefined>();
  for (let from = 0; from < dealerIds.length; from += MOST_KEYS) {
    const asked = dealerIds.slice(from, from + MOST_KEYS);
    const found = await dealers.getMany(
      table,
      asked.map((dealerId) => ({ dealerId })),
    );
    for (const { networkId } of found) networkIds.add(networkId);
    // What is not there belongs to no network that we know.
    if (found.length < asked.length) networkIds.add(undefined);
  }
  return networkIds.size === 1;
};
