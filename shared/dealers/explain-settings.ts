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

/**
 * Every setting of the last of these levels, network first, with its value in force and the level that set it: the nearest
 * one that says something and is heard.
 */
export const explainSettings = (levels: readonly (Level | undefined)[]): ExplainedSetting[] => {
  const byDefault: PartialSettings = DEFAULT_SETTINGS;
  const heard = heardSettings(levels);
  return settingsSchema.keyof().options.map((setting) => {
    const by = heard.findLastIndex((settings) => settings[setting] !== undefined);
    // A level's own locks bind those below it, not itself.
    const lockedBy = lockingLevel(levels.slice(0, -1), setting);
    return {
      setting,
      value: (by === -1 ? byDefault : heard[by])?.[setting] ?? null,
      setBy: LEVEL_NAMES[by] ?? (byDefault[setting] === undefined ? 'nobody' : 'default'),
      ...(lockedBy === undefined ? {} : { lockedBy }),
    };
  });
};
