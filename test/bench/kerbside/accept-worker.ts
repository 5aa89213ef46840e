/* Runs the three handlers in turn, in one process, and reports over IPC; what they log goes nowhere. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { Webhook } from 'standardwebhooks';

export type HandlerFile = { name: string; file: string };
export type Order = { handlers: HandlerFile[]; secret: string; body: string };
export type Timing = { name: string; new: number[]; duplicate: number[]; cpu: number };

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<{ statusCode?: number }>;

/** Calls of one handler before the next has its turn: short enough that a disturbance meets all of them. */
const BLOCK = 25;
const BLOCKS = 120;
const WARM_UP = 500;

const context = { awsRequestId: 'bench', functionName: 'bench' } as Context;

const eventOf = (webhook: Webhook, body: string, id: string): APIGatewayProxyEventV2 => {
  const at = new Date();
  return {
    version: '2.0',
    routeKey: 'POST /v1/partners/{partnerId}/events',
    rawPath: '/v1/partners/bench/events',
    rawQueryString: '',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': webhook.sign(id, at, body),
    },
    pathParameters: { partnerId: 'bench' },
    requestContext: { requestId: 'bench', http: { method: 'POST', path: '/v1/partners/bench/events' } },
    body,
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2;
};

const run = async ({ handlers, secret, body }: Order): Promise<Timing[]> => {
  const webhook = new Webhook(secret);
  let number = 0;
  const loaded = await Promise.all(
    handlers.map(async ({ name, file }) => ({ name, handler: (await import(file)).handler as Handler })),
  );
  const timings: Timing[] = loaded.map(({ name }) => ({ name, new: [], duplicate: [], cpu: 0 }));

  const call = async (handler: Handler, name: string, isNew: boolean): Promise<number> => {
    number += 1;
    const event = eventOf(webhook, body, isNew ? `msg_${number}` : 'duplicate_1');
    const began = performance.now();
    const { statusCode } = await handler(event, context);
    const took = performance.now() - began;
    if (statusCode !== (isNew ? 202 : 200)) throw new Error(`${name} answered ${statusCode}`);
    return took;
  };
  for (const { handler, name } of loaded)
    for (let warm = 0; warm < WARM_UP; warm += 1) await call(handler, name, warm % 10 !== 0);

  for (let block = 0; block < BLOCKS; block += 1) {
    for (let turn = 0; turn < loaded.length; turn += 1) {
      const at = (turn + block) % loaded.length;
      const { handler, name } = loaded[at]!;
      const timing = timings[at]!;
      const before = process.cpuUsage();
      for (let one = 0; one < BLOCK; one += 1) timing.new.push(await call(handler, name, true));
      const { user, system } = process.cpuUsage(before);
      timing.cpu += (user + system) / 1000;
      if (block % 4 === 0)
        for (let one = 0; one < BLOCK; one += 1) timing.duplicate.push(await call(handler, name, false));
    }
  }
  return timings;
};

process.on('message', (order: Order) => {
  run(order).then(
    (timings) => process.send?.({ timings }, () => process.exit(0)),
    (error: unknown) =>
      process.send?.({ fault: error instanceof Error ? error.stack : String(error) }, () => process.exit(1)),
  );
});
process.send?.('ready');
