/** Rows about DynamoDB and its streams, the outbox. */
import { GetCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import {
  ConditionalCheckFailedException,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { dig, dynamo, outcome, queues, row, sleep, spread, stackName, until } from './measuring.ts';
import { outputs, recorded } from './fixture.ts';

/** Puts one item. */
export function put(name: string, item: Record<string, unknown>) {
  return dynamo.send(new PutCommand({ TableName: `${stackName}-${name}`, Item: item }));
}

/** What CloudFormation leaves of a table, conditions, transactions, indexes, paging, capacity, speed. */
export async function dynamoDb(): Promise<void> {
  for (const name of ['plain', 'global']) {
    const TableName = `${stackName}-${name}`;
    await row(`ddb ${name}: TTL, PITR, stream, indexes as CloudFormation left them`, async () => {
      const ttl = await dynamo.send(new DescribeTimeToLiveCommand({ TableName }));
      const backups = await dynamo.send(new DescribeContinuousBackupsCommand({ TableName }));
      const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
      return [
        ttl.TimeToLiveDescription,
        backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus,
        Table?.StreamSpecification,
        Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName),
      ];
    });
  }
  await row('ddb ReturnValuesOnConditionCheckFailure on PutItem', async () => {
    await put('plain', { pk: 'a', sk: '1', hash: 'old' });
    try {
      await dynamo.send(
        new PutCommand({
          TableName: `${stackName}-plain`,
          Item: { pk: 'a', sk: '1', hash: 'new' },
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return 'accepted';
    } catch (error) {
      return error instanceof ConditionalCheckFailedException ? error.Item : error;
    }
  });
  await row('ddb TransactWrite with one failed condition', async () => {
    try {
      await dynamo.send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName: `${stackName}-plain`, Item: { pk: 't', sk: '1' } } },
            {
              Put: {
                TableName: `${stackName}-plain`,
                Item: { pk: 'a', sk: '1' },
                ConditionExpression: 'attribute_not_exists(pk)',
                ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
              },
            },
          ],
        }),
      );
      return 'accepted';
    } catch (error) {
      const rolledBack =
        (
          await dynamo.send(
            new GetCommand({
              TableName: `${stackName}-plain`,
              Key: { pk: 't', sk: '1' },
              ConsistentRead: true,
            }),
          )
        ).Item === undefined;
      return error instanceof TransactionCanceledException
        ? [error.CancellationReasons?.map((reason) => [reason.Code, reason.Item]), { rolledBack }]
        : error;
    }
  });
  await row('ddb GSI: sparse, begins_with, newest first, paged', async () => {
    for (const sk of ['1', '2', '3'])
      await put('plain', { pk: 'g', sk, ...(sk === '2' ? {} : { gsi1pk: 'open', gsi1sk: `2026#${sk}` }) });
    const found = await dynamo.send(
      new QueryCommand({
        TableName: `${stackName}-plain`,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :p AND begins_with(gsi1sk, :s)',
        ExpressionAttributeValues: { ':p': 'open', ':s': '2026' },
        ScanIndexForward: false,
        Limit: 1,
      }),
    );
    return [found.Items?.map((item) => item['sk']), found.LastEvaluatedKey];
  });
  await row('ddb 1 MB page limit', async () => {
    for (let n = 0; n < 30; n++) await put('plain', { pk: 'big', sk: String(n), filler: 'x'.repeat(50_000) });
    const found = await dynamo.send(
      new QueryCommand({
        TableName: `${stackName}-plain`,
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': 'big' },
      }),
    );
    return `${found.Count} of 30 items, more: ${found.LastEvaluatedKey !== undefined}`;
  });
  await row('ddb ReturnConsumedCapacity of a 2.6 KB put and a 200 KB query', async () => {
    const written = await dynamo.send(
      new PutCommand({
        TableName: `${stackName}-plain`,
        Item: { pk: 'c', sk: '1', filler: 'x'.repeat(2600) },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    const read = await dynamo.send(
      new QueryCommand({
        TableName: `${stackName}-plain`,
        KeyConditionExpression: 'pk = :p',
        Limit: 4,
        ExpressionAttributeValues: { ':p': 'big' },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    return [written.ConsumedCapacity?.CapacityUnits, read.ConsumedCapacity?.CapacityUnits];
  });
  await row('ddb item over 400 KB', () =>
    outcome(put('plain', { pk: 'huge', sk: '1', filler: 'x'.repeat(410_000) })),
  );
  await row('ddb call latency on a kept connection', async () => {
    const times = [];
    for (let n = 0; n < 50; n++) {
      const started = performance.now();
      await dynamo.send(new GetCommand({ TableName: `${stackName}-plain`, Key: { pk: 'a', sk: '1' } }));
      times.push(performance.now() - started);
    }
    return spread(times);
  });
}

/** The primary keys of the stream records in a recorded Lambda event. */
function keysOf(event: unknown): string[] {
  const records = dig(event, 'Records');
  return Array.isArray(records)
    ? records.map((one) => `${dig(one, 'eventName')}:${dig(one, 'dynamodb', 'Keys', 'sk', 'S')}`)
    : [];
}

/** The stream to a Lambda: filters, delay, partial failures, throwing batches, retry limits. */
export async function streams(): Promise<void> {
  await row('stream two filters: INSERT of an event, MODIFY parked to accepted', async () => {
    const since = Date.now();
    await put('global', { pk: 'e', sk: 'event', entity: 'event', status: 'parked' });
    await put('global', { pk: 'e', sk: 'other', entity: 'visit' });
    await put('global', { pk: 'e', sk: 'event', entity: 'event', status: 'accepted' });
    await put('global', { pk: 'e', sk: 'event', entity: 'event', status: 'applied' });
    await sleep(4000);
    const seen = await recorded('stream', since);
    return seen.map((one) => `${keysOf(one.event).join(',')} after ${one.at - since} ms`);
  });
  await row('stream delay over 20 single inserts', async () => {
    const times = [];
    for (let n = 0; n < 20; n++) {
      const since = Date.now();
      await put('global', { pk: 'd', sk: String(n), entity: 'event' });
      const seen = await until(
        async () =>
          (await recorded('stream', since)).find((one) => keysOf(one.event).includes(`INSERT:${n}`)),
        5000,
      );
      times.push((seen?.at ?? NaN) - since);
    }
    return spread(times);
  });
  await row('stream partial batch failure, no retry limit', async () => {
    const since = Date.now();
    await put('poison', { pk: 'p', sk: 'good1' });
    await put('poison', { pk: 'p', sk: 'bad', order: 'fail-me' });
    await put('poison', { pk: 'p', sk: 'good2' });
    await sleep(8000);
    const seen = await recorded('poison', since);
    return `${seen.length} invocations: ${seen
      .slice(0, 6)
      .map((one) => `[${keysOf(one.event)}] ${one.at - since} ms`)
      .join(' ')}`;
  });
  await row('stream throwing batch, no retry limit: does a later record get through', async () => {
    const since = Date.now();
    await put('poison', { pk: 'p', sk: 'thrown', order: 'throw-me' });
    await sleep(3000);
    await put('poison', { pk: 'p', sk: 'later' });
    await sleep(5000);
    const seen = await recorded('poison', since);
    return `${seen.length} invocations: ${seen
      .slice(-4)
      .map((one) => `[${keysOf(one.event)}] ${one.at - since} ms`)
      .join(' ')}`;
  });
  await row('stream MaximumRetryAttempts 1 + bisect + OnFailure: partial failure', () =>
    impatient('fail-me'),
  );
  await row('stream MaximumRetryAttempts 1 + bisect + OnFailure: throwing', () => impatient('throw-me'));
}

/** Sends one bad record among good ones to the mapping that has a retry limit, and tells who saw what. */
async function impatient(order: string): Promise<string> {
  const since = Date.now();
  await put('impatient', { pk: order, sk: 'a' });
  await put('impatient', { pk: order, sk: 'bad', order });
  await put('impatient', { pk: order, sk: 'c' });
  await sleep(9000);
  await put('impatient', { pk: order, sk: 'later' });
  await sleep(4000);
  const seen = await recorded('impatient', since);
  const dead = await queues.send(
    new ReceiveMessageCommand({ QueueUrl: outputs['dead'], MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
  );
  return `${seen.length} invocations: ${seen
    .slice(0, 8)
    .map((one) => `[${keysOf(one.event)}] ${one.at - since} ms`)
    .join(' ')}; on-failure messages ${dead.Messages?.length ?? 0}`;
}
