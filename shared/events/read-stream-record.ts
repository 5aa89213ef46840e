import type { DynamoDBRecord } from 'aws-lambda';
import type { Stored } from '../table/entity.ts';
import { readStreamItem } from '../table/read-stream-item.ts';
import type { EventRecord } from './event.ts';
import { events } from './event-store.ts';

/** The event in a stream record; undefined for anything that is not an event item. */
export const readStreamRecord = (record: DynamoDBRecord): Stored<EventRecord> | undefined => {
  const item = readStreamItem(record);
  return item?.entity === 'event' ? events.parse(item) : undefined;
};
