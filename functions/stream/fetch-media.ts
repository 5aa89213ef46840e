import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { entries } from '../../shared/conversations/conversation-store.ts';
import { fetchMedia } from '../../shared/conversations/fetch-media.ts';
import { mediaWorker } from '../../shared/conversations/media-worker.ts';
import { removeMedia } from '../../shared/conversations/remove-media.ts';
import { describeError } from '../../shared/kernel/app-error.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { readRemovedItem, readStreamItem } from '../../shared/table/read-stream-item.ts';
import type { Item } from '../../shared/table/table.ts';

/* The files of customers' messages: the stream tells of each message that has some, and of each that is gone. */

const deps = mediaWorker(readEnvironment(ENVIRONMENTS['stream/fetch-media']));

const entryOf = (item: Item | undefined) => {
  const entry = item?.entity === 'entry' ? entries.parse(item) : undefined;
  return entry?.kind === 'inbound' ? entry : undefined;
};

const take = async (record: DynamoDBRecord): Promise<void> => {
  const removed = entryOf(readRemovedItem(record));
  if (removed) return removeMedia(deps, removed.media ?? []);
  const entry = entryOf(readStreamItem(record));
  if (entry) await fetchMedia(deps, entry);
};

/** A record whose vendor is down ends the batch there: DynamoDB gives it again, with those behind it. */
export const handler = async (stream: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of stream.Records) {
    try {
      await take(record);
    } catch (error) {
      log.warn('files of a message not taken now; the stream gives them again', {
        fault: describeError(error),
      });
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
};
