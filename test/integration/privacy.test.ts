import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { GetScheduleCommand, paginateListSchedules, SchedulerClient } from '@aws-sdk/client-scheduler';
import { paginateGetExecutionHistory, paginateListExecutions, SFNClient } from '@aws-sdk/client-sfn';
import { ListQueuesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { expect, it } from 'vitest';
import { localAccount, localRegion } from '../../bin/local/emulator.ts';
import { resourceName, scheduleGroupName, workflowName } from '../../lib/names.ts';
import { WORKFLOWS } from '../../shared/messaging/workflow.ts';
import { localAws, tableName } from '../support/local-aws.ts';
import { call, eventually, postEvent, staffToken, story, unique } from '../support/stage.ts';

/* Somebody with an unmistakable name is invited, checks in and is erased: by HTTP. Then everything of the stage is looked through. */

const admin = 'adam.admin@autohaus-muster.example';

/** Every item of the table, as tests may look and nobody else. */
const items = async (): Promise<Record<string, unknown>[]> => {
  const found: Record<string, unknown>[] = [];
  const client = new DynamoDBClient(localAws());
  for await (const page of paginateScan({ client }, { TableName: tableName, ConsistentRead: true }))
    found.push(...(page.Items ?? []).map((item) => unmarshall(item)));
  return found;
};

const executions = async (since: number): Promise<string[]> => {
  const client = new SFNClient(localAws());
  const texts: string[] = [];
  for (const workflow of WORKFLOWS) {
    const stateMachineArn = `arn:aws:states:${localRegion}:${localAccount}:stateMachine:${workflowName('local', workflow)}`;
    for await (const page of paginateListExecutions({ client }, { stateMachineArn }))
      for (const { executionArn, startDate } of page.executions ?? []) {
        if (Number(startDate) < since) continue;
        for await (const history of paginateGetExecutionHistory({ client }, { executionArn }))
          texts.push(JSON.stringify(history.events));
      }
  }
  return texts;
};

const schedules = async (): Promise<string[]> => {
  const client = new SchedulerClient(localAws());
  const GroupName = scheduleGroupName('local');
  const texts: string[] = [];
  for await (const page of paginateListSchedules({ client }, { GroupName }))
    for (const { Name } of page.Schedules ?? [])
      texts.push(JSON.stringify(await client.send(new GetScheduleCommand({ Name, GroupName }))));
  return texts;
};

const letters = async (): Promise<string[]> => {
  const client = new SQSClient(localAws());
  const { QueueUrls = [] } = await client.send(
    new ListQueuesCommand({ QueueNamePrefix: `${resourceName('local')}-` }),
  );
  const all = await Promise.all(
    QueueUrls.filter((url) => url.endsWith('-dead')).map(async (QueueUrl) => {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
      );
      return Messages.map(({ Body }) => Body ?? '');
    }),
  );
  return all.flat();
};

it('B9 a person who was erased is nowhere any more', { timeout: 120_000 }, async () => {
  const since = Date.now();
  const canary = unique('Kanarina');
  const slug = unique('slug-canary');
  const visit = story('00', { firstName: canary, slug, email: `${canary}@canary.example` });
  const { vehicle } = visit.start['data'] as { vehicle: { vin: string } };
  const marks = [canary, slug, vehicle.vin, canary.toLowerCase()];
  const isMarked = (text: string): boolean => marks.some((mark) => text.includes(mark));
  const started = unique('msg');
  await postEvent(visit.partner, visit.start, started);
  await eventually(visit.partner, started, { status: 'applied', messages: [{ status: 'read' }] });
  const finished = unique('msg');
  await postEvent(visit.partner, visit.finished, finished);
  await eventually(visit.partner, finished, { status: 'applied', checkIn: { status: 'finished' } });

  const before = (await items()).filter((item) => isMarked(JSON.stringify(item)));
  expect(new Set(before.map(({ entity }) => entity))).toEqual(
    new Set(['contact', 'event', 'message', 'visit']),
  );
  const contactId = String(before.find(({ entity }) => entity === 'contact')?.['contactId']);

  const headers = { authorization: `Bearer ${await staffToken(admin)}`, 'content-type': 'application/json' };
  const path = `/v1/contacts/${contactId}`;
  const exported = await call(`${path}/export`, { headers });
  expect(exported.status).toBe(200);
  expect(exported.json).toMatchObject({
    contact: { firstName: canary },
    visits: [{ vehicle: { vin: vehicle.vin } }],
  });
  const body = JSON.stringify({ confirm: contactId, reason: 'asked-by-person' });
  const hold = JSON.stringify({ reason: 'A dispute' });
  expect((await call(`${path}/legal-hold`, { method: 'PUT', headers, body: hold })).status).toBe(200);
  expect((await call(`${path}/erasure`, { method: 'POST', headers, body })).status).toBe(409);
  expect((await call(`${path}/legal-hold`, { method: 'DELETE', headers })).status).toBe(204);
  const preview = await call(`${path}/erasure/preview`, { method: 'POST', headers });
  const erased = await call(`${path}/erasure`, { method: 'POST', headers, body });
  expect(erased.status).toBe(200);
  expect(erased.json['counts']).toEqual(preview.json['counts']);
  expect((await call(`${path}/erasure`, { method: 'POST', headers, body })).json['erasureId']).toBe(
    erased.json['erasureId'],
  );
  expect((await call(`${path}/export`, { headers })).status).toBe(404);
  const log = await call('/v1/privacy/erasures', { headers });
  expect(log.json['erasures']).toContainEqual(
    expect.objectContaining({ contactId, reason: 'asked-by-person' }),
  );

  expect((await items()).filter((item) => isMarked(JSON.stringify(item)))).toEqual([]);
  const histories = await executions(since);
  expect(histories.length).toBeGreaterThan(0);
  expect([...histories, ...(await schedules()), ...(await letters())].filter(isMarked)).toEqual([]);
  // The partner repeats what it had told: a duplicate, and nobody comes back.
  expect((await postEvent(visit.partner, visit.start, started)).status).toBe(200);
  expect((await items()).filter((item) => isMarked(JSON.stringify(item)))).toEqual([]);
});
