import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { takeReceipt, takeReceiptDeps } from '../../shared/conversations/take-receipt.ts';
import { readSesEvent } from '../../shared/messaging/channels/ses-events.ts';
import { stepFunctions } from '../../shared/messaging/step-functions.ts';
import { takeEach } from '../../shared/messaging/take-each.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { readSnsRecords } from '../../shared/platform/sns-records.ts';
import { now } from '../../shared/platform/system.ts';

/* Deliveries, bounces and complaints of our mails, from SES's topic. A fault is thrown, so that Lambda tries again. */

const environment = readEnvironment(ENVIRONMENTS['channel-webhooks/ses-events']);
const worker = takeReceiptDeps({
  table: dynamoTable(environment.TABLE_NAME),
  workflow: stepFunctions(new SFNClient(awsClientOptions)),
  readSecret: secretsReader(new SecretsManagerClient(awsClientOptions)),
  secretPrefix: environment.SECRET_PREFIX,
});

export const handler = async (event: unknown): Promise<void> => {
  const read = readSnsRecords(event, now()).map(({ body, at }) => readSesEvent(body, at));
  for (const one of read)
    if ('ignored' in one)
      log.info('event of SES says nothing final', { what: one.ignored, reference: one.reference });
  const deps = await worker();
  const receipts = read.flatMap((one) => ('receipt' in one ? [one.receipt] : []));
  await takeEach(
    deps,
    receipts.map((receipt) => () => takeReceipt(deps, receipt)),
  );
};
