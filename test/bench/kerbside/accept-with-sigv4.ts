import { createHash, createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/* M2: the same with nothing but Node: the request signed by hand, over a connection that stays open. It shows what the SDK costs. */

const endpoint = new URL(process.env['AWS_ENDPOINT_URL'] ?? '');
const region = process.env['AWS_REGION'] ?? '';
const agent = new Agent({ keepAlive: true });
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let signing: { day: string; key: Buffer } | undefined;
/** The key holds for a day. */
const signingKey = (day: string): Buffer => {
  if (signing?.day !== day) {
    const first = hmac(`AWS4${process.env['AWS_SECRET_ACCESS_KEY']}`, day);
    const key = hmac(hmac(hmac(first, region), 'dynamodb'), 'aws4_request');
    signing = { day, key };
  }
  return signing.key;
};

const put = (body: string): Promise<{ status: number; text: string }> => {
  const time = `${new Date().toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;
  const day = time.slice(0, 8);
  const target = 'DynamoDB_20120810.PutItem';
  const signed = 'host;x-amz-date;x-amz-target';
  const canonical = `POST\n/\n\nhost:${endpoint.host}\nx-amz-date:${time}\nx-amz-target:${target}\n\n${signed}\n${sha256(body)}`;
  const scope = `${day}/${region}/dynamodb/aws4_request`;
  const signature = hmac(
    signingKey(day),
    `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`,
  ).toString('hex');
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: endpoint.hostname,
        port: endpoint.port,
        method: 'POST',
        path: '/',
        agent,
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'content-length': Buffer.byteLength(body),
          'x-amz-date': time,
          'x-amz-target': target,
          authorization: `AWS4-HMAC-SHA256 Credential=${process.env['AWS_ACCESS_KEY_ID']}/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
};

export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
  const id = event.headers['webhook-id'] ?? '';
  const { status, text } = await put(
    JSON.stringify({
      TableName: process.env['TABLE_NAME'],
      Item: {
        pk: { S: `EVENT#${event.pathParameters?.['partnerId']}#${id}` },
        sk: { S: 'EVENT' },
        body: { S: event.body ?? '' },
        receivedAt: { S: new Date().toISOString() },
        status: { S: 'accepted' },
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
  if (status === 200) return { statusCode: 202, body: JSON.stringify({ eventId: id, status: 'accepted' }) };
  if (!text.includes('ConditionalCheckFailed')) throw new Error(`DynamoDB answered ${status}`);
  return { statusCode: 200, body: JSON.stringify({ eventId: id, status: 'duplicate' }) };
};
