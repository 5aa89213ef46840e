import * as z from 'zod';
import type { Settings } from '../dealers/settings.ts';
import { SMS_PROVIDERS, type SmsProviderFacts } from '../dealers/sms-providers.ts';
import {
  type BulkGateAccess,
  type BulkGateCredit,
  type BulkGateCreditDeps,
  readBulkGateCredit,
} from '../messaging/channels/bulkgate-credit.ts';
import { REASONS } from '../messaging/reasons.ts';
import { CACHE_SECONDS, cached } from '../platform/cache.ts';
import { adviceFor } from './channel-trouble.ts';

/** What is left on an SMS account, as staff see it (S1.9). */
export const balanceSchema = z
  .object({
    state: z.enum(['known', 'none', 'unknown']).meta({
      description: '`none`: the provider keeps no balance. `unknown`: it could not be read now, see `says`.',
    }),
    credit: z.number().optional(),
    currency: z.string().optional(),
    freeMessages: z.number().optional(),
    isLow: z.boolean().optional().meta({ description: 'It will be used up within days.' }),
    reason: z.string().optional(),
    says: z.string(),
    todo: z.string().optional(),
  })
  .meta({ id: 'SmsBalance' });
export type SmsBalance = z.infer<typeof balanceSchema>;

/** Asks for the credit of an account, remembered for a minute. */
export type ReadCredit = (access: BulkGateAccess) => Promise<BulkGateCredit>;

export const creditReader = (deps: BulkGateCreditDeps): ReadCredit => {
  const load = cached(CACHE_SECONDS, (key) => readBulkGateCredit(deps, accessSchema.parse(JSON.parse(key))));
  return ({ applicationId, applicationToken }) => load(JSON.stringify({ applicationId, applicationToken }));
};
const accessSchema = z.object({ applicationId: z.string(), applicationToken: z.string() });

/** An SMS costs one or a few credits; below this it ends within days. */
const LEAST_CREDIT = 100;

/** The balance behind the SMS settings of a place. A provider that does not answer is no fault of the caller's, nor of ours. */
export const smsBalance = async (
  readCredit: ReadCredit,
  { provider }: NonNullable<Settings['sms']>,
  access: BulkGateAccess | undefined,
): Promise<SmsBalance> => {
  const { withoutBalance, label }: SmsProviderFacts = SMS_PROVIDERS[provider];
  if (withoutBalance !== undefined) return { state: 'none', says: withoutBalance };
  if (!access)
    return {
      state: 'unknown',
      reason: 'credentials_rejected',
      says: `no access data of ${label} are stored`,
      todo: 'Save them: PUT /v1/channels/sms.',
    };
  const answer = await readCredit(access);
  if ('reason' in answer) {
    const { reason, providerCode } = answer;
    const says = `${REASONS[reason].says} (${providerCode})`;
    return { state: 'unknown', reason, says, todo: adviceFor(reason) };
  }
  const isLow = answer.credit < LEAST_CREDIT;
  return {
    state: 'known',
    ...answer,
    isLow,
    says: `${answer.credit} ${answer.currency} are left`,
    ...(isLow ? { todo: adviceFor('no_credit') } : {}),
  };
};
