import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { now } from '../../../shared/platform/system.ts';
import { DynamoTable } from '../../../shared/table/dynamo-table.ts';
import { type Item, VersionConflict } from '../../../shared/table/table.ts';

const dynamo = mockClient(DynamoDBDocumentClient);
const table = new DynamoTable(DynamoDBDocumentClient.from(new DynamoDBClient()), 'table', now);

const item: Item = {
  pk: 'A',
  sk: 'A',
  entity: 'message',
  schema: 1,
  version: 2,
  updatedAt: '2026-11-24T10:00:00.000Z',
  attempts: [{ channel: 'sms', number: 1, reason: undefined }],
};

/** What the SDK throws after so many tries, when this stands in the table. */
const refused = (attempts: number, existing?: Record<string, unknown>) =>
  new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    $metadata: { attempts },
    ...(existing ? { Item: marshall(existing, { removeUndefinedValues: true }) } : {}),
  });

beforeEach(() => void dynamo.reset());

it('a write that the SDK repeated and that finds itself is done', async () => {
  // DynamoDB keeps no order of names.
  const existing = Object.fromEntries(Object.entries(item).toReversed());
  dynamo.on(PutCommand).rejects(refused(2, existing));
  await expect(table.write({ put: { ...item, taskToken: undefined } })).resolves.toBeUndefined();
  dynamo.on(DeleteCommand).rejects(refused(3));
  await expect(table.write({ delete: item })).resolves.toBeUndefined();
});

it.each([
  ['was written once and refused', refused(1, item)],
  ['finds what another one wrote', refused(2, { ...item, attempts: [] })],
  ['finds nothing, where something stood', refused(2)],
])('a write that %s has lost', async (_what, error) => {
  dynamo.on(PutCommand).rejects(error);
  await expect(table.write({ put: item })).rejects.toBeInstanceOf(VersionConflict);
});

it('a removal that finds something else has lost', async () => {
  dynamo.on(DeleteCommand).rejects(refused(2, { ...item, version: 3 }));
  await expect(table.write({ delete: item })).rejects.toBeInstanceOf(VersionConflict);
});
