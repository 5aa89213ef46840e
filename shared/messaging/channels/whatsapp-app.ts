import * as z from 'zod';
import { whatsAppAppSecretName } from '../../platform/secret-names.ts';
import { type ReadSecret, readSecretAs } from '../../platform/secrets.ts';

/** The Meta app whose webhooks come to our door: its secret signs them, the verify token registers the door. */
export const whatsAppAppSchema = z.object({ appSecret: z.string().min(8), verifyToken: z.string().min(8) });
export type WhatsAppApp = z.infer<typeof whatsAppAppSchema>;

/** The app's secret; undefined when none is set, and then no webhook is accepted. */
export const whatsAppApp = (read: ReadSecret, prefix: string): Promise<WhatsAppApp | undefined> =>
  readSecretAs(read, whatsAppAppSecretName(prefix), whatsAppAppSchema);
