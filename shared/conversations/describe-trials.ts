import * as z from 'zod';
import { type Channel, channelSchema } from '../dealers/settings.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import type { Now } from '../kernel/instant.ts';
import { REASONS } from '../messaging/reasons.ts';
import { presentTrial, type Trial, trialSchema } from '../messaging/trial.ts';
import { channelTrials } from '../messaging/trial-store.ts';
import type { Table } from '../table/table.ts';
import { adviceFor } from './channel-trouble.ts';

const { trialId, locationId, to, provider, template, by, at, status, providerCode, reportedAt } =
  trialSchema.shape;

/** A trial as staff see it. */
export const trialViewSchema = z
  .object({
    trialId,
    channel: channelSchema,
    locationId,
    to: to.meta({ description: 'The ends of the number or of the address.' }),
    provider,
    template: template.meta({ description: 'Of a trial WhatsApp: the name of the template at Meta.' }),
    by: by.meta({ description: 'The account of who tried.' }),
    at,
    status: status.meta({
      description:
        '`accepted`: the provider took it. `rejected`: it did not, see `reason`. `not_sent`: it was busy or not there; try again. `unknown`: it gave no clear answer, so the message may arrive. `delivered`, `failed`: what it reported later.',
    }),
    reason: z.string().optional(),
    says: z.string().optional().meta({ description: 'The reason in plain words.' }),
    todo: z.string().optional().meta({ description: 'What to do about it.' }),
    providerCode: providerCode.meta({ description: 'The provider’s own code.' }),
    reportedAt,
  })
  .meta({ id: 'TrialMessage' });

export const trialsViewSchema = z
  .object({ trials: z.array(trialViewSchema).meta({ description: 'Newest first, at most ten.' }) })
  .meta({ id: 'TrialMessages' });

export const viewTrial = (trial: Trial): z.infer<typeof trialViewSchema> => {
  const { reason } = trial;
  return {
    trialId: trial.trialId,
    channel: trial.channel,
    locationId: trial.locationId,
    to: trial.to,
    provider: trial.provider,
    ...(trial.template === undefined ? {} : { template: trial.template }),
    by: trial.by,
    at: trial.at,
    status: trial.status,
    ...(reason === undefined ? {} : { reason, says: REASONS[reason].says, todo: adviceFor(reason) }),
    ...(trial.status === 'unknown'
      ? { says: 'the provider gave no clear answer; look whether it arrived before you try again' }
      : {}),
    ...(trial.providerCode === undefined ? {} : { providerCode: trial.providerCode }),
    ...(trial.reportedAt === undefined ? {} : { reportedAt: trial.reportedAt }),
  };
};

/** The last trials of a channel at the dealer's locations that are theirs to see, with what the provider reported. */
export const describeTrials = async (
  deps: { table: Table; now: Now },
  { staff, channel }: { staff: Staff; channel: Channel },
): Promise<z.infer<typeof trialsViewSchema>> => {
  const { dealerId } = staff;
  const stored = await channelTrials.get(deps.table, { dealerId });
  const trials = (stored?.trials ?? []).filter(
    (trial) => trial.channel === channel && worksAt(staff, { dealerId, locationId: trial.locationId }),
  );
  return { trials: trials.map((trial) => viewTrial(presentTrial(trial, deps.now()))) };
};
