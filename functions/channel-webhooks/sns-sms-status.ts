import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { takeReceipt, takeReceiptDeps } from '../../shared/conversations/take-receipt.ts';
import { readSnsSmsStatuses } from '../../shared/messaging/channels/sns-sms-status.ts';
import { stepFunctions } from '../../shared/messaging/step-functions.ts';
import { takeEach } from '../../shared/messaging/take-each.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { readLogRecords } from '../../shared/platform/log-records.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';

/* The log in which SNS writes what became of an SMS. Other applications of the account may send by SNS too; their messages are not ours. */

const environment = readEnvironment(ENVIRONMENTS['channel-webhooks/sns-sms-status']);
const worker = takeReceiptDeps({
  table: dynamoTable(environment.TABLE_NAME),
  workflow: stepFunctions(new SFNClient(awsClientOptions)),
  readSecret: secretsReader(new SecretsManagerClient(awsClientOptions)),
  secretPrefix: environment.SECRET_PREFIX,
});

export const handler = async (event: unknown): Promise<void> => {
  const { receipts, ignored } = readSnsSmsStatuses(readLogRecords(event));
  log.info('delivery log of SNS', { receipts: receipts.length, ignored });
  const deps = await worker();
  await takeEach(
    deps,
    receipts.map((receipt) => () => takeReceipt(deps, receipt)),
  );
};
