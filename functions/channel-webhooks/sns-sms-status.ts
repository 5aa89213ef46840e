import { SFNClient } from '@aws-sdk/client-sfn';
import { reasonTeller } from '../../shared/conversations/tell-reason.ts';
import { locationFinder } from '../../shared/dealers/dealer-store.ts';
import { readSnsSmsStatuses } from '../../shared/messaging/channels/sns-sms-status.ts';
import { recordReceipt } from '../../shared/messaging/record-receipt.ts';
import { stepFunctions } from '../../shared/messaging/step-functions.ts';
import { takeEach } from '../../shared/messaging/take-each.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { readLogRecords } from '../../shared/platform/log-records.ts';
import { countMetric } from '../../shared/platform/metrics.ts';
import { now } from '../../shared/platform/system.ts';

/* The log in which SNS writes what became of an SMS. Other applications of the account may send by SNS too; their messages are not ours. */

const environment = readEnvironment(ENVIRONMENTS['channel-webhooks/sns-sms-status']);
const table = dynamoTable(environment.TABLE_NAME);
const ports = { table, now, log, countMetric, findLocation: locationFinder(table) };
const deps = {
  ...ports,
  workflow: stepFunctions(new SFNClient(awsClientOptions)),
  tellReason: reasonTeller(ports),
};

export const handler = async (event: unknown): Promise<void> => {
  const { receipts, ignored } = readSnsSmsStatuses(readLogRecords(event));
  log.info('delivery log of SNS', { receipts: receipts.length, ignored });
  await takeEach(
    deps,
    receipts.map((receipt) => () => recordReceipt(deps, receipt)),
  );
};
