import { AppError } from '../kernel/app-error.ts';
import { changesBetween } from '../kernel/changes-between.ts';
import type { Now } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import { retryOnConflict } from '../table/retry-on-conflict.ts';
import { auditWrite } from './audit-store.ts';
import { requireDealerWide } from './require-level.ts';
import type { Staff } from './staff.ts';
import { teamInboxes } from './team-inbox-store.ts';

/**
 * Takes name and team of an inbox away; what waits in it stays, and it is there as long as a rule or a location sends to it.
 * Errors: NotFound `inbox.unknown`, Forbidden `level.dealer_wide`.
 */
export const removeTeamInbox = (
  { table, now }: { table: Table; now: Now },
  { staff, inbox }: { staff: Staff; inbox: string },
): Promise<void> =>
  retryOnConflict.execute(async () => {
    requireDealerWide(staff);
    const { dealerId } = staff;
    const current = await teamInboxes.get(table, { dealerId, inbox });
    if (!current)
      throw new AppError(
        'NotFound',
        'inbox.unknown',
        'There is no such inbox among those that your dealer has named.',
      );
    const { version: mark, ...content } = current;
    const target = `inbox/${inbox}`;
    const what = 'inbox.removed';
    const changes = changesBetween(content, {});
    await table.writeTogether([
      teamInboxes.removal(current),
      auditWrite({ scope: 'dealer', scopeId: dealerId, by: staff, what, target, changes, mark }, now()),
    ]);
  });
