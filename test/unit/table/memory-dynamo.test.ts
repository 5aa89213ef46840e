import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { now } from '../../../shared/platform/system.ts';
import { DynamoTable } from '../../../shared/table/dynamo-table.ts';
import { MemoryDynamo } from '../../support/memory-dynamo.ts';
import { tableContract } from '../../support/table-contract.ts';

beforeAll(() => new MemoryDynamo().answer());

const client = DynamoDBDocumentClient.from(new DynamoDBClient());
const table = new DynamoTable(client, 'table', now);
tableContract('DynamoDB in memory', () => table);

const on = { TableName: 'table' };
const key = { pk: 'A', sk: 'A' };
const query = (values: Record<string, string>, start?: object) =>
  new QueryCommand({
    ...on,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: values,
    ...(start ? { ExclusiveStartKey: { ...start } } : {}),
  });

describe('DynamoDB in memory refuses what DynamoDB refuses', () => {
  const envelope = { entity: 'thing', schema: 1, version: 1, updatedAt: '2026-11-21T10:00:00.000Z' };
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

  it.each([
    ['a partition key of 2,049 bytes', { pk: 'ü'.repeat(1025), sk: 'A' }],
    ['a sort key of 1,025 bytes', { pk: 'A', sk: 'x'.repeat(1025) }],
    ['an empty key', { pk: 'A', sk: '' }],
    ['an index key that is empty', { pk: 'A', sk: 'B', gsi1pk: 'C', gsi1sk: '' }],
    ['more than 400 KB', { pk: 'A', sk: 'B', text: 'x'.repeat(400 * 1024) }],
    ['a number that is too large or too small', { pk: 'A', sk: 'B', price: 5e-324 }],
    ['half of a character', { pk: 'A', sk: 'B', text: 'a\ud800' }],
    ['more than 32 levels', { pk: 'A', sk: 'B', deep: deep(33) }],
  ])('%s', async (_what, parts) => {
    await expect(table.write({ put: { ...envelope, ...parts } })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('and takes what is just within the limits', async () => {
    await table.write({ put: { ...envelope, pk: 'x'.repeat(2048), sk: 'y'.repeat(1024), deep: deep(32) } });
    expect(await table.get({ pk: 'x'.repeat(2048), sk: 'y'.repeat(1024) })).toMatchObject({ version: 1 });
  });

  it.each([
    ['a read by a key that cannot be', new GetCommand({ ...on, Key: { pk: 'x'.repeat(2049), sk: 'A' } })],
    ['two reads of one key', new BatchGetCommand({ RequestItems: { table: { Keys: [key, key] } } })],
    ['a partition that cannot be', query({ ':pk': 'x'.repeat(2049) })],
    ['a page that starts at a key that cannot be', query({ ':pk': 'A' }, { pk: 'A', sk: 'x'.repeat(1025) })],
    ['a page that starts elsewhere', query({ ':pk': 'A' }, { pk: 'B', sk: 'A' })],
  ])('%s', async (_what, command) => {
    // The union of the commands fits none of the overloads of `send`.
    await expect(client.send(command as GetCommand)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('and a condition that it does not know, in words that say what to do', async () => {
    const put = new PutCommand({
      TableName: 'table',
      Item: { ...envelope, pk: 'A', sk: 'A' },
      ConditionExpression: 'a = b',
    });
    await expect(client.send(put)).rejects.toThrow('teach it');
  });
});
