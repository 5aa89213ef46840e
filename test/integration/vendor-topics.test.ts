import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListTopicsCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { channelAccounts } from '../../shared/conversations/channel-account-store.ts';
import { inboundRoutes } from '../../shared/conversations/inbound-route-store.ts';
import { readThread } from '../../shared/conversations/conversation-store.ts';
import { referenceOf } from '../../shared/messaging/channel.ts';
import { digestId } from '../../shared/kernel/digest.ts';
import { getMessage } from '../../shared/messaging/message-store.ts';
import { now } from '../../shared/platform/system.ts';
import { DynamoTable } from '../../shared/table/dynamo-table.ts';
import { localAws, tableName } from '../support/local-aws.ts';
import { eventually, postEvent, readEvent, story, unique } from '../support/stage.ts';

/* What AWS would publish to our topics, published by hand: the local AWS has no End User Messaging, but it has SNS. */

const table = () =>
  new DynamoTable(
    DynamoDBDocumentClient.from(new DynamoDBClient(localAws()), {
      marshallOptions: { removeUndefinedValues: true },
    }),
    tableName,
    now,
  );

const topics = new Map<string, string>();
beforeAll(async () => {
  const { Topics = [] } = await new SNSClient(localAws()).send(new ListTopicsCommand({}));
  for (const { TopicArn = '' } of Topics)
    topics.set(TopicArn.split('kerbside-local-').at(-1) ?? '', TopicArn);
});
const publish = async (topic: string, message: unknown): Promise<void> => {
  const Message = typeof message === 'string' ? message : JSON.stringify(message);
  await new SNSClient(localAws()).send(new PublishCommand({ TopicArn: topics.get(topic), Message }));
};

/** Posts a check-in for a number of the vendor sandbox, whose vendors accept everything and then stay silent. */
const invited = async () => {
  const visit = story('44', { email: `${unique('mail')}@example.com` });
  const id = unique('msg');
  await postEvent(visit.partner, visit.start, id);
  /** Our reference of the latest attempt, once that is on the channel. */
  const referenceOn = async (channel: string): Promise<string> => {
    await expect
      .poll(async () => (await readEvent(visit.partner, id)).messages[0]?.attempts.at(-1), {
        timeout: 20_000,
        interval: 100,
      })
      .toMatchObject({ channel, status: 'sent' });
    const [message] = (await readEvent(visit.partner, id)).messages;
    const stored = await getMessage(table(), message!.id);
    return referenceOf(message!.id, stored!.attempts.at(-1)!.number);
  };
  return { visit, id, referenceOn };
};

describe('topics of vendors', () => {
  it('B3 S0.24 a receipt that AWS publishes wakes the state that waits for it, by WhatsApp and by SMS', async () => {
    const { visit, id, referenceOn } = await invited();
    const failed = {
      id: 'wamid.1',
      status: 'failed',
      timestamp: '1796117412',
      errors: [{ code: 131_026 }],
      biz_opaque_callback_data: await referenceOn('whatsapp'),
    };
    const entry = { id: 'waba', changes: [{ field: 'messages', value: { statuses: [failed] } }] };
    await publish('whatsapp-events', {
      whatsAppWebhookEntry: JSON.stringify(entry),
      messageId: unique('aws'),
    });

    const reference = await referenceOn('sms');
    await publish('sms-events', 'nonsense');
    await publish('sms-events', {
      eventType: 'TEXT_DELIVERED',
      isFinal: true,
      messageId: unique('eum'),
      context: { reference },
    });
    await eventually(visit.partner, id, { messages: [{ status: 'delivered', channel: 'sms' }] });
    const [message] = (await readEvent(visit.partner, id)).messages;
    expect(message?.attempts.filter(({ status }) => status !== 'skipped')).toMatchObject([
      { channel: 'whatsapp', status: 'rejected', reason: 'recipient_unreachable' },
      { channel: 'sms', status: 'delivered' },
    ]);
  });

  it('B5 S3.4 a text of a customer to a number at AWS comes into the conversation', async () => {
    const { visit, referenceOn } = await invited();
    await referenceOn('whatsapp');
    const { dealerId, locationId } = visit.partner;
    const number = `+49157${String(Date.now()).slice(-8)}`;
    await channelAccounts.createOnce(
      table(),
      { vendor: 'aws-sms', accountId: number, dealerId, locationId },
      now(),
    );
    const inboundMessageId = unique('in');
    await publish('sms-inbound', {
      originationNumber: visit.number,
      destinationNumber: number,
      messageKeyword: 'KEYWORD',
      messageBody: 'Ich komme später',
      inboundMessageId,
    });
    // Other stories have this number too: it goes to whoever was last written to by SMS.
    const thread = async () => {
      const messageDigest = digestId('aws-sms', inboundMessageId);
      const route = await inboundRoutes.get(table(), { dealerId, messageDigest });
      const page = route && (await readThread(table(), route.conversationId, 50));
      return page?.entries.filter(
        (entry) => entry.kind === 'inbound' && entry.providerId === inboundMessageId,
      );
    };
    await expect
      .poll(thread, { timeout: 20_000, interval: 300 })
      .toMatchObject([{ channel: 'sms', text: 'Ich komme später' }]);
  });
});
