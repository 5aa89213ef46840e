import type { Channel } from '../dealers/settings.ts';
import { DAY_SECONDS, epochSeconds, type Instant, type Now } from '../kernel/instant.ts';
import type { Reason } from '../messaging/reasons.ts';
import { CHANNEL_TROUBLE } from '../table/access-patterns/gateways.ts';
import { defineEntity } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import {
  afterTrouble,
  type ChannelTrouble,
  channelTroubleSchema,
  isAboutChannel,
  TROUBLE_DAYS,
} from './channel-trouble.ts';

const expiresAt = ({ lastAt }: ChannelTrouble): number => epochSeconds(lastAt) + TROUBLE_DAYS * DAY_SECONDS;

export const channelTroubles = defineEntity({
  name: 'channel-trouble',
  schemaNumber: 1,
  shape: channelTroubleSchema,
  key: CHANNEL_TROUBLE,
  keyParts: ({ dealerId, locationId, channel }) => ({ dealerId, locationId, channel }),
  privacy: { class: 'configuration', holds: 'what is wrong with a channel, and since when' },
  expires: expiresAt,
});

type Place = { dealerId: string; locationId: string };

/** Counts a message that a channel could not carry; only where that lies in the channel itself. */
export const noteTrouble = async (
  deps: { table: Table; now: Now },
  { dealerId, locationId }: Place,
  { channel, reason }: { channel: Channel; reason: Reason },
): Promise<void> => {
  if (!isAboutChannel(reason)) return;
  const place = { dealerId, locationId, channel };
  await channelTroubles.change(deps, place, (current) =>
    afterTrouble(current, place, { reason, at: deps.now() }),
  );
};

/** Forgets it, because the channel has just worked. */
export const clearTrouble = async (
  table: Table,
  { dealerId, locationId }: Place,
  channel: Channel,
): Promise<void> => {
  const current = await channelTroubles.get(table, { dealerId, locationId, channel });
  if (current) await table.write(channelTroubles.removal(current));
};

/** Four channels of some hundred locations. */
const MOST_TROUBLES = 1000;

/** All present trouble of a dealer. DynamoDB deletes late, so what is over is left out here. */
export const readTroubles = async (
  table: Table,
  dealerId: string,
  now: Instant,
): Promise<ChannelTrouble[]> => {
  const page = await table.query({
    pk: makeKey(CHANNEL_TROUBLE.pk, { dealerId }),
    skPrefix: makeKeyPrefix(CHANNEL_TROUBLE.sk, {}),
    limit: MOST_TROUBLES,
  });
  return page.items.map(channelTroubles.parse).filter((trouble) => expiresAt(trouble) > epochSeconds(now));
};
