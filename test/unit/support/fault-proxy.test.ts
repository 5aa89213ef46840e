import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SchedulerClient, GetScheduleCommand } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { awsFault } from '../../../shared/kernel/aws-fault.ts';
import { type FaultProxy, FAULTS, type Service, startFaultProxy } from '../../support/fault-proxy.ts';

/* What the proxy makes looks to the SDK, and to us, as AWS does. */

let asked = 0;
const aws = createServer((_request, answer) => {
  asked += 1;
  answer.writeHead(200, { 'content-type': 'application/json' });
  answer.end('{}');
});
let target = '';
let proxy: FaultProxy;
const everyTime = { dynamodb: 1, states: 1, secrets: 1, scheduler: 1, email: 1 };

beforeAll(async () => {
  await new Promise<void>((done) => aws.listen(0, '127.0.0.1', done));
  target = `http://127.0.0.1:${(aws.address() as AddressInfo).port}`;
  proxy = await startFaultProxy({ target, seed: 1, oneIn: everyTime });
});
afterAll(async () => {
  await proxy.close();
  aws.close();
});

/** One try, so that each fault is seen. */
const once = () => ({
  endpoint: proxy.url,
  maxAttempts: 1,
  requestHandler: { requestTimeout: 150, throwOnRequestTimeout: true },
});
const CALLS: Record<Service, () => Promise<unknown>> = {
  dynamodb: () =>
    new DynamoDBClient(once()).send(new GetItemCommand({ TableName: 't', Key: { pk: { S: 'a' } } })),
  states: () =>
    new SFNClient({ ...once(), disableHostPrefix: true }).send(
      new SendTaskSuccessCommand({ taskToken: 't', output: '{}' }),
    ),
  secrets: () => new SecretsManagerClient(once()).send(new GetSecretValueCommand({ SecretId: 's' })),
  scheduler: () => new SchedulerClient(once()).send(new GetScheduleCommand({ Name: 'n' })),
  email: () => new SESv2Client(once()).send(new SendEmailCommand({ Content: undefined })),
};
const services = Object.keys(CALLS) as Service[];

describe.each(services)('%s', (service) => {
  it('throttles, breaks, hangs up and falls silent, each as an answer that passes by itself; before and after are told apart', async () => {
    const seen = new Map<string, { kind: string; reached: boolean }>();
    for (let tries = 0; tries < 40 && seen.size < FAULTS.length; tries += 1) {
      const [before, reached] = [new Map(proxy.counts), asked];
      const error = await CALLS[service]().catch((thrown: unknown) => awsFault(service, thrown));
      const fault =
        [...proxy.counts].find(([name, times]) => times !== (before.get(name) ?? 0))?.[0] ?? 'none';
      seen.set(fault, {
        kind: error instanceof AppError ? error.kind : String(error),
        reached: asked > reached,
      });
    }
    expect(Object.fromEntries(seen)).toEqual({
      [`${service} throttled`]: { kind: 'Throttled', reached: false },
      [`${service} broken`]: { kind: 'Unavailable', reached: false },
      [`${service} reset before`]: { kind: 'Unavailable', reached: false },
      [`${service} reset after`]: { kind: 'Unavailable', reached: true },
      [`${service} silent after`]: { kind: 'Unavailable', reached: true },
    });
  });
});

it('one call in so many goes wrong, whatever the seed, so that a service that is called seldom fails in every way too', async () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const seldom = await startFaultProxy({ target, seed, oneIn: { states: 4 } });
    const client = new SFNClient({ ...once(), endpoint: seldom.url, disableHostPrefix: true });
    for (let call = 0; call < 20; call += 1)
      await client
        .send(new SendTaskSuccessCommand({ taskToken: 't', output: '{}' }))
        .catch((fault: unknown) => fault);
    await seldom.close();
    expect(seldom.calls.get('states')).toBe(20);
    expect([...seldom.counts.keys()].toSorted(), `seed ${seed}`).toEqual(
      FAULTS.map((fault) => `states ${fault}`).toSorted(),
    );
    expect([...seldom.counts.values()], `seed ${seed}`).toEqual([1, 1, 1, 1, 1]);
  }
});
