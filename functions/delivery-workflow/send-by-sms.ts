import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SNSClient } from '@aws-sdk/client-sns';
import type { SmsProvider } from '../../shared/dealers/settings.ts';
import type { ChannelTransport } from '../../shared/messaging/channel.ts';
import { bulkGateTransport } from '../../shared/messaging/channels/bulkgate.ts';
import { endUserMessagingSmsTransport } from '../../shared/messaging/channels/end-user-messaging-sms.ts';
import { snsSmsTransport } from '../../shared/messaging/channels/sns-sms.ts';
import { deliveryWorker } from '../../shared/conversations/delivery-worker.ts';
import { vendorClientOptions } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { sendHttp } from '../../shared/platform/http-client.ts';

/* State *Send by SMS*: by the vendor that the location has chosen (S1.3). */

const environment = readEnvironment(ENVIRONMENTS['delivery-workflow/send-by-sms']);

export const handler = deliveryWorker(environment, 'sms', (readSecret) => {
  const options = vendorClientOptions(environment.VENDOR_TIMEOUT_MS);
  const configurationSet = environment.SMS_CONFIGURATION_SET;
  const byVendor: Record<SmsProvider, ChannelTransport | undefined> = {
    aws: snsSmsTransport({ client: new SNSClient(options) }),
    'aws-end-user-messaging':
      configurationSet === undefined
        ? undefined
        : endUserMessagingSmsTransport({ client: new PinpointSMSVoiceV2Client(options), configurationSet }),
    bulkgate: bulkGateTransport({
      sendHttp,
      readSecret,
      secretPrefix: environment.SECRET_PREFIX,
      baseUrl: environment.BULKGATE_BASE_URL,
      timeoutMs: environment.VENDOR_TIMEOUT_MS,
    }),
  };
  return (_channel, location) =>
    location.settings.sms ? byVendor[location.settings.sms.provider] : undefined;
});
