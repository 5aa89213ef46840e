import type { Change } from '../kernel/changes-between.ts';
import type { Table } from '../table/table.ts';
import { type ChannelAccount, channelAccounts } from './channel-account-store.ts';

/** Forgets that a vendor's account is a dealer's. Nothing happens when it is another dealer's by now, or nobody's. */
export const releaseChannelAccount = async (
  deps: { table: Table },
  account: Pick<ChannelAccount, 'vendor' | 'accountId' | 'dealerId'>,
): Promise<Change[]> => {
  const current = await channelAccounts.get(deps.table, account);
  if (current?.dealerId !== account.dealerId) return [];
  await deps.table.write(channelAccounts.removal(current));
  return [{ path: `${account.vendor} replies go to`, from: current.locationId, to: undefined }];
};
