import type { Now } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import { agreements } from './agreement-store.ts';
import { auditWrite } from './audit-store.ts';
import { unknownAgreement } from './describe-agreements.ts';
import { requireDealerWide } from './require-level.ts';
import type { Staff } from './staff.ts';

/**
 * Withdraws an agreement, so that customers who come from now on do not see it, or shows it again. Its versions stay as they are;
 * doing it twice is no fault. Errors: NotFound `agreement.unknown`, Forbidden `level.dealer_wide`.
 */
export const switchAgreement = async (
  deps: { table: Table; now: Now },
  { staff, agreementId, enabled }: { staff: Staff; agreementId: string; enabled: boolean },
): Promise<void> => {
  requireDealerWide(staff);
  const { dealerId } = staff;
  const what = enabled ? 'agreement.switched_on' : 'agreement.switched_off';
  const target = `agreement/${agreementId}`;
  await agreements.change(
    deps,
    { dealerId, agreementId },
    (current) => {
      if (!current) throw unknownAgreement();
      return { ...current, enabled };
    },
    undefined,
    (_before, { version: mark }) => [
      auditWrite(
        { scope: 'dealer', scopeId: dealerId, by: staff, what, target, changes: [], mark },
        deps.now(),
      ),
    ],
  );
};
