import * as z from 'zod';
import type { AuditScope } from '../dealers/audit.ts';
import { auditWrite } from '../dealers/audit-store.ts';
import { dealers, locations, networks } from '../dealers/dealer-store.ts';
import { idSchema } from '../dealers/dealer.ts';
import {
  type Retention,
  type RetentionDays,
  retentionDaysSchema,
  retentionInForce,
  retentionSchema,
} from '../dealers/retention.ts';
import type { PartialSettings } from '../dealers/settings.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { changesBetween } from '../kernel/changes-between.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { retentionLevels } from './describe-retention.ts';
import type { Dealership } from './find-dealership.ts';
import { previewRetention, retentionEffectSchema } from './preview-retention.ts';
import { requireDealership } from './require-dealership.ts';

const { contactDays, visitDays, conversationDays, mediaDays, eventDays, proofDays } =
  retentionDaysSchema.shape;

/** What a level shall say. What is left out stays; null: inherited again. */
export const retentionChangeSchema = z
  .strictObject({
    level: z.enum(['network', 'dealer', 'location']),
    locationId: idSchema.optional().meta({ description: 'For the level `location`.' }),
    days: z.strictObject({
      contactDays: contactDays.nullable().optional(),
      visitDays: visitDays.nullable().optional(),
      conversationDays: conversationDays.nullable().optional(),
      mediaDays: mediaDays.nullable().optional(),
      eventDays: eventDays.nullable().optional(),
      proofDays: proofDays.nullable().optional(),
    }),
    locked: z.boolean().optional().meta({ description: 'Keeps the levels below from saying anything.' }),
    preview: z
      .boolean()
      .optional()
      .meta({ description: 'Only tells what would be over at once; changes nothing.' }),
  })
  .meta({ id: 'RetentionChange' });
type RetentionChange = z.infer<typeof retentionChangeSchema>;

export const retentionSavedSchema = z
  .object({
    result: z.enum(['saved', 'preview']),
    inForce: retentionDaysSchema.meta({ description: 'What holds at that level from now on.' }),
    effect: retentionEffectSchema.meta({
      description: 'What of your dealer is over by it; the sweep takes it within hours.',
    }),
  })
  .meta({ id: 'RetentionSaved' });

/**
 * Sets how many days what is kept. What is there already follows by the sweep, in both directions. Errors: InvalidInput with
 * issues, NotFound `location.unknown`, Forbidden `retention.locked` and `retention.not_yours`.
 */
export const saveRetention = async (
  deps: { table: Table; now: Now; log: Log },
  { staff, command }: { staff: Staff; command: unknown },
): Promise<z.infer<typeof retentionSavedSchema>> => {
  const change = parseCommand(retentionChangeSchema, 'retention.invalid', 'The retention', command);
  const dealership = await requireDealership(deps.table, staff.dealerId);
  checkMay(staff, change, dealership);
  const wanted = changed(dealership, change);
  const effect = await previewRetention(deps, {
    dealerId: staff.dealerId,
    daysAt: (locationId) => daysAt(wanted, change, locationId),
  });
  const inForce = retentionInForce(retentionLevels(wanted.network, wanted.dealer, savedAt(wanted, change)));
  if (change.preview === true) return { result: 'preview', inForce, effect };
  await save(deps, dealership, { change, by: staff });
  deps.log.warn('retention changed', {
    dealerId: staff.dealerId,
    level: change.level,
    locationId: change.locationId,
    by: staff.sub,
    days: Object.entries(change.days).map(([name, value]) => `${name}:${value ?? 'inherited'}`),
  });
  return { result: 'saved', inForce, effect };
};

const savedAt = ({ saved }: Dealership, { level, locationId }: RetentionChange) =>
  level === 'location' ? saved.find((location) => location.locationId === locationId) : undefined;

const checkMay = (staff: Staff, change: RetentionChange, dealership: Dealership): void => {
  const { level } = change;
  const { network, dealer } = dealership;
  const location = savedAt(dealership, change);
  if (level === 'location' && (!location || !worksAt(staff, location)))
    throw new AppError(
      'NotFound',
      'location.unknown',
      'There is no such location among those that you work at.',
    );
  const isWide = level !== 'location';
  if (
    (level === 'network' && !staff.roles.includes('network-admin')) ||
    (isWide && staff.locationIds.length > 0)
  )
    throw new AppError(
      'Forbidden',
      'retention.not_yours',
      'The network is set by its own admins, and a dealer by somebody who works at all of its locations.',
    );
  const above = [network, dealer].slice(0, level === 'network' ? 0 : level === 'dealer' ? 1 : 2);
  if (above.some((each) => each?.settings.retention?.locked === true))
    throw new AppError(
      'Forbidden',
      'retention.locked',
      'A level above has locked the retention. Ask whoever sets it there.',
    );
};

const patched = (current: Retention | undefined, { days, locked }: RetentionChange): Retention =>
  retentionSchema.parse(
    Object.fromEntries(
      Object.entries({ ...current, ...days, ...(locked === undefined ? {} : { locked }) }).filter(
        ([, value]) => value !== null && value !== undefined,
      ),
    ),
  );

const withRetention = <T extends { settings: PartialSettings }>(level: T, change: RetentionChange): T => ({
  ...level,
  settings: { ...level.settings, retention: patched(level.settings.retention, change) },
});

/** The dealership as it would be. */
const changed = (dealership: Dealership, change: RetentionChange): Dealership => ({
  ...dealership,
  network:
    change.level === 'network' && dealership.network
      ? withRetention(dealership.network, change)
      : dealership.network,
  dealer: change.level === 'dealer' ? withRetention(dealership.dealer, change) : dealership.dealer,
  saved: dealership.saved.map((location) =>
    change.level === 'location' && location.locationId === change.locationId
      ? withRetention(location, change)
      : location,
  ),
});

/** Undefined for people whom the change does not reach. */
const daysAt = (
  { network, dealer, saved }: Dealership,
  change: RetentionChange,
  locationId: string | undefined,
): RetentionDays | undefined => {
  const location = saved.find((each) => each.locationId === locationId) ?? saved[0];
  if (change.level === 'location' && location?.locationId !== change.locationId) return undefined;
  return retentionInForce(retentionLevels(network, dealer, location));
};

const save = async (
  deps: { table: Table; now: Now },
  { dealer: { dealerId, networkId } }: Dealership,
  { change, by }: { change: RetentionChange; by: Staff },
): Promise<void> => {
  const { level, locationId = '' } = change;
  const patch = <T extends { settings: PartialSettings }>(current: T | undefined) =>
    current && withRetention(current, change);
  const record =
    (scope: AuditScope, target: string) =>
    (
      before: Stored<{ settings: PartialSettings }> | undefined,
      after: Stored<{ settings: PartialSettings }>,
    ) => [
      auditWrite(
        {
          ...scope,
          by,
          what: 'retention.changed',
          target,
          changes: changesBetween(before?.settings.retention, after.settings.retention),
          mark: after.version,
        },
        deps.now(),
      ),
    ];
  const ofDealer = { scope: 'dealer', scopeId: dealerId } as const;
  if (level === 'network') {
    const ofNetwork = record({ scope: 'network', scopeId: networkId }, 'network');
    await networks.change(deps, { networkId }, patch, undefined, ofNetwork);
  }
  if (level === 'dealer')
    await dealers.change(deps, { dealerId }, patch, undefined, record(ofDealer, 'dealer'));
  if (level === 'location') {
    const ofLocation = record(ofDealer, `location/${locationId}`);
    await locations.change(deps, { dealerId, locationId }, patch, undefined, ofLocation);
  }
};
