import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { checkSettings, requireUnlocked } from './check-settings.ts';
import { dealers, locations, networks } from './dealer-store.ts';
import { idSchema, type Location, locationSchema } from './dealer.ts';
import { type SaveDeps, type Saved, saveItem } from './save-item.ts';
import { levelPatchShape, patchedNames, patchLevel, settingsVersion } from './settings-patch.ts';

const commandSchema = z.strictObject({ dealerId: idSchema, locationId: idSchema, ...levelPatchShape });

/**
 * Makes a location of a dealer or changes it; what the command leaves out stays. Zone, language and country must be set
 * here or above. Errors: InvalidInput with issues, NotFound `dealer.unknown`, Forbidden `setting.locked`.
 */
export const saveLocation = async (deps: SaveDeps, command: unknown): Promise<Saved<Location>> => {
  const { dealerId, locationId, version, ...patch } = parseCommand(
    commandSchema,
    'location.invalid',
    'The location',
    command,
  );
  const dealer = await dealers.get(deps.table, { dealerId });
  if (!dealer) {
    throw new AppError(
      'NotFound',
      'dealer.unknown',
      `Location ${dealerId}/${locationId} cannot be saved: there is no dealer ${dealerId}. Ids keep leading zeros. Make the dealer first: npm run admin -- dealer save --id ${dealerId} …`,
    );
  }
  const network = await networks.get(deps.table, { networkId: dealer.networkId });
  requireUnlocked([network, dealer], patchedNames(patch));
  return saveItem(deps, {
    store: locations,
    shape: locationSchema,
    parts: { dealerId, locationId },
    noun: 'location',
    expected: settingsVersion(version),
    audit: { scope: 'dealer', scopeId: dealerId, kind: 'location', target: `location/${locationId}` },
    decide: (current) => {
      const wanted = { dealerId, locationId, ...patchLevel(current, patch) };
      checkSettings(wanted, [network, dealer, wanted]);
      return wanted;
    },
  });
};
