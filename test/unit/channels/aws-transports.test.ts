import {
  AccountSuspendedException,
  BadRequestException,
  LimitExceededException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  NotFoundException,
  SendEmailCommand,
  SendingPausedException,
  SESv2Client,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import {
  AuthorizationErrorException,
  InternalErrorException,
  InvalidParameterException,
  InvalidParameterValueException,
  OptedOutException,
  PublishCommand,
  SNSClient,
  SNSServiceException,
} from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it } from 'vitest';
import { mailbox } from '../../../shared/messaging/channels/mailbox.ts';
import { sesEmailTransport } from '../../../shared/messaging/channels/ses-email.ts';
import { referenceOfTag, tagOfReference } from '../../../shared/messaging/channels/ses-reference.ts';
import { snsSmsTransport } from '../../../shared/messaging/channels/sns-sms.ts';
import { NoAnswer } from '../../../shared/platform/http-client.ts';
import { outgoing, settings, thrownBy } from './outgoing.ts';

const snsClient = new SNSClient({ region: 'eu-central-1' });
const sesClient = new SESv2Client({ region: 'eu-central-1' });
/* Instances, not classes: test files share their modules. */
const sns = mockClient(snsClient);
const ses = mockClient(sesClient);
afterEach(() => {
  sns.reset();
  ses.reset();
});

const byAws = { ...settings, sms: { provider: 'aws', sender: 'BMWMuster' } as const };
const sms = () =>
  snsSmsTransport({ client: snsClient }).send(outgoing({ form: 'text', text: 'Hi' }, { settings: byAws }));
const email = {
  form: 'email',
  subject: 'Einladung',
  text: 'Hallo',
  html: '<p>Hallo</p>',
  unsubscribeUrl: 'https://kerbside.example/u/cv01~ad01~seal',
} as const;
const mail = () =>
  sesEmailTransport({ client: sesClient, configurationSet: 'kerbside-test' }).send(
    outgoing(email, { to: 'anna@example.com' }),
  );

const answered = (status: number) => ({ $metadata: { httpStatusCode: status }, message: 'words' });
const named = (name: string, fields: object = {}) => Object.assign(new Error('words'), { name }, fields);

describe('SMS by SNS', () => {
  it('S1.1 S1.3 publishes one transactional SMS with the sender of the location', async () => {
    expect(snsSmsTransport({ client: snsClient })).toMatchObject({ settledBy: 'accept', lookUpBy: 'sns' });
    sns.on(PublishCommand).resolves({ MessageId: 'sns-1' });
    expect(await sms()).toEqual({ result: 'accepted', providerId: 'sns-1' });
    expect(sns.commandCalls(PublishCommand).map(({ args }) => args[0].input)).toEqual([
      {
        PhoneNumber: '+4917139200001',
        Message: 'Hi',
        MessageAttributes: {
          'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
          'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'BMWMuster' },
        },
      },
    ]);
  });

  it.each([
    [new AuthorizationErrorException(answered(403)), 'credentials_rejected'],
    [
      new InvalidParameterException({
        ...answered(400),
        message: 'Invalid parameter: PhoneNumber Reason: +49 is not valid to publish to',
      }),
      'address_invalid',
    ],
    [
      new InvalidParameterException({ ...answered(400), message: 'Invalid parameter: Message too long' }),
      'content_rejected',
    ],
    [
      new InvalidParameterValueException({ ...answered(400), message: 'Invalid parameter: SenderID' }),
      'content_rejected',
    ],
    [named('ParameterValueInvalid', { $fault: 'client' }), 'content_rejected'],
    [new OptedOutException(answered(400)), 'recipient_opted_out'],
    [
      named('UnrecognizedClientException', { $fault: 'client', $metadata: { httpStatusCode: 403 } }),
      'credentials_rejected',
    ],
    [
      new SNSServiceException({ name: 'BrandNewException', $fault: 'client', ...answered(400) }),
      'unknown_vendor_code',
    ],
  ])('S0.29 maps %s', async (error, reason) => {
    sns.on(PublishCommand).rejects(error);
    expect(await sms()).toEqual({
      result: 'rejected',
      reason,
      providerCode: error.name,
      providerText: error.message,
    });
  });

  it('B3 treats a time limit, a broken socket and a 5xx as ambiguous', async () => {
    for (const error of [
      named('TimeoutError'),
      named('Error', { code: 'ECONNRESET' }),
      new InternalErrorException(answered(500)),
    ]) {
      sns.on(PublishCommand).rejects(error);
      const thrown = await thrownBy(sms());
      expect(thrown).toBeInstanceOf(NoAnswer);
      expect(thrown).toMatchObject({ sent: true });
    }
  });

  it('knows that a connection which was never made sent nothing', async () => {
    sns.on(PublishCommand).rejects(named('Error', { code: 'ECONNREFUSED' }));
    expect(await thrownBy(sms())).toMatchObject({ kind: 'Unavailable', sent: false });
  });

  it('throws a throttle, and leaves a defect what it is', async () => {
    sns
      .on(PublishCommand)
      .rejects(named('ThrottledException', { $fault: 'client', $metadata: { httpStatusCode: 429 } }));
    expect(await thrownBy(sms())).toMatchObject({ kind: 'Throttled', code: 'sns.throttled' });
    const defect = new TypeError('of ours');
    sns.on(PublishCommand).rejects(defect);
    expect(await thrownBy(sms())).toBe(defect);
  });

  it('B3 treats an answer without an id as ambiguous, and sends no other form', async () => {
    sns.on(PublishCommand).resolves({});
    expect(await thrownBy(sms())).toMatchObject({ sent: true });
    const transport = snsSmsTransport({ client: snsClient });
    expect(await thrownBy(transport.send(outgoing(email)))).toMatchObject({ kind: 'Defect' });
    expect(await transport.send(outgoing({ form: 'text', text: 'Hi' }))).toMatchObject({
      reason: 'channel_not_offered',
    });
  });
});

describe('email by SES', () => {
  it('S0.27 B5 sends text and HTML from the location’s name and address, with one-click unsubscribing', async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
    expect(await mail()).toEqual({ result: 'accepted', providerId: 'ses-1' });
    expect(ses.commandCalls(SendEmailCommand).map(({ args }) => args[0].input)).toEqual([
      {
        FromEmailAddress: `=?UTF-8?B?${Buffer.from('Autohaus Müller').toString('base64')}?= <service@muster.example>`,
        Destination: { ToAddresses: ['anna@example.com'] },
        Content: {
          Simple: {
            Subject: { Data: 'Einladung', Charset: 'UTF-8' },
            Body: {
              Text: { Data: 'Hallo', Charset: 'UTF-8' },
              Html: { Data: '<p>Hallo</p>', Charset: 'UTF-8' },
            },
            Headers: [
              { Name: 'List-Unsubscribe', Value: '<https://kerbside.example/u/cv01~ad01~seal>' },
              { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
            ],
          },
        },
        EmailTags: [{ Name: 'reference', Value: 'cv0123456789-01KABC_1' }],
        ConfigurationSetName: 'kerbside-test',
      },
    ]);
  });

  it.each([
    [new MessageRejected(answered(400)), 'content_rejected'],
    [
      new MessageRejected({
        ...answered(400),
        message: 'Email address is not verified. The following identities failed',
      }),
      'account_blocked',
    ],
    [new BadRequestException(answered(400)), 'content_rejected'],
    [new BadRequestException({ ...answered(400), message: "Missing final '@domain'" }), 'address_invalid'],
    [new MailFromDomainNotVerifiedException(answered(400)), 'account_blocked'],
    [new AccountSuspendedException(answered(400)), 'account_blocked'],
    [new SendingPausedException(answered(400)), 'account_blocked'],
    [new LimitExceededException(answered(400)), 'account_blocked'],
    [new NotFoundException(answered(404)), 'defect'],
  ])('S0.29 maps %s', async (error, reason) => {
    ses.on(SendEmailCommand).rejects(error);
    expect(await mail()).toEqual({
      result: 'rejected',
      reason,
      providerCode: error.name,
      providerText: error.message,
    });
  });

  it('throws a throttle, and treats silence as ambiguous', async () => {
    ses.on(SendEmailCommand).rejects(new TooManyRequestsException(answered(429)));
    expect(await thrownBy(mail())).toMatchObject({ kind: 'Throttled', code: 'ses.throttled' });
    ses.on(SendEmailCommand).rejects(named('TimeoutError'));
    expect(await thrownBy(mail())).toMatchObject({ kind: 'Unavailable', sent: true });
    ses.on(SendEmailCommand).resolves({});
    expect(await thrownBy(mail())).toMatchObject({ sent: true });
  });

  it('does not send without a sender, and sends no other form', async () => {
    const transport = sesEmailTransport({ client: sesClient, configurationSet: 'kerbside-test' });
    expect(await transport.send(outgoing(email, { settings: { ...settings, email: null } }))).toMatchObject({
      reason: 'channel_not_offered',
    });
    expect(await thrownBy(transport.send(outgoing({ form: 'text', text: 'Hi' })))).toMatchObject({
      kind: 'Defect',
    });
  });

  it('writes a reference as a tag and back', () => {
    expect(tagOfReference('cv01-01K_x~12')).toBe('cv01-01K_x_12');
    expect(referenceOfTag('cv01-01K_x_12')).toBe('cv01-01K_x~12');
  });
});

describe('a sender’s name in a header', () => {
  it('is quoted, encoded where it must be, and cannot break out', () => {
    expect(mailbox('BMW Muster', 'a@b.de')).toBe('"BMW Muster" <a@b.de>');
    expect(mailbox('The "Best" \\ Garage, Ltd.', 'a@b.de')).toBe(
      String.raw`"The \"Best\" \\ Garage, Ltd." <a@b.de>`,
    );
    expect(mailbox('Evil\r\nBcc: x@y.z', 'a@b.de')).toBe('"Evil Bcc: x@y.z" <a@b.de>');
    const long = mailbox('ü'.repeat(80), 'a@b.de');
    expect(long.split(' ').every((word) => word.length <= 75)).toBe(true);
    expect(
      [...long.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/g)]
        .map(([, word]) => Buffer.from(word ?? '', 'base64').toString())
        .join(''),
    ).toBe('ü'.repeat(80));
  });
});
