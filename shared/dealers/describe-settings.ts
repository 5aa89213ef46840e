import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { contrast, textOn } from '../kernel/colour.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Table } from '../table/table.ts';
import { idSchema } from './dealer.ts';
import { type ExplainedSetting, explainSettings } from './explain-settings.ts';
import {
  type Level,
  LEVEL_NAMES,
  LOCKING_LEVELS,
  lockableSchema,
  lockingLevel,
  settingsInForce,
} from './locks.ts';
import { locationAmong, type Levels, readLevels } from './read-levels.ts';
import { requireNetworkAdmin } from './require-level.ts';
import {
  EDITABLE_SETTINGS,
  editableNameSchema,
  type EditableSetting,
  SETTING_FACTS,
} from './setting-facts.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { Staff } from './staff.ts';

const setBySchema = z.enum([...LEVEL_NAMES, 'default', 'nobody']);
const lockedBySchema = z.enum(LOCKING_LEVELS);

export const settingsViewSchema = z
  .object({
    level: z.enum(LEVEL_NAMES),
    id: z.string().meta({ description: 'Of the network, the dealer or the location.' }),
    name: z.string(),
    version: z.int().meta({ description: 'To be said when this is saved.' }),
    mayChange: z.boolean(),
    settings: z.array(
      z.object({
        setting: editableNameSchema,
        says: z.string(),
        unit: z.string().optional(),
        options: z.array(z.string()).readonly().optional(),
        least: z.int().optional(),
        most: z.int().optional(),
        value: z.unknown().meta({ description: 'What holds here; null for hours means at any hour.' }),
        setBy: setBySchema.meta({ description: 'The level that said it; `nobody`: it has no value yet.' }),
        inherited: z.object({ value: z.unknown(), setBy: setBySchema }).optional().meta({
          description: 'What would hold without what is set here; absent where nothing is set here.',
        }),
        lockedBy: lockedBySchema
          .optional()
          .meta({ description: 'A level above, which alone can change it.' }),
      }),
    ),
    locks: z
      .array(z.object({ setting: lockableSchema, by: lockedBySchema }))
      .meta({ description: 'Settings, channels among them, that the levels below cannot change.' }),
    contrast: z
      .object({
        text: z.enum(['#ffffff', '#000000']).meta({ description: 'The text on the colour.' }),
        ratio: z.number().meta({ description: 'How well it is seen there, from 1 to 21; 4.5 is enough.' }),
        onWhite: z.number().meta({ description: 'The colour as text on white; below 4.5 pages darken it.' }),
      })
      .meta({ description: 'Of the colour that holds here.' }),
  })
  .meta({ id: 'SettingsOfLevel' });
export type SettingsView = z.infer<typeof settingsViewSchema>;

const whichSchema = z
  .object({ level: z.enum(LEVEL_NAMES).optional(), locationId: idSchema.optional() })
  .transform(({ level, locationId }) => ({
    level: level ?? (locationId === undefined ? 'dealer' : 'location'),
    locationId,
  }));

export type WhichLevel = z.output<typeof whichSchema>;

/** Which level is meant: as it is said, else that of the location, else the dealer's. */
export const readWhich = (which: unknown): WhichLevel =>
  parseCommand(whichSchema, 'settings.invalid', 'The level', which);

/**
 * All settings of a level of theirs: what holds, who said it, and who alone can change it (S3.10–15). Errors: NotFound
 * `location.unknown`, Forbidden `level.network`.
 */
export const describeSettings = async (
  deps: { table: Table },
  { staff, which }: { staff: Staff; which: WhichLevel },
): Promise<SettingsView> => viewSettings(staff, which, await readLevels(deps.table, staff));

/** The view of a level, from all levels as they stand. */
export const viewSettings = (staff: Staff, which: WhichLevel, levels: Levels): SettingsView => {
  const { chain, item, id } = levelChain(staff, which, levels);
  const explained = explainSettings(chain);
  const without = explainSettings([...chain.slice(0, -1), { settings: {} }]);
  const colour = settingsInForce(chain).colour ?? DEFAULT_SETTINGS.colour;
  return {
    level: which.level,
    id,
    name: item.name,
    version: item.version,
    mayChange: which.level === 'location' || staff.locationIds.length === 0,
    settings: EDITABLE_SETTINGS.map((setting) => ({
      setting,
      ...SETTING_FACTS[setting],
      ...viewSetting(setting, { item, explained, without }),
    })),
    locks: locksOf(chain),
    contrast: {
      text: textOn(colour),
      ratio: rounded(contrast(textOn(colour), colour)),
      onWhite: rounded(contrast('#ffffff', colour)),
    },
  };
};

type Chain = {
  chain: readonly (Level | undefined)[];
  item: Level & { name: string; version: number };
  id: string;
};

/** The levels down to the one that is meant, which is the last. Errors: NotFound `location.unknown`, `network.unknown`; Forbidden `level.network`. */
export const levelChain = (staff: Staff, { level, locationId }: WhichLevel, levels: Levels): Chain => {
  const { network, dealer } = levels;
  if (level === 'location') {
    const location = locationAmong(levels, locationId ?? '');
    return { chain: [network, dealer, location], item: location, id: location.locationId };
  }
  if (level === 'dealer') return { chain: [network, dealer], item: dealer, id: dealer.dealerId };
  requireNetworkAdmin(staff);
  if (network) return { chain: [network], item: network, id: network.networkId };
  throw new AppError(
    'NotFound',
    'network.unknown',
    'Your dealer belongs to a network that does not exist any more.',
  );
};

const viewSetting = (
  name: EditableSetting,
  {
    item,
    explained,
    without,
  }: Record<'explained' | 'without', readonly ExplainedSetting[]> & { item: Level },
) => {
  const { value, setBy, lockedBy } = among(explained, name);
  const inherited = among(without, name);
  if (lockedBy !== undefined) return { value, setBy, lockedBy };
  return item.settings[name] === undefined
    ? { value, setBy }
    : { value, setBy, inherited: { value: inherited.value, setBy: inherited.setBy } };
};

const among = (
  explained: readonly ExplainedSetting[],
  name: EditableSetting,
): Omit<ExplainedSetting, 'setting'> =>
  explained.find(({ setting }) => setting === name) ?? { value: null, setBy: 'nobody' };

/** The settings that are locked for whoever is below these levels. */
const locksOf = (chain: readonly (Level | undefined)[]): SettingsView['locks'] =>
  lockableSchema.options.flatMap((setting) => {
    const by = lockingLevel(chain, setting);
    return by === undefined ? [] : [{ setting, by }];
  });

const rounded = (ratio: number): number => Math.round(ratio * 100) / 100;
