import { AppError } from '../../kernel/app-error.ts';
import { sameSecret } from '../../kernel/digest.ts';
import type { ReadSecret } from '../../platform/secrets.ts';
import { whatsAppApp } from './whatsapp-app.ts';
import { verifyWhatsAppSignature } from './whatsapp-webhook.ts';

type Deps = { readSecret: ReadSecret; secretPrefix: string };

/** Meta's registration of our door: the challenge comes back only to whoever knows the verify token. */
export const answerWhatsAppChallenge = async (
  deps: Deps,
  query: Readonly<Record<string, string | undefined>>,
): Promise<string> => {
  const app = await whatsAppApp(deps.readSecret, deps.secretPrefix);
  const token = query['hub.verify_token'] ?? '';
  if (query['hub.mode'] === 'subscribe' && app && sameSecret(token, app.verifyToken))
    return query['hub.challenge'] ?? '';
  throw new AppError(
    'Forbidden',
    'webhook.verify_token_invalid',
    'The verify token is not the one that is stored for the Meta app.',
  );
};

/** Refuses a webhook that Meta did not sign; without a stored secret nothing is accepted. */
export const verifyWhatsAppWebhook = async (
  deps: Deps,
  rawBody: Uint8Array,
  signature: string | undefined,
): Promise<void> => {
  const app = await whatsAppApp(deps.readSecret, deps.secretPrefix);
  if (app && verifyWhatsAppSignature(app.appSecret, rawBody, signature)) return;
  throw new AppError(
    'Unauthenticated',
    'webhook.signature_invalid',
    'Expected the header X-Hub-Signature-256 with an HMAC of the body by the secret of the Meta app.',
  );
};
