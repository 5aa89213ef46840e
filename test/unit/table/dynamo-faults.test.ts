import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it } from 'vitest';
import { LogFormatter, LogItem } from '@aws-lambda-powertools/logger';
import { now } from '../../../shared/platform/system.ts';
import { DynamoTable } from '../../../shared/table/dynamo-table.ts';
import { VersionConflict } from '../../../shared/table/table.ts';

const client = mockClient(DynamoDBDocumentClient);
const table = new DynamoTable(DynamoDBDocumentClient.from(new DynamoDBClient({})), 'table', now);
const item = {
  pk: 'CONTACT#00027#ct1',
  sk: 'CONTACT',
  entity: 'contact',
  schema: 1,
  version: 2,
  updatedAt: '2026-11-24T10:00:00.000Z',
  firstName: 'Jürgen',
  phone: '+491713920000',
};
const fault = { $metadata: {}, message: 'no' };
const thrownBy = (call: Promise<unknown>): Promise<Error> =>
  call.then(
    () => new Error('nothing was thrown'),
    (error: Error) => error,
  );

/** As the logger writes errors. */
class Formatter extends LogFormatter {
  override formatAttributes = (attributes: object): LogItem => new LogItem({ attributes: { ...attributes } });
}
const logged = (error: Error): string => JSON.stringify(new Formatter().formatError(error));

afterEach(() => client.reset());

describe('what DynamoDB refuses', () => {
  it('a write that meets a transaction on its item has lost a race', async () => {
    client.on(PutCommand).rejects(new TransactionConflictException(fault));
    expect(await thrownBy(table.write({ put: item }))).toBeInstanceOf(VersionConflict);
  });

  it('what stands there instead is told, and never logged', async () => {
    client.on(PutCommand).rejects(new ConditionalCheckFailedException({ ...fault, Item: marshall(item) }));
    const conflict = await thrownBy(table.write({ put: item }));
    expect(conflict).toMatchObject({ existing: { firstName: 'Jürgen' } });
    expect(logged(conflict)).not.toContain('Jürgen');
    expect(logged(new Error('outer', { cause: conflict }))).not.toContain('Jürgen');
  });

  it('a transaction that is cancelled for another reason is a defect without its items', async () => {
    const reasons = [{ Code: 'ValidationError', Item: marshall(item) }];
    client
      .on(TransactWriteCommand)
      .rejects(new TransactionCanceledException({ ...fault, CancellationReasons: reasons }));
    const refused = await thrownBy(table.writeTogether([{ put: item }]));
    expect(refused).toMatchObject({ kind: 'Defect', code: 'table.transaction_refused' });
    expect(logged(refused)).not.toContain('Jürgen');
  });
});
