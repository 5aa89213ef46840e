import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { takeVendorReport, vendorReportDeps } from '../../shared/conversations/take-vendor-report.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { sha256Hex } from '../../shared/kernel/digest.ts';
import { parseJson } from '../../shared/kernel/parse-input.ts';
import { readBulkGateWebhook } from '../../shared/messaging/channels/bulkgate-webhook.ts';
import { stepFunctions } from '../../shared/messaging/step-functions.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { now } from '../../shared/platform/system.ts';
import { httpHandler, json } from '../../shared/web/http.ts';

/* /v1/channels/bulkgate/{secret}: BulkGate signs nothing, so the address itself is the secret, one for each dealer. */

const environment = readEnvironment(ENVIRONMENTS['channel-webhooks/bulkgate']);
const worker = vendorReportDeps({
  table: dynamoTable(environment.TABLE_NAME),
  workflow: stepFunctions(new SFNClient(awsClientOptions), {
    'message-delivery': environment.MESSAGE_DELIVERY_ARN,
  }),
  readSecret: secretsReader(new SecretsManagerClient(awsClientOptions)),
  secretPrefix: environment.SECRET_PREFIX,
});

export const handler = httpHandler([
  {
    method: 'POST',
    path: '/v1/channels/bulkgate/{secret}',
    handle: async ({ params, rawBody }) => {
      const deps = await worker();
      // Found by its digest, which tells nothing about how near a guess was.
      const account = await deps.findAccount('bulkgate', sha256Hex(params['secret'] ?? ''));
      if (!account)
        throw new AppError(
          'NotFound',
          'webhook.address_unknown',
          'This is not the address of a dealer’s BulkGate account. The right one is shown once by npm run admin -- channel bulkgate.',
        );
      const report = readBulkGateWebhook(parseJson(rawBody), account.accountId, now());
      await takeVendorReport(deps, report);
      return json(200, { receipts: report.receipts.length, messages: report.inbound.length });
    },
  },
]);
