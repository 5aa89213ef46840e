import { AppError } from '../kernel/app-error.ts';
import { invalidInput } from '../kernel/parse-input.ts';
import { type Level, lockingLevel, type SettingName, settingsInForce } from './locks.ts';
import { type Settings, settingsSchema } from './settings.ts';

/** The settings in force at a place, from its levels, network first. Throws InvalidInput that names each setting that is set nowhere. */
export const checkSettings = (
  place: { dealerId: string; locationId: string },
  levels: readonly (Level | undefined)[],
): Settings => {
  const parsed = settingsSchema.safeParse(settingsInForce(levels));
  if (parsed.success) return parsed.data;
  throw invalidInput(
    'location.settings_incomplete',
    `What is set for location ${place.dealerId}/${place.locationId}, its dealer and its network together`,
    parsed.error,
    'settings',
  );
};

/** Refuses to change what a level above has locked (S3.10–15). `above`: network first. Errors: Forbidden `setting.locked`. */
export const requireUnlocked = (
  above: readonly (Level | undefined)[],
  names: readonly SettingName[],
): void => {
  for (const name of names) {
    const by = lockingLevel(above, name);
    if (by === undefined) continue;
    throw new AppError(
      'Forbidden',
      'setting.locked',
      `The ${by} has locked ${name}: what is set there holds for all below. Nothing was saved. Ask whoever sets it there to change or unlock it.`,
      { details: { issues: [{ path: `settings.${name}`, message: `locked by the ${by}` }] } },
    );
  }
};

/** Refuses a lock on what has no value yet: the levels below could never give it one. Errors: InvalidInput. */
export const requireLockedValues = (levels: readonly (Level | undefined)[]): void => {
  const inForce = settingsInForce(levels);
  const empty = (levels.at(-1)?.locked ?? []).filter((name) => inForce[name] === undefined);
  if (empty.length === 0) return;
  throw new AppError(
    'InvalidInput',
    'setting.lock_empty',
    `Locked without a value: ${empty.join(', ')}. Nobody below could set it, and nothing above does; give it a value here, or leave it unlocked.`,
    {
      details: {
        issues: empty.map((name) => ({ path: `settings.${name}`, message: 'locked, so it needs a value' })),
      },
    },
  );
};
