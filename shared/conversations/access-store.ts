import { recordAudit } from '../dealers/audit-store.ts';
import type { SaveDeps } from '../dealers/save-item.ts';
import { sameValue } from '../kernel/same-value.ts';
import {
  ACCESS_NAMES,
  type LevelSecret,
  levelOf,
  readDealerSecret,
  withLevel,
} from '../messaging/channels/dealer-secret.ts';
import { secretChange } from './saved-channel.ts';
import { dealerSecretName } from '../platform/secret-names.ts';
import type { SecretStore } from '../platform/secret-store.ts';

export type SaveAccessDeps = {
  secrets: SecretStore;
  /** `kerbside/<stage>`. */
  secretPrefix: string;
};

/** Whose access data: of a dealer with all locations, or of the one location that `onlyFor` names. */
export type AccessLevel = { dealerId: string; onlyFor?: string | undefined };

/** What is stored at a level. */
export const readLevel = async (
  { secrets, secretPrefix }: SaveAccessDeps,
  { dealerId, onlyFor }: AccessLevel,
): Promise<LevelSecret> => levelOf(await readDealerSecret(secrets.read, secretPrefix, dealerId), onlyFor);

/**
 * Replaces what is stored at a level; the dealer's other levels and vendors stay. False when that changes nothing. Secrets
 * Manager and the table have no write in common: the record of who did it comes first, so that no change is ever without.
 */
export const saveLevel = async (
  { secrets, secretPrefix, ...deps }: SaveAccessDeps & SaveDeps,
  { dealerId, onlyFor }: AccessLevel,
  level: LevelSecret,
): Promise<boolean> => {
  const current = await readDealerSecret(secrets.read, secretPrefix, dealerId);
  const before = levelOf(current, onlyFor);
  const changed = ACCESS_NAMES.filter((name) => !sameValue(before[name], level[name]));
  if (changed.length === 0) return false;
  const { table, now, by } = deps;
  if (by) {
    const target = onlyFor === undefined ? 'dealer' : `location/${onlyFor}`;
    const changes = changed.map(secretChange);
    const mark = changed.join(' ');
    const what = 'channel.access_changed';
    await recordAudit(table, { scope: 'dealer', scopeId: dealerId, by, what, target, changes, mark }, now());
  }
  await secrets.write(dealerSecretName(secretPrefix, dealerId), withLevel(current, onlyFor, level));
  return true;
};
