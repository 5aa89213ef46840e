import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { apiEvent, context } from '../../support/api-event.ts';
import { broken } from './broken-json.ts';
import { vendorFixture } from './outgoing.ts';

process.env['TABLE_NAME'] = 'table';
process.env['SECRET_PREFIX'] = 'kerbside/test';
process.env['MESSAGE_DELIVERY_ARN'] = 'arn:aws:states:eu-central-1:0:stateMachine:message-delivery';
const { handler } = await import('../../../functions/channel-webhooks/oem.ts');

/* The door of the manufacturer's app, as Lambda loads it. */

const NEW = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD3Ee2Si1yRxQ=';
const OLD = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER_NETWORK = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const SECRETS: Record<string, unknown> = {
  'kerbside/test/platform': { linkKey: 'k'.repeat(32) },
  'kerbside/test/networks/bmw-de': { oem: { gateway: 'mybmw', webhookSecrets: [NEW, OLD] } },
  'kerbside/test/networks/other': { oem: { gateway: 'mybmw', webhookSecrets: [OTHER_NETWORK] } },
};
const networks = ['bmw-de', 'other', 'without-app'];
const envelope = { schema: 1, version: 1, updatedAt: '2026-11-21T10:00:00.000Z' };
const MESSAGE = {
  pk: 'CONVERSATION#cv0123456789',
  sk: 'ENTRY#01KABC',
  entity: 'message',
  ...envelope,
  messageId: 'cv0123456789-01KABC',
  dealerId: '00027',
  locationId: '01',
  contactId: 'ct1',
  visitId: 'vs1',
  purpose: 'check-in-invite',
  language: 'de',
  variables: {},
  cause: { partnerId: 'p', eventId: 'e' },
  status: 'sending',
  createdAt: '2026-12-01T09:30:00.000Z',
  dueAt: '2026-12-01T09:30:00.000Z',
  candidates: [{ channel: 'oem' }],
  attempts: [{ channel: 'oem', number: 1, status: 'sent', at: '2026-12-01T09:30:00.000Z' }],
  execution: 'x',
  taskToken: 'token',
};

const dynamo = mockClient(DynamoDBDocumentClient);
const secrets = mockClient(SecretsManagerClient);
const workflows = mockClient(SFNClient);
// The other files of this thread share the classes.
afterAll(() => {
  dynamo.restore();
  secrets.restore();
  workflows.restore();
});

beforeEach(() => {
  dynamo.reset();
  secrets.reset();
  workflows.reset();
  dynamo.on(GetCommand).callsFake(({ Key: { pk, sk } }) => {
    const networkId = networks.find((id) => pk === `NETWORK#${id}`);
    if (networkId)
      return { Item: { pk, sk, entity: 'network', ...envelope, networkId, name: 'N', settings: {} } };
    return { Item: pk === MESSAGE.pk && sk === MESSAGE.sk ? MESSAGE : undefined };
  });
  dynamo.on(PutCommand).resolves({});
  workflows.on(SendTaskSuccessCommand).resolves({});
  secrets.on(GetSecretValueCommand).callsFake(({ SecretId }) => {
    if (SecretId in SECRETS) return { SecretString: JSON.stringify(SECRETS[SecretId]) };
    throw new ResourceNotFoundException({ message: 'none', $metadata: {} });
  });
});

type Post = { secret?: string; network?: string; at?: Date; headers?: Record<string, string> };
const post = async (
  body: string | Buffer,
  { secret = NEW, network = 'bmw-de', at = new Date(), headers = {} }: Post = {},
) => {
  const signed = {
    'webhook-id': 'ev-1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('ev-1', at, body),
  };
  const reply = await handler(
    apiEvent({
      method: 'POST',
      path: `/v1/channels/oem/${encodeURIComponent(network)}`,
      headers: { ...signed, ...headers },
      body,
    }),
    context,
  );
  return { status: reply.statusCode, body: JSON.parse(reply.body ?? 'null') };
};
const delivered = vendorFixture('mybmw/status-delivered.json');

describe('POST /v1/channels/oem/{networkId}', () => {
  it('B3 takes a signed receipt: wakes the state that waits and raises the attempt', async () => {
    expect(await post(delivered)).toEqual({ status: 200, body: { receipts: 1, messages: 0 } });
    expect(workflows.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input.taskToken).toBe('token');
    expect(dynamo.commandCalls(PutCommand)[0]?.args[0].input.Item).toMatchObject({
      status: 'delivered',
      attempts: [{ status: 'delivered', providerId: 'om-9a1b' }],
    });
  });

  it('answers 200 to what it does not understand and to a thread that is nobody’s: repeating it is of no use', async () => {
    expect(await post('{"type":"thread.closed"}')).toEqual({
      status: 200,
      body: { receipts: 0, messages: 0 },
    });
    expect(await post(vendorFixture('mybmw/received.json'))).toMatchObject({
      status: 200,
      body: { messages: 1 },
    });
    expect(dynamo.commandCalls(PutCommand)).toEqual([]);
  });

  it('S0.3 accepts both active secrets of the network, and those of no other', async () => {
    expect(await post(delivered, { secret: OLD })).toMatchObject({ status: 200 });
    for (const [network, secret] of [
      ['bmw-de', OTHER_NETWORK],
      ['other', NEW],
      ['without-app', NEW],
      ['unknown', NEW],
      ['../platform', NEW],
      ['', NEW],
    ])
      expect(await post(delivered, { network: network ?? '', secret: secret ?? '' }), network).toMatchObject({
        status: network === '' ? 404 : 401,
      });
    expect(workflows.commandCalls(SendTaskSuccessCommand)).toHaveLength(1);
  });

  it('reads no secret for a network that does not exist', async () => {
    await post(delivered, { network: 'made-up-1' });
    await post(delivered, { network: '../platform' });
    expect(secrets.commandCalls(GetSecretValueCommand)).toEqual([]);
  });

  it('refuses other bytes, a missing header and a time that is too far away', async () => {
    const headers = { 'webhook-signature': '' };
    expect(await post(delivered, { headers })).toMatchObject({
      status: 401,
      body: { code: 'webhook.signature_invalid' },
    });
    const at = new Date(Date.now() - 6 * 60_000);
    expect(await post(delivered, { at })).toMatchObject({ status: 401 });
    const signature = new Webhook(NEW).sign('ev-1', new Date(), `${delivered} `);
    expect(await post(delivered, { headers: { 'webhook-signature': signature } })).toMatchObject({
      status: 401,
    });
    expect(await post('{')).toMatchObject({ status: 400, body: { code: 'body.not_json' } });
  });

  it('never answers a 5xx, whatever the signed body is', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .constantFrom('status-delivered', 'received')
        .chain((name) =>
          broken(JSON.parse(vendorFixture(`mybmw/${name}.json`))).map((value) => JSON.stringify(value) ?? ''),
        ),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        expect([200, 400]).toContain((await post(body)).status);
      }),
      { numRuns: 300 },
    );
  });

  it('never answers a 5xx, whatever headers and bytes come unsigned', async () => {
    const text = fc.string({ maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        text,
        text,
        text,
        text,
        async (bytes, network, id, timestamp, signature) => {
          const reply = await handler(
            apiEvent({
              method: 'POST',
              path: '/v1/channels/oem/x',
              params: { networkId: network },
              headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature },
              body: Buffer.from(bytes),
            }),
            context,
          );
          expect(reply.statusCode).toBe(401);
        },
      ),
      { numRuns: 200 },
    );
  });
});
