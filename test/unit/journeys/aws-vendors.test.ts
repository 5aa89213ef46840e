import {
  ConflictException,
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendWhatsAppMessageCommand, SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import { mockClient } from 'aws-sdk-client-mock';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { takeVendorReport } from '../../../shared/conversations/take-vendor-report.ts';
import type { Channel, PartialSettings } from '../../../shared/dealers/settings.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import type { ChannelTransport } from '../../../shared/messaging/channel.ts';
import { readSmsEvents } from '../../../shared/messaging/channels/end-user-messaging-sms-events.ts';
import { endUserMessagingSmsTransport } from '../../../shared/messaging/channels/end-user-messaging-sms.ts';
import { readSnsSmsStatuses } from '../../../shared/messaging/channels/sns-sms-status.ts';
import { snsSmsTransport } from '../../../shared/messaging/channels/sns-sms.ts';
import { readWhatsAppEumEvents } from '../../../shared/messaging/channels/whatsapp-eum-events.ts';
import { whatsAppEumSocialTransport } from '../../../shared/messaging/channels/whatsapp-eum-social.ts';
import { takeEach } from '../../../shared/messaging/take-each.ts';
import { readSnsRecords } from '../../../shared/platform/sns-records.ts';
import { checkInStart, SETTINGS, World } from '../../support/world.ts';

/* Whole journeys with the real adapters of AWS, mocked at the SDK, and AWS's events as its topics bring them. */

const clients = {
  sms: new PinpointSMSVoiceV2Client({ region: 'eu-central-1' }),
  social: new SocialMessagingClient({ region: 'eu-central-1' }),
  sns: new SNSClient({ region: 'eu-central-1' }),
};
const smsVoice = mockClient(clients.sms);
const social = mockClient(clients.social);
const sns = mockClient(clients.sns);
beforeEach(() => {
  smsVoice.reset();
  smsVoice.on(SendTextMessageCommand).resolves({ MessageId: 'eum-1' });
  social.reset();
  social.on(SendWhatsAppMessageCommand).resolves({ messageId: 'aws-wa-1' });
  sns.reset();
  sns.on(PublishCommand).resolves({ MessageId: 'sns-1' });
});

const OUR_NUMBER = '+4915799912345';
const byEndUserMessaging: PartialSettings = {
  whatsapp: null,
  sms: { provider: 'aws-end-user-messaging', originationIdentity: OUR_NUMBER },
};

/** A world in which one channel is carried by a real adapter. */
const worldWith = (settings: PartialSettings, channel: Channel, transport: ChannelTransport): World => {
  const world = new World();
  world.settings = { ...SETTINGS, ...settings };
  const { transportFor } = world.deps;
  world.deps.transportFor = (asked, location) =>
    asked === channel ? transport : transportFor(asked, location);
  return world;
};
const smsWorld = (): World =>
  worldWith(
    byEndUserMessaging,
    'sms',
    endUserMessagingSmsTransport({ client: clients.sms, configurationSet: 'kerbside-test' }),
  );

/** What SNS invokes a function with. */
const published = (world: World, ...messages: unknown[]) =>
  readSnsRecords(
    {
      Records: messages.map((message, index) => ({
        EventSource: 'aws:sns',
        Sns: { MessageId: `m${index}`, Timestamp: world.now(), Message: JSON.stringify(message) },
      })),
    },
    world.now(),
  );

/** What the configuration set publishes about the latest text. */
const textEvent = (name: string, isFinal = true) => ({
  eventType: `TEXT_${name}`,
  isFinal,
  eventTimestamp: 1_796_117_403_470,
  messageId: 'eum-1',
  context: smsVoice.commandCalls(SendTextMessageCommand).at(-1)?.args[0].input.Context,
});
const tell = async (world: World, ...messages: unknown[]): Promise<void> => {
  await takeVendorReport(world.deps, readSmsEvents(published(world, ...messages)));
  await world.engine.settle();
};
const textsSent = () => smsVoice.commandCalls(SendTextMessageCommand).length;
const attempts = (world: World) =>
  world.messages()[0]?.attempts.map(({ channel, status, reason }) => ({
    channel,
    status,
    ...(reason === undefined ? {} : { reason }),
  }));

describe('SMS by AWS End User Messaging', () => {
  it('S0.24 S1.3 B3 a receipt of the handset settles the message: nothing more is sent', async () => {
    const world = smsWorld();
    await world.send(checkInStart());
    expect(textsSent()).toBe(1);
    await tell(world, textEvent('PENDING', false));
    await tell(world, textEvent('SUCCESSFUL', false));
    expect(attempts(world)).toEqual([{ channel: 'sms', status: 'sent' }]);
    await tell(world, textEvent('DELIVERED'));
    await world.advance(3600);
    expect(world.messages()[0]).toMatchObject({ status: 'delivered' });
    expect(world.sent).toEqual([]);
  });

  it('B3 where handsets send no receipts, the carrier’s final word settles it', async () => {
    const world = smsWorld();
    await world.send(checkInStart());
    await tell(world, textEvent('SUCCESSFUL', true));
    await world.advance(3600);
    expect(world.messages()[0]).toMatchObject({ status: 'delivered' });
    expect(world.sent).toEqual([]);
  });

  it.each([
    ['UNREACHABLE', 'recipient_unreachable'],
    ['CARRIER_BLOCKED', 'carrier_blocked'],
    ['TTL_EXPIRED', 'expired'],
  ])('S0.27 S0.29 TEXT_%s brings the email at once', async (name, reason) => {
    const world = smsWorld();
    await world.send(checkInStart());
    await tell(world, textEvent(name));
    expect(attempts(world)).toContainEqual({ channel: 'sms', status: 'rejected', reason });
    expect(world.sent.map(({ channel }) => channel)).toEqual(['email']);
    expect(textsSent()).toBe(1);
  });

  it('S0.27 silence brings the email after the deadline; a receipt that comes later still counts', async () => {
    const world = smsWorld();
    await world.send(checkInStart());
    await tell(world, textEvent('UNREACHABLE', false));
    expect(world.sent).toEqual([]);
    await world.advance(901);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['email']);
    await tell(world, textEvent('DELIVERED'));
    expect(world.messages()[0]).toMatchObject({ status: 'delivered' });
  });

  it('B3 a text whose answer got lost is not sent again: its event tells that it arrived', async () => {
    smsVoice.on(SendTextMessageCommand).rejects(Object.assign(new Error('late'), { name: 'TimeoutError' }));
    const world = smsWorld();
    await world.send(checkInStart());
    await tell(world, textEvent('DELIVERED'));
    await world.advance(3600);
    expect(textsSent()).toBe(1);
    expect(world.sent).toEqual([]);
    expect(world.messages()[0]).toMatchObject({ status: 'delivered' });
  });

  it('S0.29 a number that opted out at AWS gets the email, and the trace says why', async () => {
    smsVoice.on(SendTextMessageCommand).rejects(
      new ConflictException({
        $metadata: { httpStatusCode: 400 },
        message: 'words',
        Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
      }),
    );
    const world = smsWorld();
    const view = await world.event(await world.send(checkInStart()));
    expect(world.sent.map(({ channel }) => channel)).toEqual(['email']);
    expect(view.messages[0]?.attempts).toContainEqual(
      expect.objectContaining({ channel: 'sms', reason: 'recipient_opted_out' }),
    );
  });

  it('B5 STOP by SMS ends all messages, and no reply is lost', async () => {
    const world = smsWorld();
    await world.send(checkInStart());
    const text = {
      originationNumber: '+491713920000',
      destinationNumber: OUR_NUMBER,
      messageKeyword: 'KEYWORD',
      inboundMessageId: 'in-1',
    };
    await tell(world, { ...text, messageBody: 'Komme später' });
    expect(await world.inbox()).toMatchObject([{ subject: 'customer-wrote' }]);
    await tell(world, { ...text, inboundMessageId: 'in-2', messageBody: 'STOP' });
    await tell(world, { ...text, inboundMessageId: 'in-2', messageBody: 'STOP' });
    await world.advance(3600);
    expect(world.sent).toEqual([]);
    // The second message is the one that confirms the STOP, once.
    expect((await world.thread()).map(({ kind }) => kind).toSorted()).toEqual([
      'consent',
      'inbound',
      'message',
      'message',
    ]);
    expect(world.messages().filter(({ purpose }) => purpose === 'stop-confirmation')).toHaveLength(1);
    const start = checkInStart({
      checkin: { id: 'c-9', slug: 'x' },
      appointment: { id: 'a-9', startsAt: '2026-12-05T09:30:00+01:00' },
    });
    expect((await world.event(await world.send(start))).messages).toMatchObject([
      { status: 'skipped', statusReason: 'opted_out' },
    ]);
    // The invite before the STOP, and what confirms it.
    expect(textsSent()).toBe(2);
  });

  /** Each event at least once, in any order, some again. */
  const anyOrder = <T>(events: readonly T[]): fc.Arbitrary<T[]> =>
    fc
      .tuple(
        fc.shuffledSubarray([...events], { minLength: events.length }),
        fc.array(fc.constantFrom(...events), { maxLength: 4 }),
      )
      .map(([once, again]) => [...once, ...again]);

  it('B3 events in any order and number come to the same: delivered, one text, no email', async () => {
    const story = [
      ['QUEUED', false],
      ['PENDING', false],
      ['SUCCESSFUL', false],
      ['UNREACHABLE', false],
      ['DELIVERED', true],
    ] as const;
    await fc.assert(
      fc.asyncProperty(anyOrder(story), fc.boolean(), async (events, together) => {
        smsVoice.resetHistory();
        const world = smsWorld();
        await world.send(checkInStart());
        const messages = events.map(([name, isFinal]) => textEvent(name, isFinal));
        if (together) await tell(world, ...messages);
        else for (const message of messages) await tell(world, message);
        await world.advance(3600);
        expect(world.messages()[0]).toMatchObject({ status: 'delivered' });
        expect(attempts(world)?.at(-1)).toEqual({ channel: 'sms', status: 'delivered' });
        expect([textsSent(), world.sent.length]).toEqual([1, 0]);
      }),
      { numRuns: 40 },
    );
  });

  it('B3 S0.27 a failure in any order and number brings one email', async () => {
    const story = [
      ['QUEUED', false],
      ['SUCCESSFUL', false],
      ['TTL_EXPIRED', true],
    ] as const;
    await fc.assert(
      fc.asyncProperty(anyOrder(story), async (events) => {
        smsVoice.resetHistory();
        const world = smsWorld();
        await world.send(checkInStart());
        for (const [name, isFinal] of events) await tell(world, textEvent(name, isFinal));
        await world.advance(3600);
        expect(world.sent.map(({ channel }) => channel)).toEqual(['email']);
        expect(attempts(world)).toContainEqual({ channel: 'sms', status: 'rejected', reason: 'expired' });
        expect(textsSent()).toBe(1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('an invocation with several events', () => {
  it('is taken as far as it can be; the fault is thrown, so that it comes again', async () => {
    const world = smsWorld();
    await world.send(checkInStart());
    const good = textEvent('DELIVERED');
    const { messageId } = world.messages()[0]!;
    const get = world.table.get.bind(world.table);
    world.table.get = (key, options) =>
      JSON.stringify(key).includes('cvbroken')
        ? Promise.reject(new AppError('Unavailable', 'table.unavailable', 'down'))
        : get(key, options);
    const other = { ...good, context: { reference: 'cvbroken000-01KABCDEFG~1' } };
    await expect(tell(world, 'nonsense', other, good)).rejects.toMatchObject({ kind: 'Unavailable' });
    expect(world.messages().find((message) => message.messageId === messageId)).toMatchObject({
      status: 'delivered',
    });
  });

  it('prefers to throw what a person must look at', async () => {
    const { log } = new World().deps;
    const done: string[] = [];
    const passing = () => Promise.reject(new AppError('Throttled', 'aws.throttled', 'later'));
    const defect = () => Promise.reject(new TypeError('of ours'));
    const good = () => Promise.resolve(void done.push('good'));
    await expect(takeEach({ log }, [passing, defect, good])).rejects.toBeInstanceOf(TypeError);
    await expect(takeEach({ log }, [passing, good])).rejects.toMatchObject({ kind: 'Throttled' });
    await takeEach({ log }, [good]);
    expect(done).toEqual(['good', 'good', 'good']);
  });
});

describe('WhatsApp by AWS End User Messaging Social', () => {
  const socialWorld = (): World =>
    worldWith(
      {
        whatsapp: {
          ...SETTINGS.whatsapp!,
          awsPhoneNumberId: 'phone-number-id-976c72a700aac43eaf573ae050eabcde',
        },
      },
      'whatsapp',
      whatsAppEumSocialTransport({ client: clients.social, metaApiVersion: 'v20.0' }),
    );
  const reference = (): unknown => {
    const [call] = social.commandCalls(SendWhatsAppMessageCommand);
    const body: unknown = JSON.parse(new TextDecoder().decode(call?.args[0].input.message));
    return Object(body).biz_opaque_callback_data;
  };
  const event = (value: object, messageId = 'aws-wa-1') => ({
    whatsAppWebhookEntry: JSON.stringify({
      id: 'waba',
      changes: [
        {
          field: 'messages',
          value: { metadata: { phone_number_id: '106540352242922' }, ...value },
        },
      ],
    }),
    messageId,
  });
  const tellSocial = async (world: World, message: unknown): Promise<void> => {
    await takeVendorReport(world.deps, readWhatsAppEumEvents(published(world, message)));
    await world.engine.settle();
  };

  it('S0.22 B3 Meta’s receipt comes back by the topic and settles the message', async () => {
    const world = socialWorld();
    await world.send(checkInStart());
    const status = {
      id: 'wamid.1',
      status: 'delivered',
      timestamp: '1796117412',
      biz_opaque_callback_data: reference(),
    };
    await tellSocial(world, event({ statuses: [status] }));
    await world.advance(3600);
    expect(world.messages()[0]).toMatchObject({ status: 'delivered' });
    expect(world.sent).toEqual([]);
  });

  it('S0.24 S0.29 a refusal that only AWS reports, by its own id, brings the SMS at once', async () => {
    const world = socialWorld();
    await world.send(checkInStart());
    const status = {
      id: 'aws-wa-1',
      status: 'failed',
      timestamp: '1796117412',
      errors: [{ code: 131026 }],
    };
    await tellSocial(world, event({ statuses: [status] }));
    expect(attempts(world)).toContainEqual({
      channel: 'whatsapp',
      status: 'rejected',
      reason: 'recipient_unreachable',
    });
    expect(world.sent.map(({ channel }) => channel)).toEqual(['sms']);
  });

  it('S3.4 what a customer writes to the number reaches the team', async () => {
    const world = socialWorld();
    await world.send(checkInStart());
    const message = {
      from: '491713920000',
      id: 'wamid.2',
      timestamp: '1796117414',
      type: 'text',
      text: { body: 'Komme später' },
    };
    await tellSocial(world, event({ messages: [message] }, 'aws-in-1'));
    expect(await world.inbox()).toMatchObject([{ subject: 'customer-wrote' }]);
  });
});

describe('SMS by SNS', () => {
  const snsWorld = (): World =>
    worldWith(
      { whatsapp: null, sms: { provider: 'aws', sender: 'BMWMuster' } },
      'sms',
      snsSmsTransport({ client: clients.sns }),
    );
  const logged = async (world: World, entry: object): Promise<void> => {
    const { receipts } = readSnsSmsStatuses([{ at: world.now(), body: entry }]);
    await takeVendorReport(world.deps, { receipts, inbound: [] });
    await world.engine.settle();
  };

  it('S0.29 its log, where it is read, says what became of a text that its acceptance had settled', async () => {
    const delivered = snsWorld();
    await delivered.send(checkInStart());
    expect(delivered.messages()[0]).toMatchObject({ status: 'sent' });
    await logged(delivered, { status: 'SUCCESS', notification: { messageId: 'sns-1' } });
    expect(delivered.messages()[0]).toMatchObject({ status: 'delivered' });

    const failed = snsWorld();
    await failed.send(checkInStart());
    await logged(failed, {
      status: 'FAILURE',
      notification: { messageId: 'sns-1' },
      delivery: { providerResponse: 'Phone has blocked SMS' },
    });
    expect(attempts(failed)).toContainEqual({
      channel: 'sms',
      status: 'rejected',
      reason: 'recipient_blocked_sender',
    });
    expect(failed.sent).toEqual([]);
    expect(failed.messages()[0]).toMatchObject({ status: 'failed' });
    expect(await failed.inbox()).toMatchObject([{ subject: 'no-channel' }]);
  });

  it('lines about texts of other applications are left alone', async () => {
    const world = snsWorld();
    await world.send(checkInStart());
    await logged(world, { status: 'SUCCESS', notification: { messageId: 'not-ours' } });
    expect(world.messages()[0]).toMatchObject({ status: 'sent' });
  });
});
