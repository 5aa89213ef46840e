import * as z from 'zod';
import { channelSchema, type Channel, CHANNELS, type Settings } from '../dealers/settings.ts';
import { explainSettings } from '../dealers/explain-settings.ts';
import { LOCKING_LEVELS } from '../dealers/locks.ts';
import { locationInForce, type Location } from '../dealers/dealer.ts';
import { type Levels, readLevels } from '../dealers/read-levels.ts';
import { SMS_PROVIDERS, type SmsProviderFacts } from '../dealers/sms-providers.ts';
import type { Staff } from '../dealers/staff.ts';
import type { Now } from '../kernel/instant.ts';
import {
  accessAt,
  type DealerSecret,
  levelOf,
  readDealerSecret,
} from '../messaging/channels/dealer-secret.ts';
import { REASONS } from '../messaging/reasons.ts';
import type { ReadSecret } from '../platform/secrets.ts';
import type { Table } from '../table/table.ts';
import { channelAccounts } from './channel-account-store.ts';
import { adviceFor, type ChannelTrouble } from './channel-trouble.ts';
import { readTroubles } from './channel-trouble-store.ts';
import { balanceSchema, type ReadCredit, smsBalance } from './sms-balance.ts';

const channelViewSchema = z
  .object({
    locationId: z.string(),
    channel: channelSchema,
    isSetUp: z.boolean().meta({ description: 'Whether messages can leave by it, as far as settings say.' }),
    setBy: z.enum(['location', 'dealer', 'network', 'default', 'nobody']).meta({
      description:
        'The level whose setting holds here; `default`: nobody set anything, so the channel is off.',
    }),
    lockedBy: z
      .enum(LOCKING_LEVELS)
      .optional()
      .meta({ description: 'The level that keeps this one from being set up at the location.' }),
    provider: z.string().optional(),
    sender: z
      .string()
      .optional()
      .meta({ description: 'As whom it writes: a name, a number’s id, an address.' }),
    access: z
      .object({
        isSet: z.boolean(),
        level: z.enum(['location', 'dealer']).optional(),
        since: z.string().optional(),
      })
      .optional()
      .meta({
        description: 'Access data are never given back. Absent where the channel needs none of the dealer’s.',
      }),
    reports: z.enum(['webhook', 'webhook_missing', 'topic', 'log', 'network', 'none']).meta({
      description:
        'How we learn what became of messages. `webhook_missing`: no address was made yet. `topic`, `log`: by the AWS account of the platform.',
    }),
    balance: balanceSchema.optional(),
    trouble: z
      .object({
        reason: z.string(),
        says: z.string(),
        todo: z.string(),
        firstAt: z.string(),
        lastAt: z.string(),
        messages: z.int().meta({ description: 'How many sends met it since the first time.' }),
      })
      .optional()
      .meta({ description: 'What the channel could not do of late. A trial that is accepted clears it.' }),
  })
  .meta({ id: 'Channel' });
export type ChannelView = z.infer<typeof channelViewSchema>;
export const channelsViewSchema = z.object({ channels: z.array(channelViewSchema) }).meta({ id: 'Channels' });

export type DescribeChannelsDeps = {
  table: Table;
  now: Now;
  readSecret: ReadSecret;
  secretPrefix: string;
  readCredit: ReadCredit;
};

/** How every channel stands at each location that is theirs to see: what is set and by which level, secrets only as set or not, trouble, credit (S1.9). */
export const describeChannels = async (
  deps: DescribeChannelsDeps,
  { staff }: { staff: Staff },
): Promise<z.infer<typeof channelsViewSchema>> => {
  const levels = await readLevels(deps.table, staff);
  const [secret, troubles] = await Promise.all([
    readDealerSecret(deps.readSecret, deps.secretPrefix, staff.dealerId),
    readTroubles(deps.table, staff.dealerId, deps.now()),
  ]);
  const views = levels.locations.map((location) => viewsAt({ levels, location, secret, troubles }));
  return { channels: await Promise.all(views.flat().map((view) => withAsked(deps, view))) };
};

/** How one channel stands at each location, from settings and secrets alone. */
export const channelStands = async (
  deps: Pick<DescribeChannelsDeps, 'table' | 'readSecret' | 'secretPrefix'>,
  { staff, channel }: { staff: Staff; channel: Channel },
): Promise<ChannelView[]> => {
  const levels = await readLevels(deps.table, staff);
  const secret = await readDealerSecret(deps.readSecret, deps.secretPrefix, staff.dealerId);
  return levels.locations
    .flatMap((location) => viewsAt({ levels, location, secret, troubles: [] }))
    .map(({ view }) => view)
    .filter((view) => view.channel === channel);
};

/** What is asked of elsewhere once for each account; the reader of credit remembers it, so that locations which share one ask once. */
type Unasked = { view: ChannelView; settings: Settings; secret: DealerSecret; dealerId: string };

const withAsked = async (
  { table, readCredit }: DescribeChannelsDeps,
  { view, settings, secret, dealerId }: Unasked,
): Promise<ChannelView> => {
  if (view.channel === 'sms' && settings.sms) {
    const access = accessAt(secret, view.locationId, 'bulkgate')?.access;
    return { ...view, balance: await smsBalance(readCredit, settings.sms, access) };
  }
  const { whatsapp } = settings;
  if (view.channel !== 'whatsapp' || view.reports !== 'webhook' || !whatsapp) return view;
  const account = await channelAccounts.get(table, { vendor: 'whatsapp', accountId: whatsapp.phoneNumberId });
  return account?.dealerId === dealerId ? view : { ...view, reports: 'webhook_missing' };
};

type Known = {
  levels: Levels;
  location: Location;
  secret: DealerSecret;
  troubles: readonly ChannelTrouble[];
};

const viewsAt = ({ levels, location, secret, troubles }: Known): Unasked[] => {
  const { settings, dealerId, locationId } = locationInForce(levels.network, levels.dealer, location);
  const explained = explainSettings([levels.network, levels.dealer, location]);
  return CHANNELS.map((channel) => {
    const setUp = setUpOf(channel, settings, secret, locationId);
    const trouble = troubles.find((one) => one.locationId === locationId && one.channel === channel);
    const { setBy = 'nobody', lockedBy } = explained.find(({ setting }) => setting === channel) ?? {};
    const view: ChannelView = {
      locationId,
      channel,
      isSetUp: settings[channel] !== null && setUp.access?.isSet !== false,
      setBy,
      ...(lockedBy === undefined ? {} : { lockedBy }),
      ...setUp,
      ...(trouble ? { trouble: viewTrouble(trouble) } : {}),
    };
    return { view, settings, secret, dealerId };
  });
};

const viewTrouble = ({
  reason,
  firstAt,
  lastAt,
  messages,
}: ChannelTrouble): NonNullable<ChannelView['trouble']> => ({
  reason,
  says: REASONS[reason].says,
  todo: adviceFor(reason),
  firstAt,
  lastAt,
  messages,
});

type SetUp = Pick<ChannelView, 'provider' | 'sender' | 'access' | 'reports'>;

const setUpOf = (
  channel: Channel,
  { oem, whatsapp, sms, email }: Settings,
  secret: DealerSecret,
  locationId: string,
): SetUp => {
  switch (channel) {
    case 'oem':
      return oem ? { provider: oem.gateway, reports: 'network' } : { reports: 'none' };
    case 'whatsapp': {
      if (!whatsapp) return { reports: 'none' };
      const sender = whatsapp.phoneNumberId;
      if (whatsapp.awsPhoneNumberId !== undefined) return { provider: 'aws', sender, reports: 'topic' };
      return {
        provider: 'meta',
        sender,
        access: viewAccess(secret, locationId, 'whatsapp'),
        reports: 'webhook',
      };
    }
    case 'sms':
      return sms ? smsSetUp(sms, secret, locationId) : { reports: 'none' };
    case 'email':
      return email ? { provider: 'ses', sender: email.from, reports: 'topic' } : { reports: 'none' };
  }
};

const smsSetUp = (sms: NonNullable<Settings['sms']>, secret: DealerSecret, locationId: string): SetUp => {
  const { account }: SmsProviderFacts = SMS_PROVIDERS[sms.provider];
  const sender = 'sender' in sms ? sms.sender : sms.originationIdentity;
  const { provider } = sms;
  if (account === 'stage') return { provider, sender, reports: provider === 'aws' ? 'log' : 'topic' };
  const found = accessAt(secret, locationId, 'bulkgate');
  const level = levelOf(secret, found?.level === 'location' ? locationId : undefined);
  return {
    provider,
    sender,
    access: viewAccess(secret, locationId, 'bulkgate'),
    reports: (level.bulkgateWebhooks ?? []).length > 0 ? 'webhook' : 'webhook_missing',
  };
};

/** All that anybody is told of access data: whether they are set, at which level, and since when (S1.6). */
const viewAccess = (
  secret: DealerSecret,
  locationId: string,
  vendor: 'whatsapp' | 'bulkgate',
): NonNullable<ChannelView['access']> => {
  const found = accessAt(secret, locationId, vendor);
  if (!found) return { isSet: false };
  const { since } = found.access;
  return { isSet: true, level: found.level, ...(since === undefined ? {} : { since }) };
};
