import type { Audit } from '../dealers/audit.ts';
import { auditWrite, recordAudit } from '../dealers/audit-store.ts';
import type { SaveDeps } from '../dealers/save-item.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Stored } from '../table/entity.ts';
import { VersionConflict } from '../table/table.ts';
import { dealersOf, type Partner } from './partner.ts';
import { partners } from './partner-store.ts';

type SecretChange = Extract<Audit['what'], `partner.${string}`>;

/** A transaction has room for 100 writes. */
const MOST_TOGETHER = 90;

/**
 * Notes at a partner that its secrets change, with the record of who does it for every dealer that it acts for, before they
 * do: Secrets Manager and the table have no write in common, and no change shall be without a record. Of two who change
 * them at the same moment one loses here: nobody is shown a secret that another has replaced. Errors: Conflict `partner.rotation_busy`.
 */
export const noteSecretChange = async (
  { table, now, by }: SaveDeps,
  partner: Stored<Partner>,
  what: SecretChange,
  change: Partial<Partner> = {},
): Promise<void> => {
  const at = now();
  const target = `partner/${partner.partnerId}`;
  const mark = partner.version;
  const entries = dealersOf(partner).flatMap((scopeId): Audit[] =>
    by ? [{ scope: 'dealer', scopeId, by, what, target, changes: [], mark }] : [],
  );
  for (const entry of entries.slice(MOST_TOGETHER)) await recordAudit(table, entry, at);
  try {
    await table.writeTogether([
      partners.replacement({ ...partner, ...change, secretsChangedAt: at }, at),
      ...entries.slice(0, MOST_TOGETHER).map((entry) => auditWrite(entry, at)),
    ]);
  } catch (error) {
    if (error instanceof VersionConflict) throw rotationBusy();
    throw error;
  }
};

export const rotationBusy = (): AppError =>
  new AppError(
    'Conflict',
    'partner.rotation_busy',
    'Somebody changes the secrets of this partner at this moment. Look at how they stand in a few seconds, then decide anew.',
  );
