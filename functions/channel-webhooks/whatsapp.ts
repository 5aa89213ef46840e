import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import {
  readWhatsAppWebhook,
  verifyWhatsAppSignature,
} from '../../shared/messaging/channels/whatsapp-webhook.ts';
import { stepFunctions } from '../../shared/messaging/step-functions.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { sameSecret } from '../../shared/kernel/digest.ts';
import { parseJson } from '../../shared/kernel/parse-input.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { takeVendorReport, vendorReportDeps } from '../../shared/conversations/take-vendor-report.ts';
import { whatsAppApp } from '../../shared/messaging/channels/whatsapp-app.ts';
import { httpHandler, json } from '../../shared/web/http.ts';

/* /v1/channels/whatsapp: Meta's webhook for all WhatsApp numbers of the installation. */

const environment = readEnvironment(ENVIRONMENTS['channel-webhooks/whatsapp']);
const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));
const worker = vendorReportDeps({
  table: dynamoTable(environment.TABLE_NAME),
  workflow: stepFunctions(new SFNClient(awsClientOptions)),
  readSecret,
  secretPrefix: environment.SECRET_PREFIX,
});
const path = '/v1/channels/whatsapp';

export const handler = httpHandler([
  {
    method: 'GET',
    path,
    handle: async ({ query }) => {
      const app = await whatsAppApp(readSecret, environment.SECRET_PREFIX);
      const isMeta =
        query['hub.mode'] === 'subscribe' &&
        app !== undefined &&
        sameSecret(query['hub.verify_token'] ?? '', app.verifyToken);
      if (isMeta) return { status: 200, body: query['hub.challenge'] ?? '' };
      throw new AppError(
        'Forbidden',
        'webhook.verify_token_invalid',
        'The verify token is not the one that is stored for the Meta app.',
      );
    },
  },
  {
    method: 'POST',
    path,
    handle: async ({ rawBody, headers }) => {
      const app = await whatsAppApp(readSecret, environment.SECRET_PREFIX);
      if (!app || !verifyWhatsAppSignature(app.appSecret, rawBody, headers['x-hub-signature-256'])) {
        throw new AppError(
          'Unauthenticated',
          'webhook.signature_invalid',
          'Expected the header X-Hub-Signature-256 with an HMAC of the body by the secret of the Meta app.',
        );
      }
      const report = readWhatsAppWebhook(parseJson(rawBody));
      await takeVendorReport(await worker(), report);
      return json(200, { receipts: report.receipts.length, messages: report.inbound.length });
    },
  },
]);
