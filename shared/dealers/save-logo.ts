import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import { findFileType } from '../platform/file-type.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { levelChain, type WhichLevel } from './describe-settings.ts';
import { logoEnding, logoFile, MOST_LOGO_BYTES } from './logo.ts';
import { logos } from './logo-store.ts';
import { type Levels, readLevels } from './read-levels.ts';
import { requireLevel } from './require-level.ts';
import { saveDealer } from './save-dealer.ts';
import type { SaveDeps } from './save-item.ts';
import { saveLocation } from './save-location.ts';
import { saveNetwork } from './save-network.ts';
import type { Staff } from './staff.ts';

export type SaveLogoDeps = { table: Table; now: Now; log: Log };
type ChangeLogo = { staff: Staff; which: WhichLevel; version: number };

/**
 * Gives a level a logo of its own. What the file is says itself, by its bytes. Errors: InvalidInput `logo.empty`, `logo.too_large`,
 * `logo.type_refused`; otherwise as changeLogo.
 */
export const saveLogo = async (
  deps: SaveLogoDeps,
  { bytes, ...change }: ChangeLogo & { bytes: Uint8Array },
): Promise<void> => {
  const { staff, which } = change;
  const ending = await readEnding(bytes);
  const levels = await readLevels(deps.table, staff);
  requireMay(staff, which, levels);
  const { item, id } = levelChain(staff, which, levels);
  const owner = which.level === 'location' ? `location/${staff.dealerId}/${id}` : `${which.level}/${id}`;
  const file = logoFile(owner, bytes, ending);
  const stored = { file, owner, picture: Buffer.from(bytes).toString('base64') };
  // The picture comes first: no setting ever names one that is not there. For who was too late none is kept.
  if (item.version === change.version) await logos.change(deps, { file }, () => stored);
  await changeLogo(deps, { ...change, logo: file });
};

/**
 * What stands at a level: the name of a picture, null for none, undefined for what is above. Errors: NotFound `location.unknown`;
 * Forbidden `level.network`, `level.dealer_wide`, `setting.locked`; Conflict `settings.changed`.
 */
export const changeLogo = async (
  given: SaveLogoDeps,
  { staff, which, version, logo }: ChangeLogo & { logo: string | null | undefined },
): Promise<void> => {
  const deps = { ...given, by: staff };
  const levels = await readLevels(deps.table, staff);
  requireMay(staff, which, levels);
  const { item } = levelChain(staff, which, levels);
  const { logo: before } = item.settings;
  const wanted = { version, ...(logo === undefined ? { unset: ['logo'] } : { settings: { logo } }) };
  await save(deps, levels, which, wanted);
  if (typeof before === 'string' && before !== logo)
    await logos.change(
      deps,
      { file: before },
      (current) => current && { ...current, replacedAt: deps.now() },
    );
  deps.log.info('logo changed', {
    dealerId: staff.dealerId,
    level: which.level,
    locationId: which.locationId,
    by: staff.sub,
  });
};

const readEnding = async (bytes: Uint8Array) => {
  if (bytes.length === 0) throw refused('logo.empty', 'is missing or empty; choose a picture');
  if (bytes.length > MOST_LOGO_BYTES)
    throw refused('logo.too_large', `has ${bytes.length} bytes; at most ${MOST_LOGO_BYTES} are taken`);
  const ending = logoEnding((await findFileType(bytes))?.mime);
  if (ending !== undefined) return ending;
  throw refused('logo.type_refused', 'is by its content no PNG, JPEG or WebP; save it as one of those');
};

const refused = (code: string, message: string): AppError =>
  new AppError('InvalidInput', code, `The logo is not valid: the file ${message}.`, {
    details: { issues: [{ path: 'file', message }] },
  });

/** A network is checked where its chain is read. */
const requireMay = (staff: Staff, { level, locationId }: WhichLevel, levels: Levels): void => {
  if (level !== 'network') requireLevel(levels, staff, { locationId, settings: ['logo'] });
};

const save = (
  deps: SaveDeps,
  { dealer: { dealerId, networkId } }: Levels,
  { level, locationId }: WhichLevel,
  wanted: Record<string, unknown>,
) => {
  if (level === 'dealer') return saveDealer(deps, { dealerId, ...wanted });
  if (level === 'location') return saveLocation(deps, { dealerId, locationId, ...wanted });
  return saveNetwork(deps, { networkId, ...wanted });
};
