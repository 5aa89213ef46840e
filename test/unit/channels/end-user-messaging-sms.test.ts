import {
  AccessDeniedException,
  ConflictException,
  type ConflictExceptionReason,
  InternalServerException,
  PinpointSMSVoiceV2Client,
  ResourceNotFoundException,
  SendTextMessageCommand,
  ServiceQuotaExceededException,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it } from 'vitest';
import {
  SEND_TEXT_ERRORS,
  TEXT_EVENTS,
} from '../../../shared/messaging/channels/end-user-messaging-sms-codes.ts';
import { endUserMessagingSmsTransport } from '../../../shared/messaging/channels/end-user-messaging-sms.ts';
import { NoAnswer } from '../../../shared/platform/http-client.ts';
import { outgoing, settings, thrownBy } from './outgoing.ts';

const client = new PinpointSMSVoiceV2Client({ region: 'eu-central-1' });
/* An instance, not the class: test files share their modules. */
const service = mockClient(client);
afterEach(() => service.reset());

const byAws = {
  ...settings,
  sms: { provider: 'aws-end-user-messaging', originationIdentity: '+4915799912345' } as const,
};
const transport = endUserMessagingSmsTransport({ client, configurationSet: 'kerbside-test' });
const send = (text = 'Hi', changes: Parameters<typeof outgoing>[1] = {}) =>
  transport.send(outgoing({ form: 'text', text }, { settings: byAws, ...changes }));
const sent = () => service.commandCalls(SendTextMessageCommand).map(({ args }) => args[0].input);

const answered = (status: number) => ({ $metadata: { httpStatusCode: status }, message: 'words' });
const named = (name: string, fields: object = {}) => Object.assign(new Error('words'), { name }, fields);
const conflict = (Reason: ConflictExceptionReason) => new ConflictException({ ...answered(400), Reason });

describe('SMS by AWS End User Messaging', () => {
  it('S1.1 S1.3 B3 sends one transactional text that names our reference and dies with the channel’s deadline', async () => {
    service.on(SendTextMessageCommand).resolves({ MessageId: 'eum-1' });
    expect(await send()).toEqual({ result: 'accepted', providerId: 'eum-1' });
    expect(sent()).toEqual([
      {
        DestinationPhoneNumber: '+4917139200001',
        OriginationIdentity: '+4915799912345',
        MessageBody: 'Hi',
        MessageType: 'TRANSACTIONAL',
        ConfigurationSetName: 'kerbside-test',
        TimeToLive: 1200,
        Context: { reference: 'cv0123456789-01KABC~1' },
      },
    ]);
    expect(transport).toMatchObject({ channel: 'sms', settledBy: 'receipt' });
    expect(transport.lookUpBy).toBeUndefined();
  });

  it.each([
    [1, 5],
    [5, 5],
    [259_200, 259_200],
    [1_000_000, 259_200],
  ])('asks for a time to live of %i seconds as %i: what the service takes', async (ttlSeconds, expected) => {
    service.on(SendTextMessageCommand).resolves({ MessageId: 'eum-1' });
    await send('Hi', { ttlSeconds });
    expect(sent()).toMatchObject([{ TimeToLive: expected }]);
  });

  it('takes 1,600 characters and refuses one more itself: a text that is cut loses its link', async () => {
    service.on(SendTextMessageCommand).resolves({ MessageId: 'eum-1' });
    expect(await send('x'.repeat(1600))).toMatchObject({ result: 'accepted' });
    expect(await send('x'.repeat(1601))).toEqual({
      result: 'rejected',
      reason: 'content_rejected',
      providerCode: 'text_too_long',
    });
    expect(sent()).toHaveLength(1);
  });

  it.each([
    [conflict('DESTINATION_PHONE_NUMBER_OPTED_OUT'), 'recipient_opted_out'],
    [conflict('DESTINATION_PHONE_NUMBER_NOT_VERIFIED'), 'account_blocked'],
    [conflict('NO_ORIGINATION_IDENTITIES_FOUND'), 'account_blocked'],
    [conflict('DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION'), 'policy_held_back'],
    [conflict('DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE'), 'policy_held_back'],
    [conflict('MESSAGE_TYPE_MISMATCH'), 'account_blocked'],
    [conflict('RESOURCE_NOT_ACTIVE'), 'account_blocked'],
    // A reason that says nothing of a send, and one that does not exist yet.
    [conflict('LAST_PHONE_NUMBER'), 'unknown_vendor_code'],
    [
      named('ConflictException', { $fault: 'client', Reason: 'BRAND_NEW', ...answered(400) }),
      'unknown_vendor_code',
    ],
    [
      new ServiceQuotaExceededException({
        ...answered(400),
        Reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT',
      }),
      'account_blocked',
    ],
    [new ValidationException({ ...answered(400), Reason: 'PRICE_OVER_THRESHOLD' }), 'account_blocked'],
    [
      new ValidationException({ ...answered(400), Reason: 'DESTINATION_COUNTRY_BLOCKED' }),
      'policy_held_back',
    ],
    [new ValidationException({ ...answered(400), Reason: 'SENDER_ID_NOT_REGISTERED' }), 'account_blocked'],
    [new ValidationException({ ...answered(400), Reason: 'SENDER_ID_NOT_SUPPORTED' }), 'account_blocked'],
    [
      new ValidationException({ ...answered(400), Reason: 'SENDER_ID_REQUIRES_REGISTRATION' }),
      'account_blocked',
    ],
    [
      new ValidationException({ ...answered(400), Reason: 'INVALID_IDENTITY_FOR_DESTINATION_COUNTRY' }),
      'account_blocked',
    ],
    [new ValidationException({ ...answered(400), Reason: 'FIELD_VALIDATION_FAILED' }), 'content_rejected'],
    [new ValidationException({ ...answered(400), Reason: 'MAXIMUM_SIZE_EXCEEDED' }), 'content_rejected'],
    [
      new AccessDeniedException({ ...answered(400), Reason: 'INSUFFICIENT_ACCOUNT_REPUTATION' }),
      'account_blocked',
    ],
    [new AccessDeniedException({ ...answered(400), Reason: 'ACCOUNT_DISABLED' }), 'account_blocked'],
    [new ResourceNotFoundException({ ...answered(400), ResourceType: 'configuration-set' }), 'defect'],
  ])('S0.29 maps %s by its reason: %s', async (error, reason) => {
    service.on(SendTextMessageCommand).rejects(error);
    const detail = 'Reason' in error ? error.Reason : 'configuration-set';
    expect(await send()).toEqual({
      result: 'rejected',
      reason,
      providerCode: `${error.name}/${String(detail)}`,
      providerText: error.message,
    });
  });

  it.each([
    [new AccessDeniedException(answered(400)), 'credentials_rejected'],
    [new ResourceNotFoundException(answered(400)), 'account_blocked'],
    [named('UnrecognizedClientException', { $fault: 'client', ...answered(400) }), 'credentials_rejected'],
    [new ValidationException(answered(400)), 'unknown_vendor_code'],
    [named('BrandNewException', { $fault: 'client', ...answered(400) }), 'unknown_vendor_code'],
  ])('S0.29 maps %s by its name alone: %s', async (error, reason) => {
    service.on(SendTextMessageCommand).rejects(error);
    expect(await send()).toEqual({
      result: 'rejected',
      reason,
      providerCode: error.name,
      providerText: error.message,
    });
  });

  it('maps a sender that does not exist by the name, and says which kind it was', async () => {
    service
      .on(SendTextMessageCommand)
      .rejects(new ResourceNotFoundException({ ...answered(400), ResourceType: 'phone-number' }));
    expect(await send()).toEqual({
      result: 'rejected',
      reason: 'account_blocked',
      providerCode: 'ResourceNotFoundException/phone-number',
      providerText: 'words',
    });
  });

  it.each(['DestinationPhoneNumber', 'destinationPhoneNumber'])(
    'tells a number that is refused from content that is, by the field %s',
    async (Name) => {
      service.on(SendTextMessageCommand).rejects(
        new ValidationException({
          ...answered(400),
          Reason: 'FIELD_VALIDATION_FAILED',
          Fields: [{ Name, Message: 'is not valid' }],
        }),
      );
      expect(await send()).toMatchObject({ reason: 'address_invalid' });
    },
  );

  it('throws a throttle: not sent, another try may do', async () => {
    service.on(SendTextMessageCommand).rejects(new ThrottlingException(answered(400)));
    expect(await thrownBy(send())).toMatchObject({ kind: 'Throttled', code: 'sms_voice.throttled' });
  });

  it('B3 treats an error of the service, a time limit and an answer without an id as ambiguous', async () => {
    for (const error of [
      new InternalServerException(answered(500)),
      named('TimeoutError'),
      named('Error', { code: 'ECONNRESET' }),
    ]) {
      service.on(SendTextMessageCommand).rejects(error);
      const thrown = await thrownBy(send());
      expect(thrown).toBeInstanceOf(NoAnswer);
      expect(thrown).toMatchObject({ sent: true });
    }
    service.on(SendTextMessageCommand).resolves({});
    expect(await thrownBy(send())).toMatchObject({ sent: true });
    service.on(SendTextMessageCommand).rejects(named('Error', { code: 'ECONNREFUSED' }));
    expect(await thrownBy(send())).toMatchObject({ kind: 'Unavailable', sent: false });
  });

  it('leaves a defect what it is, and sends no other form and for no other provider', async () => {
    const defect = new TypeError('of ours');
    service.on(SendTextMessageCommand).rejects(defect);
    expect(await thrownBy(send())).toBe(defect);
    const email = { form: 'email', subject: 'a', text: 'b', html: 'c', unsubscribeUrl: 'd' } as const;
    expect(await thrownBy(transport.send(outgoing(email, { settings: byAws })))).toMatchObject({
      kind: 'Defect',
    });
    expect(await send('Hi', { settings })).toMatchObject({ reason: 'channel_not_offered' });
  });
});

describe('the tables', () => {
  /** What the service's documents name for a send, in their own words. */
  const DOCUMENTED = [
    'ConflictException/DESTINATION_PHONE_NUMBER_OPTED_OUT',
    'ConflictException/DESTINATION_PHONE_NUMBER_NOT_VERIFIED',
    'ConflictException/NO_ORIGINATION_IDENTITIES_FOUND',
    'ConflictException/DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION',
    'ConflictException/DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE',
    'ConflictException/MESSAGE_TYPE_MISMATCH',
    'ConflictException/RESOURCE_NOT_ACTIVE',
    'ServiceQuotaExceededException/MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT',
    'ValidationException/PRICE_OVER_THRESHOLD',
    'ValidationException/DESTINATION_COUNTRY_BLOCKED',
    'ValidationException/SENDER_ID_NOT_REGISTERED',
    'ValidationException/SENDER_ID_NOT_SUPPORTED',
    'ValidationException/SENDER_ID_REQUIRES_REGISTRATION',
    'ValidationException/INVALID_IDENTITY_FOR_DESTINATION_COUNTRY',
    'ValidationException/FIELD_VALIDATION_FAILED',
    'ValidationException/MAXIMUM_SIZE_EXCEEDED',
    'AccessDeniedException/INSUFFICIENT_ACCOUNT_REPUTATION',
    'AccessDeniedException/ACCOUNT_DISABLED',
    'ThrottlingException',
    'ResourceNotFoundException',
    'InternalServerException',
  ];

  it.each(DOCUMENTED)('S0.29 know the error %s', (name) => {
    expect(SEND_TEXT_ERRORS[name]).toBeDefined();
  });

  it('know every event of a text, and no other', () => {
    expect(Object.keys(TEXT_EVENTS).toSorted()).toEqual([
      'TEXT_BLOCKED',
      'TEXT_CARRIER_BLOCKED',
      'TEXT_CARRIER_UNREACHABLE',
      'TEXT_DELIVERED',
      'TEXT_INVALID',
      'TEXT_INVALID_MESSAGE',
      'TEXT_PENDING',
      'TEXT_PROTECT_BLOCKED',
      'TEXT_QUEUED',
      'TEXT_SENT',
      'TEXT_SPAM',
      'TEXT_SUCCESSFUL',
      'TEXT_TTL_EXPIRED',
      'TEXT_UNKNOWN',
      'TEXT_UNREACHABLE',
    ]);
  });
});
