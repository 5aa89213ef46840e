import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoTable } from '../table/dynamo-table.ts';

/**
 * Short limits for calls inside one region: a call that hangs must not eat the function's time. The SDK's own
 * retries (three attempts with backoff) stand behind them.
 */
export const awsClientOptions = {
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000 },
} as const;

/** The table on DynamoDB, as every function uses it. */
export const dynamoTable = (tableName: string): DynamoTable =>
  new DynamoTable(
    DynamoDBDocumentClient.from(new DynamoDBClient(awsClientOptions), {
      marshallOptions: { removeUndefinedValues: true },
    }),
    tableName,
  );

/** For AWS services that reach a customer: one try, for a send that may have worked is never repeated. */
export const vendorClientOptions = (timeoutMs: number) => ({
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 1000, requestTimeout: timeoutMs },
});
