import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Stored } from '../table/entity.ts';
import { parseItem } from '../table/parse-item.ts';
import type { EventRecord } from './event.ts';
import { events } from './event-store.ts';

type Image = Record<string, AttributeValue>;
const isImage = (value: unknown): value is Image => typeof value === 'object' && value !== null;

/** The event in a stream record; undefined for anything that is not an event item. */
export const readStreamRecord = (record: DynamoDBRecord): Stored<EventRecord> | undefined => {
  const image: unknown = record.dynamodb?.NewImage;
  if (!isImage(image)) return undefined;
  const item = parseItem(unmarshall(image));
  return item.entity === 'event' ? events.parse(item) : undefined;
};
