import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { entries } from '../../shared/conversations/conversation-store.ts';
import { fetchMedia } from '../../shared/conversations/fetch-media.ts';
import { mediaWorker } from '../../shared/conversations/media-worker.ts';
import { describeError } from '../../shared/kernel/app-error.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { readStreamItem } from '../../shared/table/read-stream-item.ts';

/* The files of customers' messages: the stream tells of each message that has some, once it stands in the conversation. */

const deps = mediaWorker(readEnvironment(ENVIRONMENTS['stream/fetch-media']));

/** A record whose vendor is down ends the batch there: DynamoDB gives it again, with those behind it. */
export const handler = async (stream: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of stream.Records) {
    const item = readStreamItem(record);
    const entry = item?.entity === 'entry' ? entries.parse(item) : undefined;
    if (entry?.kind !== 'inbound') continue;
    try {
      await fetchMedia(deps, entry);
    } catch (error) {
      log.warn('media not fetched now; the stream gives it again', {
        entryId: entry.entryId,
        fault: describeError(error),
      });
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
};
