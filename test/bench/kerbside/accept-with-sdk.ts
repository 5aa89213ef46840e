import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/* M1: what one writes by hand to store a webhook once. No signature, no schema, no log: one conditional write by the SDK. */

const client = new DynamoDBClient({});

export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
  const id = event.headers['webhook-id'] ?? '';
  const now = new Date().toISOString();
  try {
    await client.send(
      new PutItemCommand({
        TableName: process.env['TABLE_NAME'],
        Item: {
          pk: { S: `EVENT#${event.pathParameters?.['partnerId']}#${id}` },
          sk: { S: 'EVENT' },
          body: { S: event.body ?? '' },
          receivedAt: { S: now },
          status: { S: 'accepted' },
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    return { statusCode: 200, body: JSON.stringify({ eventId: id, status: 'duplicate' }) };
  }
  return { statusCode: 202, body: JSON.stringify({ eventId: id, status: 'accepted' }) };
};
