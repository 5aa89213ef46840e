import { dealers, locationsOf } from '../dealers/dealer-store.ts';
import type { Change } from '../kernel/changes-between.ts';
import type { Table } from '../table/table.ts';
import { releaseChannelAccount } from './release-channel-account.ts';

/** Forgets that a WhatsApp number is a dealer's, unless another level of the dealer still writes from it. */
export const releaseNumber = async (
  deps: { table: Table },
  { dealerId, phoneNumberId }: { dealerId: string; phoneNumberId: string },
): Promise<Change[]> => {
  const levels = [await dealers.get(deps.table, { dealerId }), ...(await locationsOf(deps.table, dealerId))];
  if (levels.some((level) => level?.settings.whatsapp?.phoneNumberId === phoneNumberId)) return [];
  return releaseChannelAccount(deps, { vendor: 'whatsapp', accountId: phoneNumberId, dealerId });
};
