import { setTimeout } from 'node:timers/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { sendHttp } from '../../shared/platform/http-client.ts';
import { log } from '../../shared/platform/log.ts';
import { machineNow, newId, now } from '../../shared/platform/system.ts';
import { sandboxApiEnvironment } from './environment.ts';
import { receiptQueue } from './queue-receipts.ts';
import { sandboxHandler } from './sandbox-handler.tsx';

/**
 * Plays Meta's Graph API, BulkGate and the gateway of a manufacturer's app, and is the customer's handset (B10, B11). The
 * adapters run unchanged against it: only their base URLs differ (`…/sandbox/graph`, `…/sandbox/bulkgate`, `…/sandbox/oem`). Deployed on local and sandbox stages only.
 */
const environment = readEnvironment(sandboxApiEnvironment);

export const handler = sandboxHandler({
  table: dynamoTable(environment.SANDBOX_TABLE),
  now,
  machineNow,
  newId,
  sendHttp,
  queueReceipts: receiptQueue(
    new SQSClient(awsClientOptions),
    environment.RECEIPT_QUEUE_URL,
    environment.RECEIPT_DELAY_SECONDS,
  ),
  hang: () => setTimeout(environment.HANG_SECONDS * 1000),
  log,
  mailCaptureUrl: environment.MAIL_CAPTURE_URL,
  callbackOrigin: environment.CALLBACK_ORIGIN,
});
