import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { AppError } from '../kernel/app-error.ts';
import { remember } from '../kernel/remember.ts';

export type WebhookHeaders = {
  id: string | undefined;
  timestamp: string | undefined;
  signature: string | undefined;
};

/** The secrets in force of a few partners. */
const webhookOf = remember(50, (secret: string) => new Webhook(secret));

/**
 * Verifies a Standard Webhooks signature over the raw bytes with each active secret: constant time, five minutes both
 * ways (the library's). Fails closed: no secret, no header, no match are all 401, and the message tells which.
 */
export const verifyWebhook = (secrets: readonly string[], rawBody: Buffer, headers: WebhookHeaders): void => {
  const named = {
    'webhook-id': headers.id ?? '',
    'webhook-timestamp': headers.timestamp ?? '',
    'webhook-signature': headers.signature ?? '',
  };
  let reason = 'No signing secret is set for this sender';
  for (const secret of secrets) {
    try {
      webhookOf(secret).verify(rawBody, named, { jsonParse: false });
      return;
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
      reason = error.message;
    }
  }
  throw new AppError(
    'Unauthenticated',
    'webhook.signature_invalid',
    `The webhook signature was not accepted: ${reason}. Expected the headers webhook-id, webhook-timestamp (unix seconds, within 5 minutes of now) and webhook-signature (v1, HMAC-SHA256 over "id.timestamp.body" with a signing secret of this sender).`,
  );
};
