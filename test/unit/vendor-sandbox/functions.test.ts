import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyStructuredResultV2, SQSEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  deliverReceiptsEnvironment,
  sandboxApiEnvironment,
} from '../../../functions/vendor-sandbox/environment.ts';
import { receiptQueue } from '../../../functions/vendor-sandbox/queue-receipts.ts';
import { verifyWhatsAppSignature } from '../../../shared/messaging/channels/whatsapp-webhook.ts';
import { APP_SECRET, context, httpEvent } from './sandbox-world.ts';

/* The functions as Lambda loads them: environment, SDK clients, batch answers. */

const dynamo = mockClient(DynamoDBDocumentClient);
const envelope = { schema: 1, version: 1, updatedAt: '2026-12-01T09:30:00.000Z' };
const message = {
  pk: 'PHONE#%2B491713920000',
  sk: 'MESSAGE#2026-12-01T09%3A30%3A00.000Z#wamid.1',
  entity: 'message',
  ...envelope,
  messageId: 'wamid.1',
  number: '+491713920000',
  channel: 'whatsapp',
  account: '106540352242922',
  title: '+49 89 99998001',
  from: 'dealer',
  at: '2026-12-01T09:30:00.000Z',
  shown: { text: 'Hallo', buttons: [] },
  reference: 'cv0123456789-01KABC~1',
  arrives: true,
  planned: [{ status: 'sent' }, { status: 'delivered' }],
  reported: [],
};
const items: Record<string, Record<string, unknown>> = {
  'MESSAGE#wamid.1|MESSAGE': {
    pk: 'MESSAGE#wamid.1',
    sk: 'MESSAGE',
    entity: 'placement',
    ...envelope,
    messageId: 'wamid.1',
    number: message.number,
    at: message.at,
  },
  [`${message.pk}|${message.sk}`]: message,
  'APP|APP': {
    pk: 'APP',
    sk: 'APP',
    entity: 'app',
    ...envelope,
    appSecret: APP_SECRET,
    verifyToken: 'v',
    callbackUrl: 'https://kerbside.example/v1/channels/whatsapp',
  },
};
const door =
  vi.fn<(url: string, init: { body: string; headers: Record<string, string> }) => Promise<Response>>();

beforeEach(() => {
  dynamo.reset();
  dynamo
    .on(GetCommand)
    .callsFake(({ Key }: { Key: { pk: string; sk: string } }) => ({ Item: items[`${Key.pk}|${Key.sk}`] }));
  dynamo.on(PutCommand).resolves({});
  door.mockReset();
  door.mockImplementation(() => Promise.resolve(new Response('{}', { status: 200 })));
  vi.stubGlobal('fetch', door);
  vi.stubEnv('SANDBOX_TABLE', 'sandbox');
  vi.stubEnv('RECEIPT_QUEUE_URL', 'https://sqs.eu-central-1.amazonaws.com/1/receipts');
});
afterAll(() => {
  dynamo.restore();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const records = (...bodies: [body: string, tries?: number][]): SQSEvent => ({
  Records: bodies.map(([body, tries = 1], index) => ({
    messageId: `m${index}`,
    receiptHandle: 'r',
    body,
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-central-1:1:receipts',
    awsRegion: 'eu-central-1',
    messageAttributes: {},
    attributes: {
      ApproximateReceiveCount: String(tries),
      SentTimestamp: '0',
      SenderId: 's',
      ApproximateFirstReceiveTimestamp: '0',
    },
  })),
});
const order = (step: number, messageId = 'wamid.1') => JSON.stringify({ messageId, step });

const deliver = async (event: SQSEvent) => {
  const { handler } = await import('../../../functions/vendor-sandbox/deliver-receipts.ts');
  return handler(event, context);
};

describe('deliver-receipts', () => {
  it('B10 posts a signed receipt and notes it on the message', async () => {
    expect(await deliver(records([order(1)]))).toEqual({ batchItemFailures: [] });
    const [url, init] = door.mock.calls[0] ?? [];
    expect(url).toBe('https://kerbside.example/v1/channels/whatsapp');
    expect(JSON.parse(init?.body ?? '').entry[0].changes[0].value.statuses).toMatchObject([
      { id: 'wamid.1', status: 'delivered', biz_opaque_callback_data: 'cv0123456789-01KABC~1' },
    ]);
    expect(
      verifyWhatsAppSignature(
        APP_SECRET,
        Buffer.from(init?.body ?? ''),
        init?.headers['x-hub-signature-256'],
      ),
    ).toBe(true);
    expect(dynamo.commandCalls(PutCommand)[0]?.args[0].input.Item).toMatchObject({
      reported: [{ status: 'delivered' }],
      version: 2,
    });
  });

  it('gives back only what a door did not take', async () => {
    door.mockImplementationOnce(() => Promise.resolve(new Response('', { status: 503 })));
    door.mockImplementationOnce(() =>
      Promise.reject(
        new TypeError('fetch failed', {
          cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
        }),
      ),
    );
    const { batchItemFailures } = await deliver(records([order(0)], [order(1)], [order(0)]));
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).toSorted()).toEqual(['m0', 'm1']);
  });

  it('drops what is gone, what is broken for good and what failed five times', async () => {
    door.mockImplementation(() => Promise.resolve(new Response('', { status: 503 })));
    expect(
      await deliver(records([order(0, 'wamid.gone')], [order(9)], ['no json', 5], [order(0), 5])),
    ).toEqual({ batchItemFailures: [] });
    expect(await deliver(records(['no json', 1]))).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
  });
});

describe('api', () => {
  it('answers through API Gateway, on its table', async () => {
    const { handler } = await import('../../../functions/vendor-sandbox/api.tsx');
    const answer: APIGatewayProxyStructuredResultV2 = await handler(
      httpEvent('POST', '/sandbox/graph/v25.0/106540352242922/messages', '{}'),
      context,
    );
    expect(answer.statusCode).toBe(401);
    expect(dynamo.commandCalls(GetCommand)[0]?.args[0].input).toMatchObject({
      TableName: 'sandbox',
      Key: { pk: 'NUMBER#106540352242922', sk: 'NUMBER' },
    });
  });
});

describe('the queue of receipts', () => {
  it('holds ids only, each receipt a little later than the one before', async () => {
    const client = new SQSClient({ region: 'eu-central-1' });
    const sqs = mockClient(client);
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
    const queue = receiptQueue(client, 'https://sqs.example/1/receipts', 2);
    await queue('wamid.1', 3);
    await queue('wamid.2', 0);
    expect(sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input)).toEqual([
      {
        QueueUrl: 'https://sqs.example/1/receipts',
        Entries: [0, 1, 2].map((step) => ({
          Id: String(step),
          MessageBody: JSON.stringify({ messageId: 'wamid.1', step }),
          DelaySeconds: 2 * (step + 1),
        })),
      },
    ]);
  });

  it('is a fault when SQS does not take all of them', async () => {
    const client = new SQSClient({ region: 'eu-central-1' });
    mockClient(client)
      .on(SendMessageBatchCommand)
      .resolves({ Successful: [], Failed: [{ Id: '1', Code: 'x', SenderFault: false }] });
    await expect(
      receiptQueue(client, 'https://sqs.example/1/receipts', 1)('wamid.1', 2),
    ).rejects.toMatchObject({ code: 'sandbox.receipts_not_queued' });
  });
});

describe('the environment', () => {
  it('has numbers with defaults, and addresses that may be missing', () => {
    const least = {
      SANDBOX_TABLE: 'sandbox',
      RECEIPT_QUEUE_URL: 'http://127.0.0.1:4566/000000000000/receipts',
    };
    expect(sandboxApiEnvironment.parse(least)).toEqual({
      ...least,
      RECEIPT_DELAY_SECONDS: 1,
      HANG_SECONDS: 25,
    });
    expect(sandboxApiEnvironment.safeParse({ ...least, HANG_SECONDS: '29' }).success).toBe(false);
    expect(
      sandboxApiEnvironment.parse({ ...least, HANG_SECONDS: '2.5', RECEIPT_DELAY_SECONDS: '0' }),
    ).toMatchObject({ HANG_SECONDS: 2.5, RECEIPT_DELAY_SECONDS: 0 });
    expect(deliverReceiptsEnvironment.safeParse({}).success).toBe(false);
  });
});
