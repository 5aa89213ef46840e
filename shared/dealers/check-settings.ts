import { invalidInput } from '../kernel/parse-input.ts';
import { DEFAULT_SETTINGS, type PartialSettings, type Settings, settingsSchema } from './settings.ts';

/** The settings in force at a place, from its levels, network first. Throws InvalidInput that names each setting that is set nowhere. */
export const checkSettings = (
  place: { dealerId: string; locationId: string },
  levels: readonly (PartialSettings | undefined)[],
): Settings => {
  const inForce = levels.reduce<PartialSettings>(
    (above, level) => ({ ...above, ...level }),
    DEFAULT_SETTINGS,
  );
  const parsed = settingsSchema.safeParse(inForce);
  if (parsed.success) return parsed.data;
  throw invalidInput(
    'location.settings_incomplete',
    `What is set for location ${place.dealerId}/${place.locationId}, its dealer and its network together`,
    parsed.error,
  );
};
