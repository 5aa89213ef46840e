import * as z from 'zod';
import type { Dealer, Location, Network } from '../dealers/dealer.ts';
import {
  DEFAULT_RETENTION,
  heardLevels,
  type Retention,
  RETENTION_BOUNDS,
  type RetentionClass,
  retentionDaysSchema,
} from '../dealers/retention.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import type { Table } from '../table/table.ts';
import { requireDealership } from './require-dealership.ts';

const LEVELS = ['network', 'dealer', 'location'] as const;
const explainedSchema = z.object({
  setting: retentionDaysSchema.keyof(),
  days: z.int(),
  setBy: z.enum(['default', ...LEVELS]),
});

export const retentionViewSchema = z
  .object({
    settings: z
      .array(
        z.object({
          setting: retentionDaysSchema.keyof(),
          least: z.int(),
          most: z.int(),
          standard: z.int(),
          from: z.string().meta({ description: 'From when the days count.' }),
          because: z.string().meta({ description: 'Why not less and not more.' }),
        }),
      )
      .meta({ description: 'What can be set, and within which bounds.' }),
    lockedBy: z
      .enum(['network', 'dealer'])
      .optional()
      .meta({ description: 'The level that keeps all below it from setting anything.' }),
    locations: z
      .array(z.object({ locationId: z.string(), name: z.string(), inForce: z.array(explainedSchema) }))
      .meta({ description: 'What holds at each location that you work at, and who said so.' }),
  })
  .meta({ id: 'Retention' });
export type RetentionView = z.infer<typeof retentionViewSchema>;

const isClass = (name: string): name is RetentionClass => Object.hasOwn(RETENTION_BOUNDS, name);
export const RETENTION_CLASSES: readonly RetentionClass[] = Object.keys(RETENTION_BOUNDS).filter(isClass);

/** The days in force at a place, each with the level that set it. */
export const explainRetention = (
  levels: readonly (Retention | undefined)[],
): z.infer<typeof explainedSchema>[] => {
  const heard = heardLevels(levels);
  return RETENTION_CLASSES.map((setting) => {
    const at = heard.findLastIndex((level) => level?.[setting] !== undefined);
    return {
      setting,
      days: heard[at]?.[setting] ?? DEFAULT_RETENTION[setting],
      setBy: LEVELS[at] ?? 'default',
    };
  });
};

/** What network, dealer and location say, in this order. */
export const retentionLevels = (
  network: Pick<Network, 'settings'> | undefined,
  dealer: Pick<Dealer, 'settings'>,
  location?: Pick<Location, 'settings'>,
): (Retention | undefined)[] => [network, dealer, location].map((level) => level?.settings.retention);

/** How long what is kept at the locations of who asks, and who set it. */
export const describeRetention = async (
  table: Table,
  { staff }: { staff: Staff },
): Promise<RetentionView> => {
  const { network, dealer, saved } = await requireDealership(table, staff.dealerId);
  const lockedBy = network?.settings.retention?.locked
    ? 'network'
    : dealer.settings.retention?.locked
      ? 'dealer'
      : undefined;
  return {
    settings: RETENTION_CLASSES.map((setting) => ({ setting, ...RETENTION_BOUNDS[setting] })),
    ...(lockedBy === undefined ? {} : { lockedBy }),
    locations: saved
      .filter((location) => worksAt(staff, location))
      .map((location) => ({
        locationId: location.locationId,
        name: location.name,
        inForce: explainRetention(retentionLevels(network, dealer, location)),
      })),
  };
};
