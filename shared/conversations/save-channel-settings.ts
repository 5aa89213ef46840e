import { saveDealer } from '../dealers/save-dealer.ts';
import type { SaveDeps } from '../dealers/save-item.ts';
import { saveLocation } from '../dealers/save-location.ts';
import type { PartialSettings } from '../dealers/settings.ts';
import type { Change } from '../kernel/changes-between.ts';
import type { SecretStore } from '../platform/secret-store.ts';

export type SaveChannelDeps = SaveDeps & {
  secrets: SecretStore;
  /** `kerbside/<stage>`. */
  secretPrefix: string;
  newSecret: () => string;
};

/** What saving a channel changed; `changes` names secrets without their values. */
export type SavedChannel = { result: 'updated' | 'unchanged'; changes: Change[] };

export const savedChannel = (changes: readonly Change[]): SavedChannel => ({ result: changes.length === 0 ? 'unchanged' : 'updated', changes: [...changes] });

/** A secret that was replaced, for the list of changes. */
export const secretChange = (path: string): Change => ({ path, to: '(secret)' });

/** Sets what a channel needs for a dealer with all locations, or for one location only. Errors: as saveDealer and saveLocation. */
export const saveChannelSettings = async (
  deps: SaveDeps,
  command: { dealerId: string; locationId?: string | undefined; settings: PartialSettings },
): Promise<SavedChannel> => {
  const { dealerId, locationId, settings } = command;
  const saved = locationId === undefined ? await saveDealer(deps, { dealerId, settings }) : await saveLocation(deps, { dealerId, locationId, settings });
  return savedChannel(saved.changes);
};
