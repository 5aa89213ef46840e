import * as z from 'zod';
import { idSchema } from '../dealers/dealer.ts';
import { CACHE_SECONDS, cached } from '../platform/cache.ts';
import { INBOUND_VENDORS } from '../messaging/channel.ts';
import { CHANNEL_ACCOUNT } from '../table/access-patterns/tenancy.ts';
import { defineEntity } from '../table/entity.ts';
import type { Table } from '../table/table.ts';

/** Which dealer and location a vendor's account belongs to: a WhatsApp phone number id or business account, a number at AWS, or the digest of a BulkGate webhook secret. */
export const channelAccountSchema = z.object({
  vendor: z.enum([...INBOUND_VENDORS, 'whatsapp-business']),
  accountId: z.string(),
  dealerId: idSchema,
  /** Where a message goes whose sender has no conversation yet. */
  locationId: idSchema,
});
export type ChannelAccount = z.infer<typeof channelAccountSchema>;

export const channelAccounts = defineEntity({
  name: 'channel-account',
  schemaNumber: 1,
  shape: channelAccountSchema,
  key: CHANNEL_ACCOUNT,
  keyParts: ({ vendor, accountId }) => ({ vendor, accountId }),
});

export type FindChannelAccount = (vendor: string, accountId: string) => Promise<ChannelAccount | undefined>;

/** Finds accounts, and that there is none, from a cache of a minute. */
export const channelAccountFinder = (table: Table): FindChannelAccount => {
  const load = cached(CACHE_SECONDS, async (key: string) => {
    const [vendor = '', accountId = ''] = key.split('|');
    return channelAccounts.get(table, { vendor, accountId }, { consistent: false });
  });
  return (vendor, accountId) => load(`${vendor}|${accountId}`);
};
