import { SendWhatsAppMessageCommand, type SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import { faultName } from '../../kernel/aws-fault.ts';
import type { ChannelTransport } from '../channel.ts';
import { type AwsMeaning, awsRefusal, unclearAnswer } from './vendor-fault.ts';
import { hasNoTimeToLive, whatsAppBody } from './whatsapp-body.ts';

export type WhatsAppEumSocialDeps = {
  /** Must have `maxAttempts: 1`: there is no idempotency token, a repeated call is a second message. */
  client: SocialMessagingClient;
  /** Of Meta's Graph API, such as `v20.0`: one that AWS speaks in this region. */
  metaApiVersion: string;
};

/** The errors of SendWhatsAppMessage by name. What Meta itself refuses comes later, as a receipt with Meta's code. */
export const SEND_WHATSAPP_ERRORS: Readonly<Record<string, AwsMeaning>> = {
  ThrottledRequestException: 'throttle',
  // What we sent.
  ValidationException: 'content_rejected',
  InvalidParametersException: 'content_rejected',
  // The number: not linked to this account, being changed, or over a quota.
  ResourceNotFoundException: 'account_blocked',
  ConflictException: 'account_blocked',
  LimitExceededException: 'account_blocked',
  // Permissions, at AWS and at Meta.
  AccessDeniedException: 'credentials_rejected',
  AccessDeniedByMetaException: 'credentials_rejected',
  UnrecognizedClientException: 'credentials_rejected',
  InvalidSignatureException: 'credentials_rejected',
  ExpiredTokenException: 'credentials_rejected',
  // Meta behind AWS, or AWS itself, broke off: nobody says whether the message left.
  DependencyException: 'unclear',
  InternalServiceException: 'unclear',
};

/** Named in a fault only; calls go where the client goes. */
const SOCIAL_URL = 'https://social-messaging.amazonaws.com/';

/**
 * WhatsApp through AWS End User Messaging Social (S0.22–S0.26): Meta's own message, carried by AWS, so that no dealer
 * needs an app and a token at Meta. Meta's receipts come back by a topic with our reference in them; failures that AWS
 * itself reports may name AWS's id alone, under which the message is noted as well.
 */
export const whatsAppEumSocialTransport = (deps: WhatsAppEumSocialDeps): ChannelTransport => ({
  channel: 'whatsapp',
  settledBy: 'receipt',
  mayArriveLate: hasNoTimeToLive,
  lookUpBy: 'whatsapp',
  async send(outgoing) {
    const originationPhoneNumberId = outgoing.settings.whatsapp?.awsPhoneNumberId;
    if (originationPhoneNumberId === undefined)
      return { result: 'rejected', reason: 'channel_not_offered', providerCode: 'no_aws_phone_number_id' };
    const command = new SendWhatsAppMessageCommand({
      originationPhoneNumberId,
      message: new TextEncoder().encode(JSON.stringify(whatsAppBody(outgoing))),
      metaApiVersion: deps.metaApiVersion,
    });
    let providerId: string | undefined;
    try {
      ({ messageId: providerId } = await deps.client.send(command));
    } catch (error) {
      const name = faultName(error);
      const means = Object.hasOwn(SEND_WHATSAPP_ERRORS, name) ? SEND_WHATSAPP_ERRORS[name] : undefined;
      return awsRefusal('social_messaging', SOCIAL_URL, error, means);
    }
    if (!providerId) throw unclearAnswer(SOCIAL_URL, 'social_messaging', 'no_message_id');
    return { result: 'accepted', providerId };
  },
});
