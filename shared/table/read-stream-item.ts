import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { parseItem } from './parse-item.ts';
import type { Item } from './table.ts';

type Image = Record<string, AttributeValue>;
const isImage = (value: unknown): value is Image => typeof value === 'object' && value !== null;

/** The item as a record of the table's stream shows it after the write; undefined for a removal. */
export const readStreamItem = (record: DynamoDBRecord): Item | undefined => {
  const image: unknown = record.dynamodb?.NewImage;
  return isImage(image) ? parseItem(unmarshall(image)) : undefined;
};

/** The item that is gone; undefined for anything but a removal. */
export const readRemovedItem = (record: DynamoDBRecord): Item | undefined => {
  const image: unknown = record.eventName === 'REMOVE' ? record.dynamodb?.OldImage : undefined;
  return isImage(image) ? parseItem(unmarshall(image)) : undefined;
};
