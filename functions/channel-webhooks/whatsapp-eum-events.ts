import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { takeVendorReport, vendorReportDeps } from '../../shared/conversations/take-vendor-report.ts';
import { readWhatsAppEumEvents } from '../../shared/messaging/channels/whatsapp-eum-events.ts';
import { stepFunctions } from '../../shared/messaging/step-functions.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { secretsReader } from '../../shared/platform/secrets.ts';
import { readSnsRecords } from '../../shared/platform/sns-records.ts';
import { now } from '../../shared/platform/system.ts';

/* The topic of AWS End User Messaging Social: Meta's webhook for the numbers that AWS carries. A fault is thrown, so that Lambda tries again. */

const environment = readEnvironment(ENVIRONMENTS['channel-webhooks/whatsapp-eum-events']);
const worker = vendorReportDeps({
  table: dynamoTable(environment.TABLE_NAME),
  workflow: stepFunctions(new SFNClient(awsClientOptions), {
    'message-delivery': environment.MESSAGE_DELIVERY_ARN,
  }),
  readSecret: secretsReader(new SecretsManagerClient(awsClientOptions)),
  secretPrefix: environment.SECRET_PREFIX,
});

export const handler = async (event: unknown): Promise<void> => {
  const records = readSnsRecords(event, now());
  const report = readWhatsAppEumEvents(records);
  if (report.ignored > 0)
    log.warn('WhatsApp events that are of no use to us', {
      ignored: report.ignored,
      messageIds: records.map(({ messageId }) => messageId),
    });
  await takeVendorReport(await worker(), report);
};
