import { configurationSetName } from '../../lib/names.ts';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SEED_DEALERS } from '../../bin/local/seed-data.ts';
import { localAccount, localRegion } from '../../bin/local/emulator.ts';
import {
  scheduleDeadLetterName,
  scheduleGroupName,
  scheduleRoleName,
  workflowName,
} from '../../lib/names.ts';
import { SETTINGS } from '../support/world.ts';
import { DEFAULT_SETTINGS, settingsSchema } from '../../shared/dealers/settings.ts';
import { addSeconds } from '../../shared/kernel/clock.ts';
import { sesEmailTransport } from '../../shared/messaging/channels/ses-email.ts';
import { eventBridgeScheduler } from '../../shared/planning/event-bridge-scheduler.ts';
import { awsClientOptions, vendorClientOptions } from '../../shared/platform/aws-clients.ts';
import { NoAnswer } from '../../shared/platform/http-client.ts';
import { now } from '../../shared/platform/system.ts';
import { DynamoTable } from '../../shared/table/dynamo-table.ts';
import { defineEntity } from '../../shared/table/entity.ts';
import { type FaultProxy, type FaultProxyOptions, startFaultProxy } from '../support/fault-proxy.ts';
import { localAws, tableName } from '../support/local-aws.ts';
import { sandbox } from '../support/sandbox.ts';
import { call, unique } from '../support/stage.ts';
import { tableContract } from '../support/table-contract.ts';

/* Our adapters of AWS over a wire that fails, with the options that the functions use: as long as the SDK's repetitions help, nobody notices. */

const SEED = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
const QUICK = ['throttled', 'broken', 'reset before', 'reset after'] as const;

const open: FaultProxy[] = [];
const proxyTo = async (options: Omit<FaultProxyOptions, 'target' | 'seed'>): Promise<FaultProxy> => {
  const proxy = await startFaultProxy({ target: sandbox().endpoint, seed: SEED, ...options });
  open.push(proxy);
  return proxy;
};
afterAll(() => Promise.all(open.map((proxy) => proxy.close())));

describe(`DynamoDB, while every other call fails once or twice (FAULT_SEED=${SEED})`, () => {
  let table: DynamoTable;
  let proxy: FaultProxy;
  beforeAll(async () => {
    proxy = await proxyTo({ oneIn: { dynamodb: 2 }, faults: QUICK, longest: 2 });
    const client = new DynamoDBClient({ ...awsClientOptions, ...localAws(), endpoint: proxy.url });
    table = new DynamoTable(
      DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
      tableName,
      now,
    );
  });

  tableContract('over a wire that fails', () => table);

  it('every change is made once, also when nobody heard that it was made', async () => {
    const counters = defineEntity({
      name: 'counter',
      privacy: { class: 'configuration', holds: 'counts' },
      schemaNumber: 1,
      shape: z.object({ id: z.string(), count: z.number() }),
      key: { pk: 'COUNTER#{id}', sk: 'COUNTER' },
      keyParts: ({ id }) => ({ id }),
    });
    const id = unique('counter');
    for (let count = 1; count <= 20; count += 1) {
      const after = await counters.change({ table, now }, { id }, (current) => ({
        id,
        count: (current?.count ?? 0) + 1,
      }));
      expect(after).toMatchObject({ count, version: count });
    }
    for (const fault of QUICK) expect(proxy.counts.get(`dynamodb ${fault}`), fault).toBeGreaterThan(0);
  });
});

it('a schedule is there once, moved or gone, while every other call fails once or twice', async () => {
  const proxy = await proxyTo({ oneIn: { scheduler: 2 }, faults: QUICK, longest: 2 });
  const group = scheduleGroupName('local');
  const arnOf = (workflow: 'message-delivery' | 'check-in-lifecycle') =>
    `arn:aws:states:${localRegion}:${localAccount}:stateMachine:${workflowName('local', workflow)}`;
  const scheduler = eventBridgeScheduler(
    new SchedulerClient({ ...awsClientOptions, ...localAws(), endpoint: proxy.url }),
    {
      group,
      roleArn: `arn:aws:iam::${localAccount}:role/${scheduleRoleName('local')}`,
      deadLetterArn: `arn:aws:sqs:${localRegion}:${localAccount}:${scheduleDeadLetterName('local')}`,
      arns: {
        'message-delivery': arnOf('message-delivery'),
        'check-in-lifecycle': arnOf('check-in-lifecycle'),
      },
    },
  );
  const direct = new SchedulerClient(localAws());
  const prefix = unique('faulty');
  const far = addSeconds(now(), 7200);
  for (let number = 0; number < 6; number += 1) {
    const name = `${prefix}-${number}`;
    const input = {
      messageId: `${name}-none`,
      visitId: 'v',
      dueAt: now(),
      first: 'none' as const,
      checkInSeconds: 1,
    };
    const schedule = { name, workflow: 'message-delivery' as const, input, maxAgeSeconds: 3600 };
    await scheduler.upsert({ ...schedule, at: addSeconds(far, -3600) });
    await scheduler.upsert({ ...schedule, at: far });
    const { ScheduleExpression } = await direct.send(
      new GetScheduleCommand({ Name: name, GroupName: group }),
    );
    expect(ScheduleExpression).toBe(`at(${far.slice(0, 19)})`);
    await scheduler.remove(name);
    await expect(
      direct.send(new GetScheduleCommand({ Name: name, GroupName: group })),
    ).rejects.toBeInstanceOf(ResourceNotFoundException);
  }
  const left = await direct.send(new ListSchedulesCommand({ GroupName: group, NamePrefix: prefix }));
  expect(left.Schedules).toEqual([]);
  for (const fault of QUICK) expect(proxy.counts.get(`scheduler ${fault}`), fault).toBeGreaterThan(0);
});

describe('a mail', () => {
  const mailsTo = async (to: string): Promise<number> => {
    const { json } = await call(`/sandbox/mail.json?to=${encodeURIComponent(to)}`);
    return (json['mails'] as unknown[]).length;
  };
  const send = async (fault: 'throttled' | 'broken' | 'reset before' | 'reset after' | 'silent after') => {
    const proxy = await proxyTo({ oneIn: { email: 1 }, faults: [fault] });
    const to = `${unique('customer')}@example.com`;
    const transport = sesEmailTransport({
      client: new SESv2Client({ ...vendorClientOptions(500), ...localAws(), endpoint: proxy.url }),
      configurationSet: configurationSetName('local'),
    });
    const outcome = await transport
      .send({
        networkId: 'demo',
        dealerId: '00027',
        locationId: '01',
        conversationId: 'cv1',
        language: 'de',
        to,
        reference: 'cv1-01K~1',
        ttlSeconds: 60,
        settings: settingsSchema.parse({ ...DEFAULT_SETTINGS, ...SETTINGS, email: SEED_DEALERS[0]?.email }),
        rendered: {
          form: 'email',
          subject: 'Check-in',
          text: 'Hallo',
          html: '<p>Hallo</p>',
          unsubscribeUrl: 'https://kerbside.example/u/x',
        },
      })
      .catch((error: unknown) => error);
    return { outcome, mails: await mailsTo(to), calls: proxy.counts.get(`email ${fault}`) };
  };

  it.each(['reset after', 'silent after'] as const)(
    'that left before the wire failed (%s) is sent once, and counts as "may have left"',
    async (fault) => {
      const { outcome, mails, calls } = await send(fault);
      expect({ mails, calls }).toEqual({ mails: 1, calls: 1 });
      expect(outcome).toBeInstanceOf(NoAnswer);
      expect(outcome).toMatchObject({ sent: true });
    },
  );

  it.each(['broken', 'reset before'] as const)(
    'of which nobody can say whether it left (%s) is not sent again',
    async (fault) => {
      const { outcome, mails, calls } = await send(fault);
      expect({ mails, calls }).toEqual({ mails: 0, calls: 1 });
      expect(outcome).toMatchObject({ sent: true });
    },
  );

  it('that was throttled has not left and may be sent again', async () => {
    const { outcome, mails, calls } = await send('throttled');
    expect({ mails, calls }).toEqual({ mails: 0, calls: 1 });
    expect(outcome).toMatchObject({ kind: 'Throttled' });
  });
});
