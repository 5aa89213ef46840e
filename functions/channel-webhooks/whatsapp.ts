import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { takeVendorReport, vendorReportDeps } from '../../shared/conversations/take-vendor-report.ts';
import { parseJson } from '../../shared/kernel/parse-input.ts';
import {
  answerWhatsAppChallenge,
  verifyWhatsAppWebhook,
} from '../../shared/messaging/channels/verify-whatsapp-door.ts';
import { readWhatsAppWebhook } from '../../shared/messaging/channels/whatsapp-webhook.ts';
import { stepFunctions } from '../../shared/messaging/step-functions.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { httpHandler, json } from '../../shared/web/http.ts';

/* /v1/channels/whatsapp: Meta's webhook for all WhatsApp numbers of the installation. */

const environment = readEnvironment(ENVIRONMENTS['channel-webhooks/whatsapp']);
const secrets = {
  readSecret: secretsReader(new SecretsManagerClient(awsClientOptions)),
  secretPrefix: environment.SECRET_PREFIX,
};
const worker = vendorReportDeps({
  table: dynamoTable(environment.TABLE_NAME),
  workflow: stepFunctions(new SFNClient(awsClientOptions), {
    'message-delivery': environment.MESSAGE_DELIVERY_ARN,
  }),
  ...secrets,
});
const path = '/v1/channels/whatsapp';

export const handler = httpHandler([
  {
    method: 'GET',
    path,
    handle: async ({ query }) => ({ status: 200, body: await answerWhatsAppChallenge(secrets, query) }),
  },
  {
    method: 'POST',
    path,
    handle: async ({ rawBody, headers }) => {
      await verifyWhatsAppWebhook(secrets, rawBody, headers['x-hub-signature-256']);
      const report = readWhatsAppWebhook(parseJson(rawBody));
      await takeVendorReport(await worker(), report);
      return json(200, { receipts: report.receipts.length, messages: report.inbound.length });
    },
  },
]);
