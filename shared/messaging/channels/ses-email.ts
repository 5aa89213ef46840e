import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import { AppError } from '../../kernel/app-error.ts';
import { faultName } from '../../kernel/aws-fault.ts';
import type { ChannelTransport } from '../channel.ts';
import type { Reason } from '../reasons.ts';
import { mailbox } from './mailbox.ts';
import { REFERENCE_TAG, tagOfReference } from './ses-reference.ts';
import { awsRefusal, unclearAnswer } from './vendor-fault.ts';

/** The error names of SES v2's SendEmail, as reasons of ours. */
export const SES_CODES: Readonly<Record<string, Reason>> = {
  MessageRejected: 'content_rejected',
  BadRequestException: 'content_rejected',
  MailFromDomainNotVerifiedException: 'account_blocked',
  AccountSuspendedException: 'account_blocked',
  SendingPausedException: 'account_blocked',
  // The quota of the day is used up: a later try today is no use.
  LimitExceededException: 'account_blocked',
  // The configuration set that we name does not exist.
  NotFoundException: 'defect',
  AccessDeniedException: 'credentials_rejected',
  UnrecognizedClientException: 'credentials_rejected',
  InvalidClientTokenId: 'credentials_rejected',
  SignatureDoesNotMatch: 'credentials_rejected',
  ExpiredTokenException: 'credentials_rejected',
};

/** Named in a fault only; calls go where the client goes. */
const SES_URL = 'https://email.amazonaws.com/';

/**
 * Email by SES. Its acceptance settles the attempt; bounces come later as events. The client must have `maxAttempts: 1`:
 * there is no idempotency token, a repeated call is a second mail.
 */
export const sesEmailTransport = (deps: {
  client: SESv2Client;
  configurationSet: string;
}): ChannelTransport => ({
  channel: 'email',
  settledBy: 'accept',
  // Mail servers try for days; SES takes no time to live.
  mayArriveLate: () => true,
  async send({ to, reference, settings, rendered }) {
    if (rendered.form !== 'email') {
      throw new AppError(
        'Defect',
        'ses.form_unsupported',
        `A ${rendered.form} was handed to the email transport; expected an email.`,
      );
    }
    if (!settings.email)
      return { result: 'rejected', reason: 'channel_not_offered', providerCode: 'no_sender' };
    const command = new SendEmailCommand({
      FromEmailAddress: mailbox(settings.email.name, settings.email.from),
      Destination: { ToAddresses: [to] },
      Content: {
        Simple: {
          Subject: utf8(rendered.subject),
          Body: { Text: utf8(rendered.text), Html: utf8(rendered.html) },
          ...(rendered.unsubscribeUrl === undefined
            ? {}
            : { Headers: unsubscribeHeaders(rendered.unsubscribeUrl) }),
        },
      },
      EmailTags: [{ Name: REFERENCE_TAG, Value: tagOfReference(reference) }],
      ConfigurationSetName: deps.configurationSet,
    });
    let providerId: string | undefined;
    try {
      ({ MessageId: providerId } = await deps.client.send(command));
    } catch (error) {
      return awsRefusal('ses', SES_URL, error, reasonOf(error));
    }
    if (!providerId) throw unclearAnswer(SES_URL, 'ses', 'no_message_id');
    return { result: 'accepted', providerId };
  },
});

/** By these a mail program shows a button of its own that unsubscribes with one POST (RFC 2369, RFC 8058). */
const unsubscribeHeaders = (url: string) => [
  { Name: 'List-Unsubscribe', Value: `<${url}>` },
  { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
];

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

/** SES has one name for several faults; its words tell an unverified sender and a malformed recipient from bad content. */
const reasonOf = (error: unknown): Reason | undefined => {
  const name = faultName(error);
  const reason = Object.hasOwn(SES_CODES, name) ? SES_CODES[name] : undefined;
  if (reason !== 'content_rejected' || !(error instanceof Error)) return reason;
  if (/not verified/i.test(error.message)) return 'account_blocked';
  return /missing final|local address|domain (contains|starts|ends)|invalid (email )?address/i.test(
    error.message,
  )
    ? 'address_invalid'
    : reason;
};
