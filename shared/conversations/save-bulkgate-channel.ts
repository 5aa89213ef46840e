import * as z from 'zod';
import { idSchema } from '../dealers/dealer.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Change } from '../kernel/changes-between.ts';
import { sha256Hex } from '../kernel/digest.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { claimChannelAccount } from './claim-channel-account.ts';
import { releaseChannelAccount } from './release-channel-account.ts';
import { readLevel, saveLevel } from './access-store.ts';
import { type SaveChannelDeps, saveChannelSettings } from './save-channel-settings.ts';
import { type SavedChannel, savedChannel, secretChange } from './saved-channel.ts';

const commandSchema = z.strictObject({
  dealerId: idSchema,
  /** Where a message goes whose sender has no conversation yet. */
  locationId: idSchema,
  /** The access data and the sender are of this location alone (S1.3); its other locations keep the dealer’s. */
  only: z.boolean().default(false),
  /** From BulkGate's portal; both are needed the first time. */
  applicationId: z.string().min(1).max(60).optional(),
  applicationToken: z.string().min(1).optional(),
  /** Also makes BulkGate the SMS provider, under this sender. */
  sender: z.string().min(1).max(16).optional(),
  /** Makes a new webhook address, because the present one leaked. */
  newAddress: z.boolean().default(false),
});

/** The address that BulkGate shall report to, as a path below the site; shown once, when it was made. */
export type SavedBulkGate = SavedChannel & { webhookPath?: string };

/**
 * Connects a dealer, or one location of it, to BulkGate (S1.5), or changes that; what the command leaves out stays. BulkGate signs nothing, so the
 * address of its webhook is the secret; only its digest is stored. After a new address the previous one works until the
 * next. Errors: InvalidInput with issues, NotFound `location.unknown`.
 */
export const saveBulkGateChannel = async (
  deps: SaveChannelDeps,
  command: unknown,
): Promise<SavedBulkGate> => {
  const wanted = parseCommand(commandSchema, 'channel.invalid', 'The BulkGate channel', command);
  const { dealerId, locationId, sender } = wanted;
  const onlyFor = wanted.only ? locationId : undefined;
  const current = await readLevel(deps, { dealerId, onlyFor });
  const access = accessData(current.bulkgate, wanted);
  const known = current.bulkgateWebhooks ?? [];
  const webhookSecret = wanted.newAddress || known.length === 0 ? deps.newSecret() : undefined;
  const [active, dropped] =
    webhookSecret === undefined
      ? [known, []]
      : [[sha256Hex(webhookSecret), ...known.slice(0, 1)], known.slice(1)];

  const changes: Change[] = [];
  for (const accountId of active)
    changes.push(
      ...(await claimChannelAccount(deps, { vendor: 'bulkgate', accountId, dealerId, locationId })),
    );
  const isNewAccess =
    access.applicationId !== current.bulkgate?.applicationId ||
    access.applicationToken !== current.bulkgate.applicationToken;
  await saveLevel(
    deps,
    { dealerId, onlyFor },
    {
      ...current,
      bulkgate: isNewAccess ? { ...access, since: deps.now() } : current.bulkgate,
      bulkgateWebhooks: active,
    },
  );
  for (const accountId of dropped)
    await releaseChannelAccount(deps, { vendor: 'bulkgate', accountId, dealerId });
  if (sender !== undefined)
    changes.push(
      ...(
        await saveChannelSettings(deps, {
          dealerId,
          locationId: onlyFor,
          settings: { sms: { provider: 'bulkgate', sender } },
        })
      ).changes,
    );
  return {
    ...savedChannel([
      ...changes,
      ...(isNewAccess ? [secretChange('access data')] : []),
      ...(webhookSecret === undefined ? [] : [secretChange('webhook address')]),
    ]),
    ...(webhookSecret === undefined ? {} : { webhookPath: `/v1/channels/bulkgate/${webhookSecret}` }),
  };
};

type Access = { applicationId: string; applicationToken: string };

const accessData = (
  current: Access | undefined,
  wanted: Partial<Record<keyof Access, string | undefined>>,
): Access => {
  const applicationId = wanted.applicationId ?? current?.applicationId;
  const applicationToken = wanted.applicationToken ?? current?.applicationToken;
  if (applicationId !== undefined && applicationToken !== undefined)
    return { applicationId, applicationToken };
  const message =
    'applicationId and applicationToken are both needed the first time; BulkGate’s portal shows them under the application';
  throw new AppError('InvalidInput', 'channel.invalid', `The BulkGate channel is not valid: ${message}.`, {
    details: {
      issues: [{ path: applicationId === undefined ? 'applicationId' : 'applicationToken', message }],
    },
  });
};
