import { SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import { whatsAppCloudTransport } from '../../shared/messaging/channels/whatsapp-cloud.ts';
import { deliveryWorker } from '../../shared/conversations/delivery-worker.ts';
import { whatsAppEumSocialTransport } from '../../shared/messaging/channels/whatsapp-eum-social.ts';
import { vendorClientOptions } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { sendHttp } from '../../shared/platform/http-client.ts';

/* State *Send by WhatsApp*: by Meta directly, or by AWS where the number is connected there. */

const environment = readEnvironment(ENVIRONMENTS['delivery-workflow/send-by-whatsapp']);

export const handler = deliveryWorker(environment, 'whatsapp', (readSecret) => {
  const byMeta = whatsAppCloudTransport({
    sendHttp,
    readSecret,
    secretPrefix: environment.SECRET_PREFIX,
    baseUrl: environment.WHATSAPP_BASE_URL,
    apiVersion: environment.WHATSAPP_API_VERSION,
    timeoutMs: environment.VENDOR_TIMEOUT_MS,
  });
  const metaApiVersion = environment.SOCIAL_META_API_VERSION;
  const byAws =
    metaApiVersion === undefined
      ? undefined
      : whatsAppEumSocialTransport({
          client: new SocialMessagingClient(vendorClientOptions(environment.VENDOR_TIMEOUT_MS)),
          metaApiVersion,
        });
  return (_channel, location) =>
    location.settings.whatsapp?.awsPhoneNumberId === undefined ? byMeta : byAws;
});
