import {
  AccessDeniedByMetaException,
  AccessDeniedException,
  DependencyException,
  InternalServiceException,
  InvalidParametersException,
  LimitExceededException,
  ResourceNotFoundException,
  SendWhatsAppMessageCommand,
  SocialMessagingClient,
  ThrottledRequestException,
  ValidationException,
} from '@aws-sdk/client-socialmessaging';
import { mockClient } from 'aws-sdk-client-mock';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { whatsAppCloudTransport } from '../../../shared/messaging/channels/whatsapp-cloud.ts';
import { readWhatsAppEumEvents } from '../../../shared/messaging/channels/whatsapp-eum-events.ts';
import {
  SEND_WHATSAPP_ERRORS,
  whatsAppEumSocialTransport,
} from '../../../shared/messaging/channels/whatsapp-eum-social.ts';
import { NoAnswer } from '../../../shared/platform/http-client.ts';
import { readSnsRecords } from '../../../shared/platform/sns-records.ts';
import { broken } from './broken-json.ts';
import { fakeVendor, invite, outgoing, settings, thrownBy, vendorFixture } from './outgoing.ts';

const client = new SocialMessagingClient({ region: 'eu-central-1' });
/* An instance, not the class: test files share their modules. */
const service = mockClient(client);
afterEach(() => service.reset());

const awsPhoneNumberId = 'phone-number-id-976c72a700aac43eaf573ae050eabcde';
const atAws = {
  ...settings,
  whatsapp: { phoneNumberId: '106540352242922', templates: [], awsPhoneNumberId },
};
const transport = whatsAppEumSocialTransport({ client, metaApiVersion: 'v20.0' });
const send = (changes: Parameters<typeof outgoing>[1] = {}) =>
  transport.send(outgoing(invite, { settings: atAws, ...changes }));

const answered = (status: number) => ({ $metadata: { httpStatusCode: status }, message: 'words' });
const named = (name: string, fields: object = {}) => Object.assign(new Error('words'), { name }, fields);

describe('WhatsApp by AWS End User Messaging Social', () => {
  it('S0.14 S0.23 carries the same message that Meta would be sent directly, from the number at AWS', async () => {
    service.on(SendWhatsAppMessageCommand).resolves({ messageId: '6d69f07a' });
    expect(await send()).toEqual({ result: 'accepted', providerId: '6d69f07a' });
    const [call] = service.commandCalls(SendWhatsAppMessageCommand);
    const { message, ...rest } = call!.args[0].input;
    expect(rest).toEqual({ originationPhoneNumberId: awsPhoneNumberId, metaApiVersion: 'v20.0' });
    const direct = fakeVendor(200, vendorFixture('meta/send-accepted.json'));
    await whatsAppCloudTransport({
      sendHttp: direct.sendHttp,
      readSecret: () => Promise.resolve({ whatsapp: { token: 'EAAtoken' } }),
      secretPrefix: 'kerbside/test',
      baseUrl: 'https://graph.facebook.com',
      apiVersion: 'v25.0',
      timeoutMs: 5000,
    }).send(outgoing(invite));
    const body: unknown = JSON.parse(new TextDecoder().decode(message));
    expect(body).toEqual(JSON.parse(direct.requests[0]?.body ?? ''));
    expect(body).toMatchObject({ biz_opaque_callback_data: 'cv0123456789-01KABC~1' });
    expect(transport).toMatchObject({ channel: 'whatsapp', settledBy: 'receipt', lookUpBy: 'whatsapp' });
  });

  it.each([
    [new ValidationException(answered(400)), 'content_rejected'],
    [new InvalidParametersException(answered(400)), 'content_rejected'],
    [new LimitExceededException(answered(400)), 'account_blocked'],
    [new AccessDeniedException(answered(403)), 'credentials_rejected'],
    [new AccessDeniedByMetaException(answered(403)), 'credentials_rejected'],
    [new ResourceNotFoundException(answered(404)), 'account_blocked'],
    [named('ConflictException', { $fault: 'client', ...answered(409) }), 'account_blocked'],
    [named('BrandNewException', { $fault: 'client', ...answered(400) }), 'unknown_vendor_code'],
  ])('S0.29 maps %s: %s', async (error, reason) => {
    service.on(SendWhatsAppMessageCommand).rejects(error);
    expect(await send()).toEqual({
      result: 'rejected',
      reason,
      providerCode: error.name,
      providerText: error.message,
    });
  });

  it('throws a throttle', async () => {
    service.on(SendWhatsAppMessageCommand).rejects(new ThrottledRequestException(answered(429)));
    expect(await thrownBy(send())).toMatchObject({ kind: 'Throttled', code: 'social_messaging.throttled' });
  });

  it('B3 treats an error behind AWS, one of AWS, a time limit and an answer without an id as ambiguous', async () => {
    for (const error of [
      new DependencyException(answered(502)),
      new InternalServiceException(answered(500)),
      named('TimeoutError'),
    ]) {
      service.on(SendWhatsAppMessageCommand).rejects(error);
      const thrown = await thrownBy(send());
      expect(thrown).toBeInstanceOf(NoAnswer);
      expect(thrown).toMatchObject({ sent: true });
    }
    service.on(SendWhatsAppMessageCommand).resolves({});
    expect(await thrownBy(send())).toMatchObject({ sent: true });
  });

  it('sends nothing from a number that is not at AWS, and no other form', async () => {
    expect(await send({ settings })).toMatchObject({ reason: 'channel_not_offered' });
    const email = { form: 'email', subject: 'a', text: 'b', html: 'c', unsubscribeUrl: 'd' } as const;
    expect(await thrownBy(transport.send(outgoing(email, { settings: atAws })))).toMatchObject({
      kind: 'Defect',
    });
    expect(service.commandCalls(SendWhatsAppMessageCommand)).toEqual([]);
  });

  it.each([
    'ThrottledRequestException',
    'ValidationException',
    'InvalidParametersException',
    'LimitExceededException',
    'AccessDeniedException',
    'AccessDeniedByMetaException',
    'ResourceNotFoundException',
    'ConflictException',
    'DependencyException',
    'InternalServiceException',
  ])('S0.29 its table knows %s', (name) => {
    expect(SEND_WHATSAPP_ERRORS[name]).toBeDefined();
  });
});

const receivedAt = '2026-12-01T09:31:00.000Z';
const recorded: unknown = JSON.parse(vendorFixture('aws/whatsapp-events.json'));

describe('the events of AWS End User Messaging Social', () => {
  it('B3 S3.4 are Meta’s: receipts by our reference, messages by Meta’s id of the number', () => {
    const read = readWhatsAppEumEvents(readSnsRecords(recorded, receivedAt));
    expect(read.receipts[0]).toEqual({
      vendor: 'whatsapp',
      providerId: 'wamid.HBgLNDkxNzEzOTIwMDAwMQ',
      status: 'delivered',
      at: '2026-12-01T09:30:12.000Z',
      reference: 'cv0123456789-01KABC~1',
      price: { category: 'utility' },
    });
    expect(read.inbound).toEqual([
      {
        vendor: 'whatsapp',
        accountId: '106540352242922',
        providerId: 'wamid.HBgLNDkxNzEzOTIwMDAwMR',
        from: '+4917139200001',
        profileName: 'Pablo',
        text: 'Grüße',
        at: '2026-12-01T09:30:14.000Z',
      },
    ]);
    expect(read.ignored).toBe(0);
  });

  it('S0.29 a failure without our reference is found by AWS’s id of the message', () => {
    const [, failed] = readWhatsAppEumEvents(readSnsRecords(recorded, receivedAt)).receipts;
    expect(failed).toMatchObject({
      status: 'failed',
      reason: 'recipient_unreachable',
      providerCode: '131026',
      providerId: '6d69f07a-c317-4278-9d5c-6a84078419ed',
    });
    expect(failed).not.toHaveProperty('reference');
  });

  it('AWS’s id stands in for Meta’s where only that is known to us', () => {
    const [, { body }] = readSnsRecords(recorded, receivedAt) as [unknown, { body: object }];
    const entry =
      '{"id":"1","changes":[{"field":"messages","value":{"statuses":[{"id":"wamid.X","status":"failed","timestamp":"1796117413"}]}}]}';
    const record = { messageId: 'm', at: receivedAt, body: { ...body, whatsAppWebhookEntry: entry } };
    expect(readWhatsAppEumEvents([record]).receipts).toMatchObject([
      { providerId: '6d69f07a-c317-4278-9d5c-6a84078419ed' },
    ]);
  });

  it('hold each other up never, and never throw, whatever comes', () => {
    const [good] = readSnsRecords(recorded, receivedAt);
    const bad = { messageId: 'm', at: receivedAt, body: { whatsAppWebhookEntry: '{"id"' } };
    expect(readWhatsAppEumEvents([bad, { ...bad, body: undefined }, good!])).toMatchObject({
      receipts: [{ status: 'delivered' }],
      ignored: 2,
    });
    const [record] = Object(recorded).Records as unknown[];
    const property = fc.property(fc.oneof(fc.jsonValue(), broken(record)), (value) => {
      readWhatsAppEumEvents(readSnsRecords({ Records: [value] }, receivedAt));
    });
    expect(() => fc.assert(property, { numRuns: 500 })).not.toThrow();
    const body = fc.property(fc.oneof(fc.jsonValue(), broken(good!.body)), (value) => {
      readWhatsAppEumEvents([{ ...bad, body: value }]);
    });
    expect(() => fc.assert(body, { numRuns: 500 })).not.toThrow();
  });
});
