import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { DynamoTable } from '../../../shared/table/dynamo-table.ts';
import { MemoryDynamo } from '../../support/memory-dynamo.ts';
import { tableContract } from '../../support/table-contract.ts';

beforeAll(() => new MemoryDynamo().answer());

const client = DynamoDBDocumentClient.from(new DynamoDBClient());
const table = new DynamoTable(client, 'table');
tableContract('DynamoDB in memory', () => table);

describe('DynamoDB in memory refuses what DynamoDB refuses', () => {
  const envelope = { entity: 'thing', schema: 1, version: 1, updatedAt: '2026-11-21T10:00:00.000Z' };
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

  it.each([
    ['a partition key of 2,049 bytes', { pk: 'ü'.repeat(1025), sk: 'A' }],
    ['a sort key of 1,025 bytes', { pk: 'A', sk: 'x'.repeat(1025) }],
    ['an empty key', { pk: 'A', sk: '' }],
    ['an index key that is empty', { pk: 'A', sk: 'B', gsi1pk: 'C', gsi1sk: '' }],
    ['more than 400 KB', { pk: 'A', sk: 'B', text: 'x'.repeat(400 * 1024) }],
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

  it('a read by a key that cannot be, two reads of one key, a page that starts elsewhere', async () => {
    const refusal = { name: 'ValidationException' };
    await expect(table.get({ pk: 'x'.repeat(2049), sk: 'A' })).rejects.toMatchObject(refusal);
    await expect(table.query({ pk: 'x'.repeat(2049), limit: 1 })).rejects.toMatchObject(refusal);
    await expect(
      table.getMany([
        { pk: 'A', sk: 'A' },
        { pk: 'A', sk: 'A' },
      ]),
    ).rejects.toMatchObject(refusal);
    const cursor = Buffer.from(JSON.stringify({ pk: 'A', sk: 'x'.repeat(1025) })).toString('base64url');
    await expect(table.query({ pk: 'A', limit: 1, cursor })).rejects.toMatchObject(refusal);
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
