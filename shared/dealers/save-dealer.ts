import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { checkSettings, requireLockedValues, requireUnlocked } from './check-settings.ts';
import { dealers, locationsOf, networks } from './dealer-store.ts';
import { type Dealer, dealerSchema, idSchema } from './dealer.ts';
import { type SaveDeps, type Saved, saveItem } from './save-item.ts';
import { lockingPatchShape, patchedNames, patchLevel, settingsVersion } from './settings-patch.ts';

const commandSchema = z.strictObject({
  dealerId: idSchema,
  networkId: idSchema.optional(),
  ...lockingPatchShape,
});

/**
 * Makes a dealer of a network or changes it; what the command leaves out stays. Refused when one of the dealer's
 * locations would lose a setting that it needs. Errors: InvalidInput with issues, NotFound `network.unknown`, Forbidden `setting.locked`.
 */
export const saveDealer = async (deps: SaveDeps, command: unknown): Promise<Saved<Dealer>> => {
  const { dealerId, networkId, version, ...patch } = parseCommand(
    commandSchema,
    'dealer.invalid',
    'The dealer',
    command,
  );
  const existing = await dealers.get(deps.table, { dealerId });
  const wantedNetworkId = networkId ?? existing?.networkId;
  const network =
    wantedNetworkId === undefined
      ? undefined
      : await networks.get(deps.table, { networkId: wantedNetworkId });
  if (wantedNetworkId !== undefined && !network) {
    throw new AppError(
      'NotFound',
      'network.unknown',
      `Dealer ${dealerId} cannot belong to network ${wantedNetworkId}, which does not exist. Make it first: npm run admin -- network save --id ${wantedNetworkId} --name …`,
    );
  }
  requireUnlocked([network], patchedNames(patch));
  const places = await locationsOf(deps.table, dealerId);
  return saveItem(deps, {
    store: dealers,
    shape: dealerSchema,
    parts: { dealerId },
    noun: 'dealer',
    expected: settingsVersion(version),
    audit: { scope: 'dealer', scopeId: dealerId, kind: 'dealer', target: 'dealer' },
    decide: (current) => {
      const wanted = { dealerId, networkId: wantedNetworkId, ...patchLevel(current, patch) };
      requireLockedValues([network, wanted]);
      for (const place of places) checkSettings(place, [network, wanted, place]);
      return wanted;
    },
  });
};
