import type { LevelName, LockingLevel } from '../dealers/locks.ts';
import { readLevels } from '../dealers/read-levels.ts';
import { requireNetworkAdmin } from '../dealers/require-level.ts';
import { DEFAULT_RETENTION, RETENTION_BOUNDS, type RetentionClass } from '../dealers/retention.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Table } from '../table/table.ts';
import { explainRetention, retentionLevels } from './describe-retention.ts';

/** How long one class of data is kept at a level. */
export type RetentionOfClass = {
  setting: RetentionClass;
  least: number;
  most: number;
  /** What the level itself says. */
  own: number | undefined;
  /** What holds. */
  days: number;
  setBy: LevelName | 'default';
  /** What would hold without what is set here. */
  inherited: number;
};

/** What a form for the retention of a network, a dealer or a location begins with (B9). */
export type RetentionLevelView = {
  level: LevelName;
  locationId: string | undefined;
  name: string;
  mayChange: boolean;
  lockedBy: LockingLevel | undefined;
  /** Whether this level keeps those below it from saying anything. */
  isLocking: boolean;
  classes: RetentionOfClass[];
};

/** How long what is kept at one level of theirs, and who said so. Errors: NotFound `location.unknown`; Forbidden `level.network`. */
export const describeRetentionLevel = async (
  table: Table,
  { staff, level, locationId }: { staff: Staff; level: LevelName; locationId: string | undefined },
): Promise<RetentionLevelView> => {
  if (level === 'network') requireNetworkAdmin(staff);
  const { network, dealer, locations } = await readLevels(table, staff);
  const location = level === 'location' ? locations.find((one) => one.locationId === locationId) : undefined;
  const item = { network, dealer, location }[level];
  if (!item)
    throw new AppError(
      'NotFound',
      'location.unknown',
      'There is no such location among those that you work at.',
    );
  const chain = retentionLevels(network, dealer, location).slice(0, DEPTH[level]);
  const above = [...chain.slice(0, -1), undefined];
  const without = explainRetention(above);
  const lockedBy = (['network', 'dealer'] as const).find((_, index) => above[index]?.locked === true);
  const own = chain.at(-1);
  return {
    level,
    locationId: location?.locationId,
    name: item.name,
    mayChange: lockedBy === undefined && (level === 'location' || staff.locationIds.length === 0),
    lockedBy,
    isLocking: own?.locked === true,
    classes: explainRetention(chain).map(({ setting, days, setBy }) => ({
      setting,
      least: RETENTION_BOUNDS[setting].least,
      most: RETENTION_BOUNDS[setting].most,
      own: own?.[setting],
      days,
      setBy,
      inherited: without.find((one) => one.setting === setting)?.days ?? DEFAULT_RETENTION[setting],
    })),
  };
};

const DEPTH: Record<LevelName, number> = { network: 1, dealer: 2, location: 3 };
