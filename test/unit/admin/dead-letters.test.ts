import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { deadLetters, handedOverEvent } from '../../../bin/admin/dead-letters.ts';
import { readSnsRecords } from '../../../shared/platform/sns-records.ts';
import { vendorFixture } from '../channels/outgoing.ts';
import { faultOf } from './admin-world.ts';

const sqs = mockClient(SQSClient);
// The other files of this thread share the classes.
afterAll(() => sqs.restore());
const base = 'https://sqs.eu-central-1.amazonaws.com/111122223333';
const queues = () => deadLetters(new SQSClient({ region: 'eu-central-1' }), 'kerbside-prod');
const letter = (id: string) => ({
  MessageId: id,
  ReceiptHandle: `receipt-${id}`,
  Body: `{"messageId":"${id}"}`,
  Attributes: { SentTimestamp: '1796122800000' },
  MessageAttributes: { ERROR_CODE: { DataType: 'String', StringValue: 'States.ExecutionLimitExceeded' } },
});

beforeEach(() => {
  sqs.reset();
  sqs.on(GetQueueUrlCommand).callsFake(({ QueueName }) => {
    if (QueueName === 'kerbside-prod-schedules-dead') return { QueueUrl: `${base}/${QueueName}` };
    if (QueueName === 'kerbside-prod-work') return { QueueUrl: `${base}/${QueueName}` };
    throw new QueueDoesNotExist({ message: 'none', $metadata: {} });
  });
});

describe('dead-letter queues', () => {
  it('are listed with what they hold, and no other queue', async () => {
    sqs.on(ListQueuesCommand).resolves({
      QueueUrls: [`${base}/kerbside-prod-schedules-dead`, `${base}/kerbside-prod-work`],
    });
    sqs.on(GetQueueAttributesCommand).resolves({
      Attributes: { ApproximateNumberOfMessages: '2', ApproximateNumberOfMessagesNotVisible: '1' },
    });
    expect(await queues().list()).toEqual([{ queue: 'schedules-dead', messages: 3 }]);
  });

  it('show when a message came and with what fault', async () => {
    sqs.on(ReceiveMessageCommand).resolves({ Messages: [letter('m1')] });
    expect(await queues().show('schedules-dead')).toEqual([
      {
        id: 'm1',
        sentAt: '2026-12-01T11:00:00.000Z',
        fault: 'States.ExecutionLimitExceeded',
        body: '{"messageId":"m1"}',
      },
    ]);
  });

  it('show the fault of a function that was handed its work', async () => {
    const Body = JSON.stringify({ requestPayload: {}, responsePayload: { errorMessage: 'down' } });
    sqs.on(ReceiveMessageCommand).resolves({
      Messages: [{ ...letter('m1'), MessageAttributes: {}, Body }],
    });
    expect(await queues().show('schedules-dead')).toMatchObject([{ fault: 'down' }]);
  });

  it('give back the event that Lambda repeated in vain, and the one for which SNS could invoke nobody', async () => {
    const event: unknown = JSON.parse(vendorFixture('aws/sms-inbound.json'));
    const [record] = Object(event).Records;
    const given = (body: unknown) =>
      readSnsRecords(handedOverEvent({ id: 'm1', body: JSON.stringify(body) }), '2026-12-01T09:31:00.000Z');
    const expected = readSnsRecords(event, '2026-12-01T09:31:00.000Z');
    expect(given({ version: '1.0', requestPayload: event, responsePayload: {} })).toEqual(expected);
    expect(given(record.Sns)).toEqual(expected);
    for (const body of ['nonsense', '{"messageId":"m1"}'])
      expect(() => handedOverEvent({ id: 'm1', body })).toThrow(
        expect.objectContaining({ code: 'queue.letter_unknown' }),
      );
  });

  it('are redriven one by one: what worked is deleted, what failed stays, and the first fault is told', async () => {
    sqs
      .on(ReceiveMessageCommand)
      .resolvesOnce({ Messages: [letter('m1'), letter('m2')] })
      .resolvesOnce({ Messages: [letter('m3')] })
      .resolves({ Messages: [] });
    const worked: string[] = [];
    const result = await queues().redrive('schedules-dead', ({ id }) => {
      if (id === 'm2') return Promise.reject(new Error('still broken'));
      worked.push(id);
      return Promise.resolve();
    });
    expect(result).toEqual({ done: 2, failed: 1, fault: 'still broken' });
    expect(worked).toEqual(['m1', 'm3']);
    const deleted = sqs.commandCalls(DeleteMessageCommand).map(({ args }) => args[0].input.ReceiptHandle);
    expect(deleted).toEqual(['receipt-m1', 'receipt-m3']);
  });

  it('refuse a queue that is none of theirs', async () => {
    for (const name of ['nope-dead', 'work'])
      expect(await faultOf(queues().purge(name))).toMatchObject({ code: 'queue.unknown' });
    expect(sqs.commandCalls(PurgeQueueCommand)).toHaveLength(0);
    await queues().purge('schedules-dead');
    expect(sqs.commandCalls(PurgeQueueCommand)).toHaveLength(1);
  });
});
