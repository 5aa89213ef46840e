import { dealers, locationsOf } from '../dealers/dealer-store.ts';
import type { Settings } from '../dealers/settings.ts';
import type { Change } from '../kernel/changes-between.ts';
import type { Table } from '../table/table.ts';
import { releaseChannelAccount } from './release-channel-account.ts';

type Ids = Partial<Pick<NonNullable<Settings['whatsapp']>, 'phoneNumberId' | 'businessAccountId'>>;

/** Forgets that a WhatsApp number and a business account are a dealer's, each unless a level of the dealer still has it. */
export const releaseWhatsApp = async (
  deps: { table: Table },
  { dealerId, phoneNumberId, businessAccountId }: Ids & { dealerId: string },
): Promise<Change[]> => {
  const levels = [await dealers.get(deps.table, { dealerId }), ...(await locationsOf(deps.table, dealerId))];
  const used = levels.flatMap((level) => level?.settings.whatsapp ?? []);
  const released: Change[] = [];
  if (phoneNumberId !== undefined && !used.some((one) => one.phoneNumberId === phoneNumberId))
    released.push(
      ...(await releaseChannelAccount(deps, { vendor: 'whatsapp', accountId: phoneNumberId, dealerId })),
    );
  if (businessAccountId !== undefined && !used.some((one) => one.businessAccountId === businessAccountId))
    released.push(
      ...(await releaseChannelAccount(deps, {
        vendor: 'whatsapp-business',
        accountId: businessAccountId,
        dealerId,
      })),
    );
  return released;
};
