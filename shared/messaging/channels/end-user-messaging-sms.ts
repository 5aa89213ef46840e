import { type PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import * as z from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { ChannelTransport } from '../channel.ts';
import { REFERENCE_KEY, SEND_TEXT_ERRORS } from './end-user-messaging-sms-codes.ts';
import { type AwsMeaning, awsRefusal, unclearAnswer } from './vendor-fault.ts';

export type EndUserMessagingSmsDeps = {
  /** Must have `maxAttempts: 1`: there is no idempotency token, a repeated call is a second SMS. */
  client: PinpointSMSVoiceV2Client;
  /** Brings the events of our messages to our topic. */
  configurationSet: string;
};

/** What SendTextMessage takes in one text; each part of it is billed. */
export const MOST_CHARACTERS = 1600;

/** What SendTextMessage takes as time to live, in seconds: up to its own default of three days. */
const TIME_TO_LIVE = { least: 5, most: 259_200 };

/** Named in a fault only; calls go where the client goes. */
const SMS_VOICE_URL = 'https://sms-voice.amazonaws.com/';

/**
 * SMS by AWS End User Messaging (S1.3), which reports delivery and drops what its time to live is over for. Our reference
 * travels as context and comes back in every event.
 */
export const endUserMessagingSmsTransport = (deps: EndUserMessagingSmsDeps): ChannelTransport => ({
  channel: 'sms',
  settledBy: 'receipt',
  async send({ to, reference, ttlSeconds, settings, rendered }) {
    if (rendered.form !== 'text') {
      throw new AppError(
        'Defect',
        'sms_voice.form_unsupported',
        `A ${rendered.form} was handed to the SMS transport; expected a text.`,
      );
    }
    if (settings.sms?.provider !== 'aws-end-user-messaging')
      return { result: 'rejected', reason: 'channel_not_offered', providerCode: 'no_origination_identity' };
    if (rendered.text.length > MOST_CHARACTERS)
      return { result: 'rejected', reason: 'content_rejected', providerCode: 'text_too_long' };
    const command = new SendTextMessageCommand({
      DestinationPhoneNumber: to,
      OriginationIdentity: settings.sms.originationIdentity,
      MessageBody: rendered.text,
      MessageType: 'TRANSACTIONAL',
      ConfigurationSetName: deps.configurationSet,
      TimeToLive: Math.min(Math.max(ttlSeconds, TIME_TO_LIVE.least), TIME_TO_LIVE.most),
      Context: { [REFERENCE_KEY]: reference },
    });
    let providerId: string | undefined;
    try {
      ({ MessageId: providerId } = await deps.client.send(command));
    } catch (error) {
      const { means, providerCode } = meaningOf(error);
      return awsRefusal('sms_voice', SMS_VOICE_URL, error, means, providerCode);
    }
    if (!providerId) throw unclearAnswer(SMS_VOICE_URL, 'sms_voice', 'no_message_id');
    return { result: 'accepted', providerId };
  },
});

const errorSchema = z.looseObject({
  name: z.string(),
  Reason: z.string().optional().catch(undefined),
  ResourceType: z.string().optional().catch(undefined),
  Fields: z
    .array(z.looseObject({ Name: z.string() }))
    .optional()
    .catch(undefined),
});

/** The meaning of an error by the most exact name that the table has, and how the trace calls it. */
const meaningOf = (error: unknown): { means?: AwsMeaning; providerCode?: string } => {
  const fault = errorSchema.safeParse(error).data;
  if (!fault) return {};
  const detail = fault.Reason ?? fault.ResourceType;
  if (detail === undefined) return named(fault.name) ?? {};
  const providerCode = `${fault.name}/${detail}`;
  const isNumber = fault.Fields?.some(({ Name }) => /^destinationPhoneNumber$/i.test(Name)) ?? false;
  const exact =
    (isNumber ? named(`${providerCode}/DestinationPhoneNumber`) : undefined) ?? named(providerCode);
  return exact ?? { ...named(fault.name), providerCode };
};

const named = (providerCode: string): { means: AwsMeaning; providerCode: string } | undefined => {
  const means = Object.hasOwn(SEND_TEXT_ERRORS, providerCode) ? SEND_TEXT_ERRORS[providerCode] : undefined;
  return means && { means, providerCode };
};
