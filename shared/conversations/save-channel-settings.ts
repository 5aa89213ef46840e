import { saveDealer } from '../dealers/save-dealer.ts';
import type { SaveDeps } from '../dealers/save-item.ts';
import { saveLocation } from '../dealers/save-location.ts';
import type { PartialSettings } from '../dealers/settings.ts';
import type { SecretStore } from '../platform/secret-store.ts';
import { type SavedChannel, savedChannel } from './saved-channel.ts';

export type SaveChannelDeps = SaveDeps & {
  secrets: SecretStore;
  /** `kerbside/<stage>`. */
  secretPrefix: string;
  newSecret: () => string;
};

/** Sets what a channel needs for a dealer with all locations, or for one location only. Errors: as saveDealer and saveLocation. */
export const saveChannelSettings = async (
  deps: SaveDeps,
  command: { dealerId: string; locationId?: string | undefined; settings: PartialSettings },
): Promise<SavedChannel> => {
  const { dealerId, locationId, settings } = command;
  const saved =
    locationId === undefined
      ? await saveDealer(deps, { dealerId, settings })
      : await saveLocation(deps, { dealerId, locationId, settings });
  return savedChannel(saved.changes);
};
