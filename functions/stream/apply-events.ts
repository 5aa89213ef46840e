import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { eventWorker } from '../../shared/events/event-worker.ts';
import { takeStreamRecord } from '../../shared/events/take-stream-record.ts';
import { describeError } from '../../shared/kernel/app-error.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';

/* The stream is the outbox: applies each event that was accepted, in the order in which the stream gives them, and plans the visits of a person anew who has changed. */

const worker = eventWorker(readEnvironment(ENVIRONMENTS['stream/apply-events']));

/** A record that only failed for now ends the batch there: DynamoDB gives it again, with those behind it. */
export const handler = async (stream: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const deps = await worker();
  for (const record of stream.Records) {
    try {
      await takeStreamRecord(deps, record);
    } catch (error) {
      log.warn('not applied now; the stream gives it again', { fault: describeError(error) });
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
};
