import { type LevelName, type LockingLevel, settingsInForce } from '../dealers/locks.ts';
import { explainSettings } from '../dealers/explain-settings.ts';
import { locationAmong, readLevels } from '../dealers/read-levels.ts';
import type { PartialSettings } from '../dealers/settings.ts';
import type { Staff } from '../dealers/staff.ts';
import {
  accessAt,
  type DealerSecret,
  type LevelSecret,
  levelOf,
  readDealerSecret,
} from '../messaging/channels/dealer-secret.ts';
import type { ReadSecret } from '../platform/secrets.ts';
import type { Table } from '../table/table.ts';
import { channelAccounts } from './channel-account-store.ts';
import type { DealerChannel } from './channel-requests.ts';

/** What a form for a channel of a dealer, or of one location, begins with. Access data only as stored or not (S1.6). */
export type ChannelLevelView = {
  channel: DealerChannel;
  /** Undefined: the dealer, for all locations that say nothing themselves. */
  locationId: string | undefined;
  name: string;
  mayChange: boolean;
  lockedBy: LockingLevel | undefined;
  setBy: LevelName | 'default' | 'nobody';
  /** What the level itself says. Undefined: nothing, so what is above holds; null: nothing goes out by it. */
  own: Pick<PartialSettings, DealerChannel>;
  /** What holds at the level. */
  inForce: Pick<PartialSettings, DealerChannel>;
  /** The level whose access data hold here, by vendor; absent where none are stored. */
  access: Partial<Record<'whatsapp' | 'bulkgate', { level: 'dealer' | 'location'; since?: string }>>;
  /** Tells the address of this level that BulkGate reports to from the one before and after; undefined: there is none. */
  webhookMark: string | undefined;
  /** Where a message goes whose sender has no conversation yet. */
  repliesTo: string | undefined;
};

/** How a channel is set up at one level of theirs. Errors: NotFound `location.unknown`. */
export const describeChannelLevel = async (
  deps: { table: Table; readSecret: ReadSecret; secretPrefix: string },
  { staff, channel, locationId }: { staff: Staff; channel: DealerChannel; locationId: string | undefined },
): Promise<ChannelLevelView> => {
  const { dealerId } = staff;
  const levels = await readLevels(deps.table, staff);
  const item = locationId === undefined ? levels.dealer : locationAmong(levels, locationId);
  const chain = [levels.network, levels.dealer, ...(locationId === undefined ? [] : [item])];
  const explained = explainSettings(chain).find(({ setting }) => setting === channel);
  const secret = await readDealerSecret(deps.readSecret, deps.secretPrefix, dealerId);
  const stored = levelOf(secret, locationId);
  return {
    channel,
    locationId,
    name: item.name,
    mayChange:
      explained?.lockedBy === undefined && (locationId !== undefined || staff.locationIds.length === 0),
    lockedBy: explained?.lockedBy,
    setBy: explained?.setBy ?? 'nobody',
    own: item.settings,
    inForce: settingsInForce(chain),
    access: { ...accessOf(secret, locationId, 'whatsapp'), ...accessOf(secret, locationId, 'bulkgate') },
    webhookMark: stored.bulkgateWebhooks?.[0]?.slice(0, 12),
    repliesTo: await repliesTo(deps.table, { dealerId, channel, settings: item.settings, stored }),
  };
};

const accessOf = (
  secret: DealerSecret,
  locationId: string | undefined,
  vendor: 'whatsapp' | 'bulkgate',
): ChannelLevelView['access'] => {
  const own = secret[vendor];
  const found =
    locationId === undefined
      ? own && { level: 'dealer' as const, access: own }
      : accessAt(secret, locationId, vendor);
  if (!found) return {};
  const { since } = found.access;
  return { [vendor]: { level: found.level, ...(since === undefined ? {} : { since }) } };
};

type Known = { dealerId: string; channel: DealerChannel; settings: PartialSettings; stored: LevelSecret };

const repliesTo = async (
  table: Table,
  { dealerId, channel, settings, stored }: Known,
): Promise<string | undefined> => {
  const [webhook] = stored.bulkgateWebhooks ?? [];
  const accountId = channel === 'whatsapp' ? settings.whatsapp?.phoneNumberId : webhook;
  if (accountId === undefined || channel === 'email') return undefined;
  const vendor = channel === 'whatsapp' ? 'whatsapp' : 'bulkgate';
  const account = await channelAccounts.get(table, { vendor, accountId });
  return account?.dealerId === dealerId ? account.locationId : undefined;
};
