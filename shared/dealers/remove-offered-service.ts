import { AppError } from '../kernel/app-error.ts';
import { changesBetween } from '../kernel/changes-between.ts';
import type { Now } from '../kernel/instant.ts';
import { retryOnConflict } from '../table/retry-on-conflict.ts';
import type { Table } from '../table/table.ts';
import { auditWrite } from './audit-store.ts';
import { offeredServices } from './offered-service-store.ts';
import { requireServiceReach } from './require-service-reach.ts';
import type { Staff } from './staff.ts';

/**
 * Takes a service out of what a dealer offers; what customers decided about it stays with their visits. Errors: NotFound
 * `service.unknown`, Forbidden `level.dealer_wide`.
 */
export const removeOfferedService = (
  { table, now }: { table: Table; now: Now },
  { staff, code }: { staff: Staff; code: string },
): Promise<void> =>
  retryOnConflict.execute(async () => {
    const { dealerId } = staff;
    const current = await offeredServices.get(table, { dealerId, code });
    if (!current)
      throw new AppError('NotFound', 'service.unknown', 'There is no such service at your dealer.');
    requireServiceReach(staff, current);
    const { version: mark, ...content } = current;
    const target = `service/${code}`;
    const what = 'service.removed';
    const changes = changesBetween(content, {});
    await table.writeTogether([
      offeredServices.removal(current),
      auditWrite({ scope: 'dealer', scopeId: dealerId, by: staff, what, target, changes, mark }, now()),
    ]);
  });
