import * as z from 'zod';
import { type Level, lockableSchema, type SettingName } from './locks.ts';
import { type PartialSettings, settingsSchema } from './settings.ts';

const nameSchema = z.string().min(1).max(80);

/** What can be said of a network, a dealer or a location when it is saved. What is left out stays as it was. */
export const levelPatchShape = {
  /** The version that was read; left out: whatever stands there. */
  version: z.int().min(1).optional(),
  name: nameSchema.optional(),
  settings: z.strictObject(settingsSchema.partial().shape).optional(),
  /** Settings that shall be inherited again. */
  unset: z.array(settingsSchema.keyof()).optional(),
};

/** The same for a network or a dealer, which have levels below them. */
export const lockingPatchShape = {
  ...levelPatchShape,
  /** Settings that the levels below can no longer change, and that they can change again. */
  lock: z.array(lockableSchema).optional(),
  unlock: z.array(lockableSchema).optional(),
};

export type LevelPatch = {
  name?: string | undefined;
  settings?: PartialSettings | undefined;
  unset?: readonly SettingName[] | undefined;
  lock?: readonly SettingName[] | undefined;
  unlock?: readonly SettingName[] | undefined;
};

/** The settings that a patch speaks of; a level below a lock cannot. */
export const patchedNames = ({ settings = {}, unset = [] }: LevelPatch): SettingName[] => [
  ...new Set([...settingsSchema.keyof().options.filter((name) => settings[name] !== undefined), ...unset]),
];

/** Name, settings and locks of a level after a patch. */
export const patchLevel = (
  current: (Level & { name: string }) | undefined,
  patch: LevelPatch,
): Level & { name: string | undefined } => {
  const settings: PartialSettings = { ...current?.settings, ...patch.settings };
  for (const name of patch.unset ?? []) delete settings[name];
  const locked = [...new Set([...(current?.locked ?? []), ...(patch.lock ?? [])])]
    .filter((name) => patch.unlock?.includes(name) !== true)
    .toSorted();
  return {
    name: patch.name ?? current?.name,
    settings,
    ...(locked.length === 0 ? {} : { locked }),
  };
};

/** That a level must still be as somebody read it, where they say so. */
export const settingsVersion = (
  version: number | undefined,
): { version: number; code: string } | undefined =>
  version === undefined ? undefined : { version, code: 'settings.changed' };
