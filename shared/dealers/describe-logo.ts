import type { Table } from '../table/table.ts';
import { levelChain, type WhichLevel } from './describe-settings.ts';
import { explainSettings } from './explain-settings.ts';
import { type LevelName, type LockingLevel, lockingLevel, settingsInForce } from './locks.ts';
import { readLevels } from './read-levels.ts';
import type { Staff } from './staff.ts';

/** The logo of a level: what it says itself, what holds, what would hold without it. */
export type LogoView = {
  level: LevelName;
  id: string;
  name: string;
  version: number;
  mayChange: boolean;
  lockedBy: LockingLevel | undefined;
  setBy: LevelName | 'default' | 'nobody';
  /** Undefined: the level says nothing; null: it wants none. */
  own: string | null | undefined;
  inForce: string | null;
  inherited: string | null;
};

/** The logo of a level of theirs. Errors: NotFound `location.unknown`, Forbidden `level.network`. */
export const describeLogo = async (
  deps: { table: Table },
  { staff, which }: { staff: Staff; which: WhichLevel },
): Promise<LogoView> => {
  const levels = await readLevels(deps.table, staff);
  const { chain, item, id } = levelChain(staff, which, levels);
  const { setBy = 'nobody' } = explainSettings(chain).find(({ setting }) => setting === 'logo') ?? {};
  return {
    level: which.level,
    id,
    name: item.name,
    version: item.version,
    mayChange: which.level === 'location' || staff.locationIds.length === 0,
    lockedBy: lockingLevel(chain.slice(0, -1), 'logo'),
    setBy,
    own: item.settings.logo,
    inForce: settingsInForce(chain).logo ?? null,
    inherited: settingsInForce(chain.slice(0, -1)).logo ?? null,
  };
};
