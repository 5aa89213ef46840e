import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { describeError } from '../../shared/kernel/app-error.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { sendHttp } from '../../shared/platform/http-client.ts';
import { log } from '../../shared/platform/log.ts';
import { machineNow, now } from '../../shared/platform/system.ts';
import { deliverReceiptsEnvironment } from './environment.ts';
import { postReceipt } from './post-receipt.ts';
import { receiptOrderSchema } from './queue-receipts.ts';

/**
 * Consumes the planned receipts. A receipt that a door does not take is tried again, as vendors do; after five tries it
 * is dropped here, so that a local queue without a dead-letter queue does not go on for ever.
 */
const MOST_TRIES = 5;

const environment = readEnvironment(deliverReceiptsEnvironment);
const deps = { table: dynamoTable(environment.SANDBOX_TABLE), now, machineNow, sendHttp, log };
const processor = new BatchProcessor(EventType.SQS);

const deliver = async (record: SQSRecord): Promise<void> => {
  try {
    await postReceipt(deps, receiptOrderSchema.parse(JSON.parse(record.body)));
  } catch (error) {
    const tries = Number(record.attributes.ApproximateReceiveCount);
    log.warn('receipt not delivered', { tries, fault: describeError(error) });
    if (tries < MOST_TRIES) throw error;
  }
};

export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  processPartialResponse(event, deliver, processor, { context, throwOnFullBatchFailure: false });
