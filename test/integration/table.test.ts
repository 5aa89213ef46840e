import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { now } from '../../shared/platform/system.ts';
import { DynamoTable } from '../../shared/table/dynamo-table.ts';
import { localAws, tableName } from '../support/local-aws.ts';
import { tableContract } from '../support/table-contract.ts';

tableContract(
  'DynamoDB',
  () =>
    new DynamoTable(
      DynamoDBDocumentClient.from(new DynamoDBClient(localAws()), {
        marshallOptions: { removeUndefinedValues: true },
      }),
      tableName,
      now,
    ),
);
