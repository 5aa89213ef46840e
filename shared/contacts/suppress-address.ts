import type { Channel } from '../dealers/settings.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { isInForce, suppressionIdOf, suppressions } from './suppression-store.ts';

export type SuppressAddressCommand = {
  networkId: string;
  /** As contacts hold it: a lower-case email address. */
  address: string;
  channel: Channel;
  reason: string;
  at: Instant;
};

/** Keeps every dealer of the network from using the address. The first reason stays: later ones only repeat it. */
export const suppressAddress = async (
  deps: { table: Table; now: Now; log: Log; idKey: string },
  { networkId, address, channel, reason, at }: SuppressAddressCommand,
): Promise<void> => {
  const addressId = suppressionIdOf(deps.idKey, networkId, address);
  await suppressions.change(deps, { networkId, addressId }, (current) =>
    current && (isInForce(current) || at <= (current.liftedAt ?? ''))
      ? undefined
      : { networkId, addressId, channel, reason, at },
  );
  deps.log.info('address suppressed', { networkId, addressId, channel, reason });
};
