import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SNSClient } from '@aws-sdk/client-sns';
import type { SmsProvider } from '../../dealers/sms-providers.ts';
import { vendorClientOptions } from '../../platform/aws-clients.ts';
import type { ChannelTransport } from '../channel.ts';
import { type BulkGateDeps, bulkGateTransport } from './bulkgate.ts';
import { endUserMessagingSmsTransport } from './end-user-messaging-sms.ts';
import { snsSmsTransport } from './sns-sms.ts';

export type SmsGatewayDeps = BulkGateDeps & {
  /** Of AWS End User Messaging; without it that provider is not offered here, since nobody would report delivery. */
  configurationSet: string | undefined;
};

/** The transport of each provider of SMS (S1.3, S1.4); undefined where the stage does not offer it. */
export const smsGateways = (deps: SmsGatewayDeps): Record<SmsProvider, ChannelTransport | undefined> => {
  const options = vendorClientOptions(deps.timeoutMs);
  const { configurationSet } = deps;
  return {
    bulkgate: bulkGateTransport(deps),
    aws: snsSmsTransport({ client: new SNSClient(options) }),
    'aws-end-user-messaging':
      configurationSet === undefined
        ? undefined
        : endUserMessagingSmsTransport({ client: new PinpointSMSVoiceV2Client(options), configurationSet }),
  };
};
