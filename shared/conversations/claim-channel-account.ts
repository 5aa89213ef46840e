import { AppError } from '../kernel/app-error.ts';
import type { Change } from '../kernel/changes-between.ts';
import { saveItem, type SaveDeps } from '../dealers/save-item.ts';
import { locations } from '../dealers/dealer-store.ts';
import { type ChannelAccount, channelAccounts, channelAccountSchema } from './channel-account-store.ts';

/** What staff call the id of an account. */
const FIELDS: Partial<Record<ChannelAccount['vendor'], string>> = {
  whatsapp: 'phoneNumberId',
  'whatsapp-business': 'businessAccountId',
};

/**
 * Notes which dealer a vendor's account belongs to, so that receipts and replies on it find their way. An account that
 * another dealer has is not taken away. Errors: NotFound `location.unknown`, Conflict `channel.taken`.
 */
export const claimChannelAccount = async (deps: SaveDeps, account: ChannelAccount): Promise<Change[]> => {
  const { vendor, accountId, dealerId, locationId } = account;
  if (!(await locations.get(deps.table, { dealerId, locationId }))) {
    throw new AppError(
      'NotFound',
      'location.unknown',
      `There is no location ${dealerId}/${locationId}, to which replies without a conversation would go. Ids keep leading zeros. Make it first: npm run admin -- location save --dealer ${dealerId} --id ${locationId} …`,
    );
  }
  const saved = await saveItem(deps, {
    store: channelAccounts,
    shape: channelAccountSchema,
    parts: { vendor, accountId },
    noun: 'channel account',
    decide: (current) => {
      if (!current || current.dealerId === dealerId) return account;
      throw new AppError(
        'Conflict',
        'channel.taken',
        `The ${vendor} account belongs to dealer ${current.dealerId} already. Expected one that is used by no other dealer; remove it there first, or check the id.`,
        { details: { issues: [{ path: FIELDS[vendor] ?? vendor, message: 'is another dealer’s' }] } },
      );
    },
  });
  return saved.changes
    .filter(({ path }) => path === 'locationId')
    .map((change) => ({ ...change, path: `${vendor} replies go to` }));
};
