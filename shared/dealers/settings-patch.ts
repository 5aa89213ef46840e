import * as z from 'zod';
import { type PartialSettings, settingsSchema } from './settings.ts';

const nameSchema = z.string().min(1).max(80);

/** What can be said of a network, a dealer or a location when it is saved. What is left out stays as it was. */
export const levelPatchShape = {
  name: nameSchema.optional(),
  settings: z.strictObject(settingsSchema.partial().shape).optional(),
  /** Settings that shall be inherited again. */
  unset: z.array(settingsSchema.keyof()).optional(),
};

export type LevelPatch = {
  name?: string | undefined;
  settings?: PartialSettings | undefined;
  unset?: readonly (keyof PartialSettings)[] | undefined;
};

/** Name and settings of a level after a patch. */
export const patchLevel = (
  current: { name: string; settings: PartialSettings } | undefined,
  patch: LevelPatch,
): { name: string | undefined; settings: PartialSettings } => {
  const settings: PartialSettings = { ...current?.settings, ...patch.settings };
  for (const name of patch.unset ?? []) delete settings[name];
  return { name: patch.name ?? current?.name, settings };
};
