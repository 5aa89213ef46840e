import * as z from 'zod';
import { networks } from '../dealers/dealer-store.ts';
import { idSchema } from '../dealers/dealer.ts';
import type { SaveDeps } from '../dealers/save-item.ts';
import { saveNetwork } from '../dealers/save-network.ts';
import { settingsSchema } from '../dealers/settings.ts';
import { AppError } from '../kernel/app-error.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { type NetworkSecret, networkSecretSchema } from '../messaging/channels/network-secret.ts';
import { networkSecretName } from '../platform/secret-names.ts';
import type { SecretStore } from '../platform/secret-store.ts';
import { readSecretAs } from '../platform/secrets.ts';
import { type SavedChannel, savedChannel, secretChange } from './saved-channel.ts';

export type SaveOemChannelDeps = SaveDeps & {
  secrets: SecretStore;
  /** `kerbside/<stage>`. */
  secretPrefix: string;
  newSigningSecret: () => string;
};

const oem = settingsSchema.shape.oem.unwrap().shape;

/** What Standard Webhooks asks of a secret: 24 to 64 bytes. */
const isSigningSecret = (secret: string): boolean => {
  const base64 = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1] ?? '';
  const bytes = Buffer.from(base64, 'base64').length;
  return base64.length % 4 === 0 && bytes >= 24 && bytes <= 64;
};

const commandSchema = z
  .strictObject({
    networkId: idSchema,
    gateway: oem.gateway.optional(),
    /** All brands whose customers have the app. Needed the first time. */
    brands: oem.brands.optional(),
    ownCheckIn: oem.ownCheckIn,
    /** The network's access data at the gateway; both are needed the first time. */
    clientId: z.string().min(1).max(200).optional(),
    clientSecret: z.string().min(1).optional(),
    /** What the gateway signs its webhooks with, where the manufacturer chooses it; else one is made up. */
    webhookSecret: z
      .string()
      .refine(isSigningSecret, 'a secret of Standard Webhooks: whsec_ and 24 to 64 bytes in base64')
      .optional(),
    /** Makes a new one, because the present one leaked; the present one works until the next. */
    newWebhookSecret: z.boolean().default(false),
    /** Offers the channel no longer and forgets the access data. Webhooks are still taken, for what was sent. */
    off: z.boolean().default(false),
  })
  .refine(
    ({ networkId: _networkId, off, newWebhookSecret, ...rest }) =>
      !off || (!newWebhookSecret && Object.values(rest).every((value) => value === undefined)),
    { path: ['off'], error: 'stands alone; what else shall change is for another command' },
  );
type Command = z.output<typeof commandSchema>;

/** Where the gateway must post to, as a path below the site, and what it must sign with; shown once, when the secret is new. */
export type SavedOemChannel = SavedChannel & { webhook?: { path: string; secret: string } };

/**
 * Connects a network to the app of its manufacturer (S0.21, S0.31), or changes that; what the command leaves out stays.
 * Access data and webhook secrets go into the network's secret, never into the table. Errors: InvalidInput with issues,
 * NotFound `network.unknown`.
 */
export const saveOemChannel = async (
  deps: SaveOemChannelDeps,
  command: unknown,
): Promise<SavedOemChannel> => {
  const wanted = parseCommand(commandSchema, 'channel.invalid', 'The channel of the manufacturer', command);
  const { networkId } = wanted;
  const network = await networks.get(deps.table, { networkId });
  if (!network) {
    throw new AppError(
      'NotFound',
      'network.unknown',
      `There is no network ${networkId}. Make it first: npm run admin -- network save --id ${networkId} --name …`,
    );
  }
  const name = networkSecretName(deps.secretPrefix, networkId);
  const current = (await readSecretAs(deps.secrets.read, name, networkSecretSchema.loose())) ?? {};
  const before = network.settings.oem ?? undefined;
  // Everything is checked before anything is written; the secret goes first, so that no network is ever without.
  const next = wanted.off ? turnedOff(current) : connected(deps, current, wanted);
  const settings = wanted.off ? null : settingsAfter(before, wanted);
  const isNewAccess = JSON.stringify(next?.access) !== JSON.stringify(current.oem?.access);
  const [secret] = next?.webhookSecrets ?? [];
  const isNewSecret = secret !== current.oem?.webhookSecrets[0];
  if (next && (isNewAccess || isNewSecret)) await deps.secrets.write(name, { ...current, oem: next });
  const saved =
    wanted.off && !network.settings.oem
      ? savedChannel([])
      : await saveNetwork(deps, { networkId, settings: { oem: settings } });
  return {
    ...savedChannel([
      ...saved.changes,
      ...(isNewAccess ? [secretChange('access data')] : []),
      ...(isNewSecret ? [secretChange('webhook secret')] : []),
    ]),
    ...(isNewSecret && secret !== undefined
      ? { webhook: { path: `/v1/channels/oem/${networkId}`, secret } }
      : {}),
  };
};

type Secrets = NonNullable<NetworkSecret['oem']>;

const turnedOff = ({ oem: secrets }: NetworkSecret): Secrets | undefined =>
  secrets && { gateway: secrets.gateway, webhookSecrets: secrets.webhookSecrets };

const connected = (
  { newSigningSecret }: SaveOemChannelDeps,
  { oem: secrets }: NetworkSecret,
  { gateway = secrets?.gateway ?? 'mybmw', ...wanted }: Command,
): Secrets => {
  const clientId = wanted.clientId ?? secrets?.access?.clientId;
  const clientSecret = wanted.clientSecret ?? secrets?.access?.clientSecret;
  if (clientId === undefined || clientSecret === undefined)
    throw missing(
      clientId === undefined ? 'clientId' : 'clientSecret',
      'clientId and clientSecret are both needed the first time; the manufacturer gives them to the network',
    );
  const known = secrets?.webhookSecrets ?? [];
  const wantsNew = wanted.newWebhookSecret || known.length === 0;
  const secret = wanted.webhookSecret ?? (wantsNew ? newSigningSecret() : undefined);
  const isNew = secret !== undefined && secret !== known[0];
  return {
    gateway,
    access: { clientId, clientSecret },
    webhookSecrets: isNew ? [secret, ...known.slice(0, 1)] : known,
  };
};

type OemSettings = { gateway: Secrets['gateway']; brands: string[]; ownCheckIn?: boolean | undefined };

const settingsAfter = (before: OemSettings | undefined, wanted: Command): OemSettings => {
  const brands = wanted.brands ?? before?.brands;
  if (brands === undefined)
    throw missing('brands', 'at least one is needed the first time, such as BMW: its customers have the app');
  const ownCheckIn = wanted.ownCheckIn ?? before?.ownCheckIn;
  return {
    gateway: wanted.gateway ?? before?.gateway ?? 'mybmw',
    brands,
    ...(ownCheckIn === undefined ? {} : { ownCheckIn }),
  };
};

const missing = (path: string, message: string): AppError =>
  new AppError(
    'InvalidInput',
    'channel.invalid',
    `The channel of the manufacturer is not valid: ${path}: ${message}.`,
    { details: { issues: [{ path, message }] } },
  );
