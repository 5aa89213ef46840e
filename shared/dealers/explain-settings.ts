import {
  heardSettings,
  type Level,
  LEVEL_NAMES,
  type LevelName,
  type LockingLevel,
  lockingLevel,
  type SettingName,
} from './locks.ts';
import { DEFAULT_SETTINGS, type PartialSettings, settingsSchema } from './settings.ts';

export type ExplainedSetting = {
  setting: SettingName;
  value: unknown;
  setBy: LevelName | 'default' | 'nobody';
  /** The level above that keeps this one from saying anything. */
  lockedBy?: LockingLevel;
};

/** Every setting with its value in force and the level that set it: the nearest one that says something and is heard. */
export const explainSettings = (levels: {
  network: Level | undefined;
  dealer?: Level;
  location?: Level;
}): ExplainedSetting[] => {
  const byDefault: PartialSettings = DEFAULT_SETTINGS;
  const given = [levels.network, levels.dealer, levels.location];
  const heard = heardSettings(given);
  // A level's own locks bind those below it, not itself.
  const last = given.findLastIndex((level, index) => index > 0 && level !== undefined);
  const above = given.slice(0, Math.max(last, 0));
  return settingsSchema.keyof().options.map((setting) => {
    const by = heard.findLastIndex((settings) => settings[setting] !== undefined);
    const setBy = LEVEL_NAMES[by] ?? (byDefault[setting] === undefined ? 'nobody' : 'default');
    const lockedBy = lockingLevel(above, setting);
    return {
      setting,
      value: (by === -1 ? byDefault : heard[by])?.[setting] ?? null,
      setBy,
      ...(lockedBy === undefined ? {} : { lockedBy }),
    };
  });
};
