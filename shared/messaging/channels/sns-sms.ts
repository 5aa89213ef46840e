import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { AppError } from '../../kernel/app-error.ts';
import { faultName } from '../../kernel/aws-fault.ts';
import type { ChannelTransport } from '../channel.ts';
import type { Reason } from '../reasons.ts';
import { awsRefusal, unclearAnswer } from './vendor-fault.ts';

/**
 * SNS's error names for Publish to a number, as reasons of ours. The guide calls them without "Exception", the SDK with
 * it; that end is cut off before the look-up.
 */
export const SNS_CODES: Readonly<Record<string, Reason>> = {
  AuthorizationError: 'credentials_rejected',
  AccessDenied: 'credentials_rejected',
  InvalidSecurity: 'credentials_rejected',
  InvalidClientTokenId: 'credentials_rejected',
  UnrecognizedClient: 'credentials_rejected',
  SignatureDoesNotMatch: 'credentials_rejected',
  ExpiredToken: 'credentials_rejected',
  OptedOut: 'recipient_opted_out',
  // The parameters that can be wrong are the number, the text and the sender; see below.
  InvalidParameter: 'content_rejected',
  InvalidParameterValue: 'content_rejected',
  ParameterValueInvalid: 'content_rejected',
  Validation: 'content_rejected',
  // In the SMS sandbox only verified numbers can be reached.
  UserError: 'account_blocked',
};

/** Named in a fault only; calls go where the client goes. */
const SNS_URL = 'https://sns.amazonaws.com/';

/**
 * SMS by SNS's Publish to a number (S1.3). SNS tells about delivery in a log only, and only where that is set up, so its
 * acceptance settles the attempt; what the log says later is found by SNS's id (sns-sms-status.ts). The client must have `maxAttempts: 1`: there is no idempotency token, a repeated call is a second SMS.
 */
export const snsSmsTransport = (deps: { client: SNSClient }): ChannelTransport => ({
  channel: 'sms',
  settledBy: 'accept',
  // Publish takes no time to live.
  mayArriveLate: () => true,
  lookUpBy: 'sns',
  async send({ to, settings, rendered }) {
    if (rendered.form !== 'text') {
      throw new AppError(
        'Defect',
        'sns.form_unsupported',
        `A ${rendered.form} was handed to the SMS transport; expected a text.`,
      );
    }
    if (settings.sms?.provider !== 'aws')
      return { result: 'rejected', reason: 'channel_not_offered', providerCode: 'no_sender' };
    const command = new PublishCommand({
      PhoneNumber: to,
      Message: rendered.text,
      MessageAttributes: {
        'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
        'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: settings.sms.sender },
      },
    });
    let providerId: string | undefined;
    try {
      ({ MessageId: providerId } = await deps.client.send(command));
    } catch (error) {
      return awsRefusal('sns', SNS_URL, error, reasonOf(error));
    }
    if (!providerId) throw unclearAnswer(SNS_URL, 'sns', 'no_message_id');
    return { result: 'accepted', providerId };
  },
});

/** `Invalid parameter: PhoneNumber Reason: … is not valid to publish to` speaks of the number, other parameters are our content. */
const reasonOf = (error: unknown): Reason | undefined => {
  const name = faultName(error).replace(/Exception$/, '');
  const reason = Object.hasOwn(SNS_CODES, name) ? SNS_CODES[name] : undefined;
  if (reason !== 'content_rejected' || !(error instanceof Error)) return reason;
  if (/opted out/i.test(error.message)) return 'recipient_opted_out';
  return /phone ?number/i.test(error.message) ? 'address_invalid' : reason;
};
