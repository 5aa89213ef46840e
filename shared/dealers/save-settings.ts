import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { type SettingsView, viewSettings } from './describe-settings.ts';
import { idSchema } from './dealer.ts';
import { LEVEL_NAMES, lockableSchema } from './locks.ts';
import { type Levels, readLevels } from './read-levels.ts';
import { requireLevel, requireNetworkAdmin } from './require-level.ts';
import { saveDealer } from './save-dealer.ts';
import type { SaveDeps } from './save-item.ts';
import { saveLocation } from './save-location.ts';
import { saveNetwork } from './save-network.ts';
import { editableNameSchema, editableSchema, NEEDED_SETTINGS } from './setting-facts.ts';
import type { Staff } from './staff.ts';

/** What shall be set for a level. What is left out stays. */
export const settingsChangeSchema = z
  .strictObject({
    level: z.enum(LEVEL_NAMES),
    locationId: idSchema.optional().meta({ description: 'For the level `location`.' }),
    version: z.int().min(1).meta({ description: 'The one that you read.' }),
    name: z.string().trim().min(1).max(80).optional().meta({ description: 'As customers read it.' }),
    settings: z.strictObject(editableSchema.partial().shape).optional(),
    inherit: z
      .array(editableNameSchema)
      .optional()
      .meta({ description: 'Settings that shall have no value here, so that what is above holds again.' }),
    lock: z
      .array(lockableSchema)
      .optional()
      .meta({ description: 'Settings that the levels below can no longer change; their own values rest.' }),
    unlock: z.array(lockableSchema).optional(),
  })
  .refine(({ level, locationId }) => (level === 'location') === (locationId !== undefined), {
    path: ['locationId'],
    error: 'is for the level location, which needs it',
  })
  .refine(({ level, lock, unlock }) => level !== 'location' || (lock ?? unlock) === undefined, {
    path: ['lock'],
    error: 'a location has no level below it',
  })
  .refine(({ settings, inherit }) => inherit?.some((name) => settings?.[name] !== undefined) !== true, {
    path: ['inherit'],
    error: 'names what is also given a value',
  })
  .meta({ id: 'SettingsChange' });
type SettingsChange = z.infer<typeof settingsChangeSchema>;

/**
 * Sets what holds at a level, for a person with the right to (S2.1, S2.6, S3.10–15). Functions notice within a minute; what is
 * planned already stays as it is until its visit changes. Errors: InvalidInput with issues; NotFound `location.unknown`;
 * Forbidden `level.network`, `level.dealer_wide`, `setting.locked`; Conflict `settings.changed` with what stands there now.
 */
export const saveSettings = async (
  deps: { table: Table; now: Now; log: Log },
  { staff, body }: { staff: Staff; body: unknown },
): Promise<SettingsView> => {
  const change = parseCommand(settingsChangeSchema, 'settings.invalid', 'The settings', body);
  const { level, locationId } = change;
  const levels = await readLevels(deps.table, staff);
  requireMay(staff, levels, change);
  const saved = await save({ ...deps, by: staff }, levels, change).catch(async (error: unknown) => {
    throw withCurrent(error, viewSettings(staff, { level, locationId }, await readLevels(deps.table, staff)));
  });
  deps.log.info('settings saved', {
    dealerId: staff.dealerId,
    level,
    locationId,
    by: staff.sub,
    changes: saved.changes.map(({ path }) => path),
  });
  return viewSettings(staff, { level, locationId }, await readLevels(deps.table, staff));
};

const requireMay = (staff: Staff, levels: Levels, change: SettingsChange): void => {
  const { level, locationId, settings = {}, inherit = [] } = change;
  if (level !== 'network') {
    const names = editableNameSchema.options.filter(
      (name) => settings[name] !== undefined || inherit.includes(name),
    );
    requireLevel(levels, staff, { locationId, settings: names });
    return;
  }
  requireNetworkAdmin(staff);
  // Saving a dealer looks at its locations; a network does not know its dealers, so it keeps what they cannot be without.
  const lost = NEEDED_SETTINGS.filter((name) => inherit.includes(name));
  if (lost.length === 0) return;
  const message = 'nothing above the network says it, and locations need it; give it another value';
  throw new AppError(
    'InvalidInput',
    'settings.invalid',
    `The settings are not valid: ${lost.join(', ')}: ${message}.`,
    {
      details: { issues: lost.map((name) => ({ path: `settings.${name}`, message })) },
    },
  );
};

const save = (deps: SaveDeps, { network, dealer }: Levels, change: SettingsChange) => {
  const { level, locationId, inherit, ...patch } = change;
  const { networkId, dealerId } = dealer;
  const wanted = { ...patch, ...(inherit === undefined ? {} : { unset: inherit }) };
  if (level === 'dealer') return saveDealer(deps, { dealerId, ...wanted });
  if (level === 'location') return saveLocation(deps, { dealerId, locationId, ...wanted });
  if (network) return saveNetwork(deps, { networkId, ...wanted });
  throw new AppError(
    'NotFound',
    'network.unknown',
    'Your dealer belongs to a network that does not exist any more.',
  );
};

/** A lost race with what stands there now, so that a form can show both. */
const withCurrent = (error: unknown, current: SettingsView): unknown =>
  error instanceof AppError && error.code === 'settings.changed'
    ? new AppError(error.kind, error.code, error.message, { details: { current } })
    : error;
