import { DEFAULT_SETTINGS, type PartialSettings, settingsSchema } from './settings.ts';

export type ExplainedSetting = {
  setting: string;
  value: unknown;
  setBy: 'location' | 'dealer' | 'network' | 'default' | 'nobody';
};

/** Every setting with its value in force and the level that set it: the nearest one that says something. */
export const explainSettings = (levels: {
  network: PartialSettings | undefined;
  dealer: PartialSettings;
  location: PartialSettings;
}): ExplainedSetting[] => {
  const byDefault: PartialSettings = DEFAULT_SETTINGS;
  const order = [
    { setBy: 'location', settings: levels.location },
    { setBy: 'dealer', settings: levels.dealer },
    { setBy: 'network', settings: levels.network ?? {} },
    { setBy: 'default', settings: byDefault },
  ] as const;
  return settingsSchema.keyof().options.map((setting) => {
    const level = order.find(({ settings }) => settings[setting] !== undefined);
    return { setting, value: level?.settings[setting] ?? null, setBy: level?.setBy ?? 'nobody' };
  });
};
