import { sameValue } from '../kernel/same-value.ts';
import {
  type LevelSecret,
  levelOf,
  readDealerSecret,
  withLevel,
} from '../messaging/channels/dealer-secret.ts';
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

/** Replaces what is stored at a level; the dealer's other levels and vendors stay. False when that changes nothing. */
export const saveLevel = async (
  { secrets, secretPrefix }: SaveAccessDeps,
  { dealerId, onlyFor }: AccessLevel,
  level: LevelSecret,
): Promise<boolean> => {
  const current = await readDealerSecret(secrets.read, secretPrefix, dealerId);
  if (sameValue(levelOf(current, onlyFor), level)) return false;
  await secrets.write(dealerSecretName(secretPrefix, dealerId), withLevel(current, onlyFor, level));
  return true;
};
