import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { eventWorker } from '../../shared/events/event-worker.ts';
import { processEvent } from '../../shared/events/process-event.ts';
import { readStreamRecord } from '../../shared/events/read-stream-record.ts';
import { describeError } from '../../shared/kernel/app-error.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';

/* The stream is the outbox: applies each event that was accepted, in the order in which the stream gives them. */

const worker = eventWorker(readEnvironment(ENVIRONMENTS['stream/apply-events']));

/** A record that only failed for now ends the batch there: DynamoDB gives it again, with those behind it. */
export const handler = async (stream: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const deps = await worker();
  for (const record of stream.Records) {
    const event = readStreamRecord(record);
    if (!event) continue;
    try {
      await processEvent(deps, event);
    } catch (error) {
      log.warn('event not applied now; the stream gives it again', {
        eventId: event.eventId,
        fault: describeError(error),
      });
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
};
