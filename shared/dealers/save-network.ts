import * as z from 'zod';
import { parseCommand } from '../kernel/parse-command.ts';
import { requireLockedValues } from './check-settings.ts';
import { networks } from './dealer-store.ts';
import { idSchema, type Network, networkSchema } from './dealer.ts';
import { type SaveDeps, type Saved, saveItem } from './save-item.ts';
import { lockingPatchShape, patchLevel, settingsVersion } from './settings-patch.ts';

const commandSchema = z.strictObject({ networkId: idSchema, ...lockingPatchShape });

/**
 * Makes a network or changes it; what the command leaves out stays. A setting that a location needs and inherits from
 * here is missed only when the location is used: a network does not know its dealers.
 */
export const saveNetwork = async (deps: SaveDeps, command: unknown): Promise<Saved<Network>> => {
  const { networkId, version, ...patch } = parseCommand(
    commandSchema,
    'network.invalid',
    'The network',
    command,
  );
  return saveItem(deps, {
    store: networks,
    shape: networkSchema,
    parts: { networkId },
    noun: 'network',
    expected: settingsVersion(version),
    audit: { scope: 'network', scopeId: networkId, kind: 'network', target: 'network' },
    decide: (current) => {
      const wanted = { networkId, ...patchLevel(current, patch) };
      requireLockedValues([wanted]);
      return wanted;
    },
  });
};
