import * as z from 'zod';
import { idSchema } from '../dealers/dealer.ts';
import type { SaveDeps } from '../dealers/save-item.ts';
import { settingsSchema } from '../dealers/settings.ts';
import type { Change } from '../kernel/changes-between.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { claimChannelAccount } from './claim-channel-account.ts';
import { releaseChannelAccount } from './release-channel-account.ts';
import { saveChannelSettings } from './save-channel-settings.ts';
import { type SavedChannel, savedChannel } from './saved-channel.ts';

const [bulkgate, aws, awsEndUserMessaging] = settingsSchema.shape.sms.unwrap().options;
const numberSchema = z.e164('a number with country code, such as +4915799912345');

const commandSchema = z
  .strictObject({
    dealerId: idSchema,
    /** Absent: for all locations of the dealer that say nothing themselves. */
    locationId: idSchema.optional(),
    /** Provider and sender, or null: no SMS. What belongs to another provider is a mistake. */
    sms: z
      .discriminatedUnion('provider', [bulkgate.strict(), aws.strict(), awsEndUserMessaging.strict()])
      .nullable()
      .optional(),
    /** A number of AWS End User Messaging on which customers can answer this dealer. */
    number: numberSchema.optional(),
    /** Where a text to that number goes whose sender has no conversation yet; absent: to the location. */
    repliesTo: idSchema.optional(),
    /** A number on which nobody answers this dealer any more. */
    removeNumber: numberSchema.optional(),
  })
  .refine(({ sms, number, removeNumber }) => (sms ?? number ?? removeNumber) !== undefined || sms === null, {
    path: ['sms'],
    message: 'expected a provider with its sender, or null for no SMS',
  })
  .refine(({ number, repliesTo, locationId }) => number === undefined || (repliesTo ?? locationId), {
    path: ['repliesTo'],
    message: 'a number needs a location to which texts of strangers go',
  });

/**
 * Chooses the SMS provider and the sender of a dealer or location (S1.3), and notes on which number of AWS customers answer
 * it. BulkGate's access data are saved by their own command. Errors: InvalidInput, NotFound `location.unknown`, Conflict
 * `channel.taken`.
 */
export const saveSmsChannel = async (deps: SaveDeps, command: unknown): Promise<SavedChannel> => {
  const wanted = parseCommand(commandSchema, 'channel.invalid', 'The SMS channel', command);
  const { dealerId, locationId, sms, number, removeNumber } = wanted;
  const changes: Change[] = [];
  const repliesTo = wanted.repliesTo ?? locationId;
  if (number !== undefined && repliesTo !== undefined) {
    const account = { vendor: 'aws-sms', accountId: number, dealerId, locationId: repliesTo } as const;
    changes.push(...(await claimChannelAccount(deps, account)));
  }
  if (sms !== undefined)
    changes.push(...(await saveChannelSettings(deps, { dealerId, locationId, settings: { sms } })).changes);
  if (removeNumber !== undefined)
    changes.push(
      ...(await releaseChannelAccount(deps, { vendor: 'aws-sms', accountId: removeNumber, dealerId })),
    );
  return savedChannel(changes);
};
