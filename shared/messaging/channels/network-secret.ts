import * as z from 'zod';
import { settingsSchema } from '../../dealers/settings.ts';
import { networkSecretName } from '../../platform/secret-names.ts';
import { type ReadSecret, readSecretAs } from '../../platform/secrets.ts';

/** What a network has of its manufacturer: access data to write into the app, and what the gateway signs its webhooks with. */
export const networkSecretSchema = z.object({
  oem: z
    .object({
      gateway: settingsSchema.shape.oem.unwrap().shape.gateway,
      /** Absent while the channel is off. */
      access: z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1) }).optional(),
      /** The newest first; two while the manufacturer changes from one to the other. */
      webhookSecrets: z.array(z.string().startsWith('whsec_')).min(1).max(2),
    })
    .optional(),
});
export type NetworkSecret = z.infer<typeof networkSecretSchema>;
export type OemAccess = NonNullable<NonNullable<NetworkSecret['oem']>['access']>;

/** The secrets of a network; an empty record when none are set. */
export const readNetworkSecret = async (
  read: ReadSecret,
  prefix: string,
  networkId: string,
): Promise<NetworkSecret> =>
  (await readSecretAs(read, networkSecretName(prefix, networkId), networkSecretSchema)) ?? {};
