import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoTable } from '../table/dynamo-table.ts';
import { now } from './system.ts';

/** How long a call may take. Without the last option the SDK only warns of a call that takes longer. */
const within = (requestTimeout: number) => ({
  connectionTimeout: 1000,
  requestTimeout,
  throwOnRequestTimeout: true,
});

/**
 * Short limits for calls inside one region: a call that hangs must not eat the function's time. The SDK's own
 * retries (three attempts with backoff) stand behind them.
 */
export const awsClientOptions = { requestHandler: within(3000) };

/** The table on DynamoDB, as every function uses it. */
export const dynamoTable = (tableName: string): DynamoTable =>
  new DynamoTable(
    DynamoDBDocumentClient.from(new DynamoDBClient(awsClientOptions), {
      marshallOptions: { removeUndefinedValues: true },
    }),
    tableName,
    now,
  );

/** For AWS services that reach a customer: one try, for a send that may have worked is never repeated. */
export const vendorClientOptions = (timeoutMs: number) => ({
  maxAttempts: 1,
  requestHandler: within(timeoutMs),
});
