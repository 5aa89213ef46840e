import { createHmac } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetExecutionHistoryCommand, ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { localAccount, localRegion } from '../../bin/local/emulator.ts';
import { SEED_DEALERS } from '../../bin/local/seed-data.ts';
import { applications } from '../../functions/vendor-sandbox/sandbox-store.ts';
import { resourceName, secretPrefix, workflowName } from '../../lib/names.ts';
import { readThread } from '../../shared/conversations/conversation-store.ts';
import type { Message } from '../../shared/messaging/message.ts';
import { getMessage } from '../../shared/messaging/message-store.ts';
import { whatsAppAppSecretName } from '../../shared/platform/secret-names.ts';
import { now } from '../../shared/platform/system.ts';
import { DynamoTable } from '../../shared/table/dynamo-table.ts';
import { localAws, tableName } from '../support/local-aws.ts';
import { type Answer, call, eventually, postEvent, readEvent, story, unique } from '../support/stage.ts';

/* Vendors repeat receipts, and their servers do not wait for each other: twenty at the same moment are as good as three one after the other. */

const tableOf = (name: string) =>
  new DynamoTable(
    DynamoDBDocumentClient.from(new DynamoDBClient(localAws()), {
      marshallOptions: { removeUndefinedValues: true },
    }),
    name,
    now,
  );
const table = () => tableOf(tableName);
const machine = `arn:aws:states:${localRegion}:${localAccount}:stateMachine:${workflowName('local', 'check-in-lifecycle')}`;

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((value) => ({ value, order: Math.random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ value }) => value);

/** A message whose attempt on the channel waits for a receipt that never comes by itself. */
const waiting = async (magic: string, channel: 'whatsapp' | 'sms'): Promise<Message> => {
  const visit = story(magic);
  const id = unique('msg');
  await postEvent(visit.partner, visit.start, id);
  await eventually(visit.partner, id, {
    messages: [
      {
        status: 'sending',
        attempts: expect.arrayContaining([expect.objectContaining({ channel, status: 'sent' })]),
      },
    ],
  });
  return (await getMessage(table(), (await readEvent(visit.partner, id)).messages[0]!.id))!;
};

/** The states of the execution that sent the message, each as often as it was entered. */
const statesOf = async (messageId: string): Promise<string[]> => {
  const client = new SFNClient(localAws());
  const { executions = [] } = await client.send(
    new ListExecutionsCommand({ stateMachineArn: machine, maxResults: 1000 }),
  );
  const execution = executions.find(({ name }) => name?.startsWith(messageId));
  const { events = [] } = await client.send(
    new GetExecutionHistoryCommand({ executionArn: execution?.executionArn, maxResults: 1000 }),
  );
  return events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []);
};

/** What does not differ from one run to the next. */
const endOf = async (messageId: string) => {
  await expect
    .poll(() => statesOf(messageId), { timeout: 20_000, interval: 300 })
    .toContain('Wait for check-in');
  const message = (await getMessage(table(), messageId))!;
  const [conversationId = ''] = messageId.split('-');
  const { entries } = await readThread(table(), conversationId, 50);
  return {
    status: message.status,
    attempts: message.attempts.map(({ channel, number, status, reason }) => ({
      channel,
      number,
      status,
      reason,
    })),
    waits: message.taskToken !== undefined,
    entries: entries.map(({ kind }) => kind),
    states: await statesOf(messageId),
  };
};

const secretSchema = z.object({ appSecret: z.string() });

const postWhatsApp = async (message: Message, status: string): Promise<Answer> => {
  const { SecretString = '' } = await new SecretsManagerClient(localAws()).send(
    new GetSecretValueCommand({ SecretId: whatsAppAppSecretName(secretPrefix('local')) }),
  );
  const { appSecret } = secretSchema.parse(JSON.parse(SecretString));
  const [attempt] = message.attempts;
  const receipt = {
    id: attempt?.providerId,
    status,
    timestamp: '1795000000',
    biz_opaque_callback_data: `${message.messageId}~${attempt?.number}`,
  };
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value: { statuses: [receipt] } }] }],
  });
  const signature = createHmac('sha256', appSecret).update(body).digest('hex');
  return call('/v1/channels/whatsapp', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body,
  });
};

const postBulkGate = async (message: Message, status: string): Promise<Answer> => {
  const { applicationId = '' } = SEED_DEALERS[0]?.sms ?? {};
  const application = await applications.get(tableOf(resourceName('local', 'vendor-sandbox')), {
    applicationId,
  });
  return call(application?.deliveryUrl ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ status, smsID: message.attempts.at(-1)?.providerId }]),
  });
};

describe.each([
  [
    'WhatsApp',
    { magic: '44', channel: 'whatsapp' as const, post: postWhatsApp, inOrder: ['sent', 'delivered', 'read'] },
  ],
  ['BulkGate', { magic: '24', channel: 'sms' as const, post: postBulkGate, inOrder: ['2', '1'] }],
])('twenty receipts of %s for one message', (_vendor, { magic, channel, post, inOrder }) => {
  it('B3 at the same moment, shuffled and repeated, end as those of a good day: one entry, woken once', async () => {
    const calm = await waiting(magic, channel);
    for (const status of inOrder) expect((await post(calm, status)).status).toBe(200);
    const expected = await endOf(calm.messageId);
    expect(expected).toMatchObject({ waits: false, entries: ['message'] });
    expect(expected.states.filter((state) => state === 'Wait for check-in')).toHaveLength(1);

    const twenty = Array.from({ length: 20 }, (_, index) => inOrder[index % inOrder.length]!);
    const postAll = async (message: Message) => {
      const answers = await Promise.all(shuffled(twenty).map((status) => post(message, status)));
      expect(answers.map(({ status }) => status)).toEqual(twenty.map(() => 200));
    };
    // Late ones change nothing; and the local AWS has twenty copies of the door running now, so that the next twenty are in time.
    await postAll(calm);
    expect(await endOf(calm.messageId)).toEqual(expected);

    const busy = await waiting(magic, channel);
    await postAll(busy);
    expect(await endOf(busy.messageId)).toEqual(expected);
  });
});
