import * as z from 'zod';
import { parseCommand } from '../kernel/parse-command.ts';
import { whatsAppAppSchema } from '../messaging/channels/whatsapp-app.ts';
import { whatsAppAppSecretName } from '../platform/secret-names.ts';
import { readSecretAs } from '../platform/secrets.ts';
import type { SaveChannelDeps } from './save-channel-settings.ts';
import { type SavedChannel, savedChannel, secretChange } from './saved-channel.ts';

const commandSchema = z.strictObject({
  /** Meta's, from the app's basic settings. Needed the first time. */
  appSecret: whatsAppAppSchema.shape.appSecret.optional(),
  /** Ours to choose; made up when there is none. */
  verifyToken: whatsAppAppSchema.shape.verifyToken.optional(),
});

/** The verify token is shown when it was made up: Meta asks for it where the webhook is registered. */
export type SavedWhatsAppApp = SavedChannel & { verifyToken?: string };

/** Stores the secret of the Meta app behind all WhatsApp numbers of the installation. Without it no webhook of Meta is accepted. */
export const saveWhatsAppApp = async (
  deps: Omit<SaveChannelDeps, 'table' | 'now'>,
  command: unknown,
): Promise<SavedWhatsAppApp> => {
  const wanted = parseCommand(commandSchema, 'channel.invalid', 'The Meta app', command);
  const name = whatsAppAppSecretName(deps.secretPrefix);
  const current = await readSecretAs(deps.secrets.read, name, whatsAppAppSchema);
  const madeUp = wanted.verifyToken === undefined && current === undefined ? deps.newSecret() : undefined;
  const app = parseCommand(whatsAppAppSchema, 'channel.invalid', 'The Meta app', {
    appSecret: wanted.appSecret ?? current?.appSecret,
    verifyToken: wanted.verifyToken ?? current?.verifyToken ?? madeUp,
  });
  const changes = [
    ...(app.appSecret === current?.appSecret ? [] : [secretChange('appSecret')]),
    ...(app.verifyToken === current?.verifyToken ? [] : [secretChange('verifyToken')]),
  ];
  if (changes.length > 0) await deps.secrets.write(name, app);
  return { ...savedChannel(changes), ...(madeUp === undefined ? {} : { verifyToken: madeUp }) };
};
