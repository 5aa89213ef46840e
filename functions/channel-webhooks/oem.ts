import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { takeVendorReport, vendorReportDeps } from '../../shared/conversations/take-vendor-report.ts';
import { networkFinder } from '../../shared/dealers/dealer-store.ts';
import { parseJson } from '../../shared/kernel/parse-input.ts';
import { OEM_GATEWAYS } from '../../shared/messaging/channels/oem-gateways.ts';
import { verifyOemWebhook } from '../../shared/messaging/channels/verify-oem-door.ts';
import { stepFunctions } from '../../shared/messaging/step-functions.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { now } from '../../shared/platform/system.ts';
import { httpHandler, json } from '../../shared/web/http.ts';

/* /v1/channels/oem/{networkId}: the webhooks of the manufacturer's app, signed with the secret of the network. */

const environment = readEnvironment(ENVIRONMENTS['channel-webhooks/oem']);
const table = dynamoTable(environment.TABLE_NAME);
const secrets = {
  readSecret: secretsReader(new SecretsManagerClient(awsClientOptions)),
  secretPrefix: environment.SECRET_PREFIX,
};
const door = { findNetwork: networkFinder(table), ...secrets };
const worker = vendorReportDeps({
  table,
  workflow: stepFunctions(new SFNClient(awsClientOptions), {
    'message-delivery': environment.MESSAGE_DELIVERY_ARN,
  }),
  ...secrets,
});

export const handler = httpHandler([
  {
    method: 'POST',
    path: '/v1/channels/oem/{networkId}',
    handle: async ({ params, rawBody, headers }) => {
      const networkId = params['networkId'] ?? '';
      const signature = {
        id: headers['webhook-id'],
        timestamp: headers['webhook-timestamp'],
        signature: headers['webhook-signature'],
      };
      const gateway = await verifyOemWebhook(door, { networkId, rawBody, headers: signature });
      const report = OEM_GATEWAYS[gateway].readWebhook(parseJson(rawBody), { networkId, receivedAt: now() });
      await takeVendorReport(await worker(), report);
      return json(200, { receipts: report.receipts.length, messages: report.inbound.length });
    },
  },
]);
