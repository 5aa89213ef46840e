import { locationInForce } from '../dealers/dealer.ts';
import { locationAmong, readLevels } from '../dealers/read-levels.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { readAccess } from '../messaging/channels/dealer-secret.ts';
import type { DescribeChannelsDeps } from './describe-channels.ts';
import { type SmsBalance, smsBalance } from './sms-balance.ts';

/** What is left on the SMS account of a location (S1.9). Errors: NotFound `location.unknown`, Conflict `channel.not_set_up`. */
export const readBalance = async (
  deps: DescribeChannelsDeps,
  { staff, locationId }: { staff: Staff; locationId: string },
): Promise<SmsBalance> => {
  const levels = await readLevels(deps.table, staff);
  const location = locationAmong(levels, locationId);
  const { sms } = locationInForce(levels.network, levels.dealer, location).settings;
  if (!sms)
    throw new AppError(
      'Conflict',
      'channel.not_set_up',
      'The location sends no SMS. Choose a provider first: PUT /v1/channels/sms.',
    );
  const place = { dealerId: staff.dealerId, locationId };
  return smsBalance(
    deps.readCredit,
    sms,
    await readAccess(deps.readSecret, deps.secretPrefix, place, 'bulkgate'),
  );
};
