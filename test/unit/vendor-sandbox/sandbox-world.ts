import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { postReceipt } from '../../../functions/vendor-sandbox/post-receipt.ts';
import type { ReceiptOrder } from '../../../functions/vendor-sandbox/queue-receipts.ts';
import { sandboxHandler } from '../../../functions/vendor-sandbox/sandbox-handler.tsx';
import type { Sandbox } from '../../../functions/vendor-sandbox/sandbox.ts';
import { addSeconds } from '../../../shared/kernel/clock.ts';
import { bulkGateTransport } from '../../../shared/messaging/channels/bulkgate.ts';
import { myBmwTransport } from '../../../shared/messaging/channels/mybmw.ts';
import type { OemGatewayDeps } from '../../../shared/messaging/channels/oem-gateway.ts';
import { whatsAppCloudTransport } from '../../../shared/messaging/channels/whatsapp-cloud.ts';
import { type HttpRequest, NoAnswer, type SendHttp } from '../../../shared/platform/http-client.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import type { Item, ItemKey, Write } from '../../../shared/table/table.ts';
import { invite, outgoing } from '../channels/outgoing.ts';

export const APP_SECRET = 'app-secret-123';
export const PHONE_NUMBER_ID = '106540352242922';
export const OEM_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export type Answer = {
  status: number;
  headers: Record<string, string>;
  text: string;
  json: ReturnType<typeof JSON.parse>;
};

export const OEM_CLIENT = {
  clientId: 'kerbside',
  clientSecret: 'oem-secret',
  webhookUrl: 'https://kerbside.example/v1/channels/oem/bmw',
  webhookSecret: OEM_SECRET,
};

/** What Lambda tells a handler about its invocation. */
export const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'sandbox',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:1:function:sandbox',
  memoryLimitInMB: '256',
  awsRequestId: 'r-1',
  logGroupName: 'g',
  logStreamName: 's',
  getRemainingTimeInMillis: () => 30_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};

/** An event as API Gateway's HTTP API hands it over. */
export const httpEvent = (
  method: string,
  url: string,
  body = '',
  headers: Record<string, string> = {},
): APIGatewayProxyEventV2 => {
  const { pathname, search } = new URL(url, 'https://sandbox.example');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers,
    body,
    isBase64Encoded: false,
    requestContext: {
      accountId: '1',
      apiId: 'a',
      domainName: 'sandbox.example',
      domainPrefix: 'sandbox',
      requestId: 'r-1',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
      http: { method, path: pathname, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
    },
  };
};

/** As strict as DynamoDB where the length of something decides. */
class StrictTable extends MemoryTable {
  override get(key: ItemKey): Promise<Item | undefined> {
    checkKey(key);
    return super.get(key);
  }

  override writeTogether(writes: readonly Write[]): Promise<void> {
    for (const write of writes) {
      checkKey('put' in write ? write.put : write.delete);
      if (JSON.stringify(write).length > 400_000) throw new Error('ValidationException: item too large');
    }
    return super.writeTogether(writes);
  }
}

const checkKey = ({ pk, sk }: ItemKey): void => {
  if (Buffer.byteLength(pk) > 2048 || Buffer.byteLength(sk) > 1024)
    throw new Error('ValidationException: key too long');
};

/** The real handler on a table in memory, with doors of ours that note what is posted to them. */
export const sandboxWorld = (changes: Partial<Sandbox> = {}) => {
  const table = new StrictTable();
  const orders: ReceiptOrder[] = [];
  const delays: number[] = [];
  /** For those who have a table of ours to note threads in. */
  const threads: { remember: OemGatewayDeps['rememberThread'] } = { remember: () => Promise.resolve() };
  const posted: HttpRequest[] = [];
  const logged: string[] = [];
  const doors = { status: 200 };
  let now = '2026-12-01T09:30:00.000Z';
  /** Two days behind: the clock of the stage is moved. */
  const machineNow = '2026-11-29T09:30:00.000Z';
  let ids = 0;
  let hangs = Promise.withResolvers<void>();

  const door: SendHttp = (request) => {
    const url = new URL(request.url);
    if (request.method === 'GET') {
      const isRight = url.searchParams.get('hub.verify_token') === 'verify-me';
      return Promise.resolve({
        status: isRight ? 200 : 403,
        headers: new Headers(),
        text: isRight ? (url.searchParams.get('hub.challenge') ?? '') : '{}',
      });
    }
    posted.push(request);
    return Promise.resolve({ status: doors.status, headers: new Headers(), text: '{}' });
  };
  const note = (message: string, fields: object = {}) =>
    void logged.push(`${message} ${JSON.stringify(fields)}`);
  const sandbox: Sandbox = {
    table,
    now: () => now,
    machineNow: () => machineNow,
    newId: (prefix) => `${prefix}_01KAAAAAAAAAAAAAAAAAAA${String((ids += 1)).padStart(4, '0')}`,
    sendHttp: door,
    queueReceipts: (messageId, count, startsAfter = 0) => {
      delays.push(startsAfter);
      for (let step = 0; step < count; step += 1) orders.push({ messageId, step });
      return Promise.resolve();
    },
    hang: () => {
      hangs.resolve();
      return new Promise<void>(() => {});
    },
    log: { info: note, warn: note, error: note },
    ...changes,
  };
  const handler = sandboxHandler(sandbox);

  const call = async (
    method: string,
    url: string,
    body: unknown = '',
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const result: APIGatewayProxyStructuredResultV2 = await handler(
      httpEvent(method, url, text, headers),
      context,
    );
    const answered = result.body ?? '';
    const answerHeaders = Object.fromEntries(
      Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    return {
      status: result.statusCode ?? 0,
      headers: answerHeaders,
      text: answered,
      json:
        answered !== '' && answerHeaders['content-type']?.includes('json') ? JSON.parse(answered) : undefined,
    };
  };

  /** What the adapters call: the handler in place of the network; a send that hangs ends in their time limit. */
  const network: SendHttp = async ({ method, url, headers, body }) => {
    hangs = Promise.withResolvers<void>();
    const tooLate = hangs.promise.then((): never => {
      throw new NoAnswer(url, true, new DOMException('too slow', 'TimeoutError'));
    });
    const answer = await Promise.race([call(method, url, body ?? '', headers), tooLate]);
    return { status: answer.status, headers: new Headers(answer.headers), text: answer.text };
  };
  const access = {
    sendHttp: network,
    readSecret: () =>
      Promise.resolve({
        whatsapp: { token: 'wa-token' },
        bulkgate: { applicationId: '1234', applicationToken: 'bg-token' },
        oem: {
          gateway: 'mybmw',
          access: { clientId: 'kerbside', clientSecret: 'oem-secret' },
          webhookSecrets: [OEM_SECRET],
        },
      }),
    secretPrefix: 'kerbside/test',
    timeoutMs: 1000,
  };

  return {
    sandbox,
    table,
    orders,
    delays,
    threads,
    posted,
    logged,
    doors,
    call,
    network,
    whatsapp: whatsAppCloudTransport({
      ...access,
      baseUrl: 'https://sandbox.example/sandbox/graph',
      apiVersion: 'v25.0',
    }),
    bulkgate: bulkGateTransport({ ...access, baseUrl: 'https://sandbox.example/sandbox/bulkgate' }),
    oem: myBmwTransport({
      ...access,
      baseUrl: 'https://sandbox.example/sandbox/oem',
      now: sandbox.now,
      ticks: () => Date.parse(sandbox.now()),
      rememberThread: (thread) => threads.remember(thread),
    }),
    later: (seconds: number) => {
      now = addSeconds(now, seconds);
    },
    /** Does what `npm run seed` does: accounts, a template, and where receipts go. */
    register: async () => {
      const answers = [
        await call('POST', '/sandbox/graph/apps', {
          appSecret: APP_SECRET,
          verifyToken: 'verify-me',
          callbackUrl: 'https://kerbside.example/v1/channels/whatsapp',
        }),
        await call('POST', '/sandbox/graph/numbers', {
          phoneNumberId: PHONE_NUMBER_ID,
          token: 'wa-token',
          displayPhoneNumber: '+49 89 99998001',
        }),
        await call('POST', '/sandbox/graph/templates', {
          phoneNumberId: PHONE_NUMBER_ID,
          name: 'checkin_invite',
          language: 'de',
          header: '{{1}}',
          body: 'Hallo {{1}}, Ihr Termin ist am {{2}}.',
          buttons: [
            { type: 'URL', text: 'Jetzt einchecken', url: 'https://kerbside.example/{{1}}' },
            { type: 'QUICK_REPLY', text: 'Rückruf' },
          ],
        }),
        await call('POST', '/sandbox/bulkgate/portal', {
          applicationId: '1234',
          applicationToken: 'bg-token',
          deliveryUrl: 'https://kerbside.example/v1/channels/bulkgate/secret',
        }),
        await call('POST', '/sandbox/oem/portal', OEM_CLIENT),
      ];
      return answers.map(({ status }) => status);
    },
    sendInvite: (
      world: { send: (o: ReturnType<typeof outgoing>) => Promise<unknown> },
      to: string,
      reference = 'cv0123456789-01KABC~1',
    ) => world.send(outgoing(invite, { to, reference })),
    /** Posts every planned receipt that waits, in the order of its delay. */
    deliver: async () => {
      for (const order of orders.splice(0)) await postReceipt(sandbox, order);
    },
    messagesTo: async (number: string) =>
      (await call('GET', `/sandbox/messages?to=${encodeURIComponent(number)}`)).json,
  };
};
