import { DEFAULT_SETTINGS, type PartialSettings, settingsSchema } from './settings.ts';

/** What a level can lock. Retention has a lock of its own, since it is inherited day by day. */
export const lockableSchema = settingsSchema.keyof().exclude(['retention']);
export type SettingName = keyof PartialSettings;

/** The levels, outermost first. */
export const LEVEL_NAMES = ['network', 'dealer', 'location'] as const;
export type LevelName = (typeof LEVEL_NAMES)[number];
/** Those that have levels below them. */
export const LOCKING_LEVELS = ['network', 'dealer'] as const;
export type LockingLevel = (typeof LOCKING_LEVELS)[number];

/** What a network, a dealer or a location says, and what the levels below it cannot say (S3.10–15). */
export type Level = { settings: PartialSettings; locked?: readonly SettingName[] | undefined };

/** Who locked a setting for the levels behind these, network first: the first one that did. */
export const lockingLevel = (
  levels: readonly (Level | undefined)[],
  setting: SettingName,
): LockingLevel | undefined =>
  LOCKING_LEVELS.find((_, index) => levels[index]?.locked?.includes(setting) === true);

/** What is heard of each level, network first: all but what a level above has locked. It is kept, and heard again once the lock is gone. */
export const heardSettings = (levels: readonly (Level | undefined)[]): PartialSettings[] =>
  levels.map((level, index) => {
    const heard: PartialSettings = { ...level?.settings };
    for (const above of levels.slice(0, index)) for (const name of above?.locked ?? []) delete heard[name];
    return heard;
  });

/** What holds below these levels, network first: each setting from the nearest level that says something and is heard. */
export const settingsInForce = (levels: readonly (Level | undefined)[]): PartialSettings =>
  heardSettings(levels).reduce((above, level) => ({ ...above, ...level }), DEFAULT_SETTINGS);
