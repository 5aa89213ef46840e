import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsFault } from '../../../shared/kernel/aws-fault.ts';
import { awsClientOptions, vendorClientOptions } from '../../../shared/platform/aws-clients.ts';

/** A service that takes every call and answers none. */
const silent: Server = createServer(() => {});
let calls = 0;
silent.on('request', () => (calls += 1));
const endpoint = () => `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;

beforeAll(() => new Promise<void>((done) => silent.listen(0, '127.0.0.1', done)));
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

it('a send that gets no answer ends at its time limit, and was made once', async () => {
  calls = 0;
  const client = new SESv2Client({ ...vendorClientOptions(100), endpoint: endpoint() });
  await expect(client.send(new SendEmailCommand({ Content: undefined }))).rejects.toMatchObject({
    name: 'TimeoutError',
  });
  expect(calls).toBe(1);
});

it('a call inside the region that gets no answer ends too, as an outage', async () => {
  const client = new DynamoDBClient({
    requestHandler: { ...awsClientOptions.requestHandler, requestTimeout: 100 },
    maxAttempts: 2,
    endpoint: endpoint(),
  });
  calls = 0;
  const fault = await client
    .send(new GetItemCommand({ TableName: 't', Key: { pk: { S: 'a' } } }))
    .catch((error: unknown) => awsFault('DynamoDB', error));
  expect(fault).toMatchObject({ kind: 'Unavailable', code: 'aws.unavailable' });
  expect(calls).toBe(2);
});
