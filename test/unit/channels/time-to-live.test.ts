import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import type { ChannelTransport, Rendered } from '../../../shared/messaging/channel.ts';
import { bulkGateTransport } from '../../../shared/messaging/channels/bulkgate.ts';
import { endUserMessagingSmsTransport } from '../../../shared/messaging/channels/end-user-messaging-sms.ts';
import { myBmwTransport } from '../../../shared/messaging/channels/mybmw.ts';
import { sesEmailTransport } from '../../../shared/messaging/channels/ses-email.ts';
import { snsSmsTransport } from '../../../shared/messaging/channels/sns-sms.ts';
import { whatsAppCloudTransport } from '../../../shared/messaging/channels/whatsapp-cloud.ts';
import { whatsAppEumSocialTransport } from '../../../shared/messaging/channels/whatsapp-eum-social.ts';
import { checkInStart, World } from '../../support/world.ts';
import { invite, outgoing, settings } from './outgoing.ts';

const never = () => Promise.reject(new Error('not called here'));
const http = {
  sendHttp: never,
  readSecret: never,
  secretPrefix: 'kerbside/test',
  baseUrl: 'https://vendor.example',
  timeoutMs: 1000,
};
const meta = { ...http, apiVersion: 'v25.0' };
const text: Rendered = { form: 'text', text: 'Hallo' };
const mail: Rendered = { form: 'email', subject: '', text: '', html: '', unsubscribeUrl: '' };
const chat: Rendered = { form: 'chat', subject: 'Hallo', text: 'Hallo' };

const BULKGATE = bulkGateTransport(http);
const SNS = snsSmsTransport({ client: new SNSClient() });
const SES = sesEmailTransport({ client: new SESv2Client(), configurationSet: 'set' });
const META = whatsAppCloudTransport(meta);
const SOCIAL = whatsAppEumSocialTransport({ client: new SocialMessagingClient(), metaApiVersion: 'v20.0' });
const VOICE = endUserMessagingSmsTransport({
  client: new PinpointSMSVoiceV2Client(),
  configurationSet: 'set',
});
const BMW = myBmwTransport({ ...http, now: () => '', ticks: () => 0, rememberThread: never });

describe('B3 time to live', () => {
  it.each<[string, ChannelTransport, Rendered, boolean]>([
    ['BulkGate knows none', BULKGATE, text, true],
    ['SNS knows none', SNS, text, true],
    ['mail servers try for days', SES, mail, true],
    ['a free text on WhatsApp has none', META, text, true],
    ['a free text by AWS Social has none', SOCIAL, text, true],
    ['a template has it at Meta', META, invite, false],
    ['a template by AWS Social as well', SOCIAL, invite, false],
    ['End User Messaging takes it per message', VOICE, text, false],
    ['the manufacturer’s gateway as well', BMW, chat, false],
  ])('%s', (_, transport, rendered, mayArriveLate) => {
    expect(transport.mayArriveLate?.(outgoing(rendered)) ?? false).toBe(mayArriveLate);
  });

  it('whoever takes it per message is handed the deadline of the channel', async () => {
    const client = mockClient(PinpointSMSVoiceV2Client);
    client.on(SendTextMessageCommand).resolves({ MessageId: 'm' });
    const sms = { provider: 'aws-end-user-messaging', originationIdentity: 'Muster' } as const;
    await VOICE.send(outgoing(text, { ttlSeconds: 900, settings: { ...settings, sms } }));
    expect(client.commandCalls(SendTextMessageCommand)[0]?.args[0].input.TimeToLive).toBe(900);
    client.restore();
  });

  it('the attempt says that a copy may arrive late, where nothing stops the vendor', async () => {
    const world = new World();
    const { transportFor } = world.deps;
    world.deps.transportFor = (channel, location) => {
      const transport = transportFor(channel, location);
      return transport && channel === 'sms' ? { ...transport, mayArriveLate: () => true } : transport;
    };
    const eventId = await world.send(checkInStart());
    await world.advance(1201);
    expect((await world.event(eventId)).messages[0]?.attempts).toEqual([
      expect.objectContaining({ channel: 'whatsapp', status: 'timed_out' }),
      expect.objectContaining({ channel: 'sms', status: 'sent', mayArriveLate: true }),
    ]);
    expect((await world.event(eventId)).messages[0]?.attempts[0]).not.toHaveProperty('mayArriveLate');
  });
});
