import { deliveryWorker } from '../../shared/conversations/delivery-worker.ts';
import { whatsAppGateways } from '../../shared/messaging/channels/whatsapp-gateways.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { sendHttp } from '../../shared/platform/http-client.ts';

/* State *Send by WhatsApp*: by Meta directly, or by AWS where the number is connected there. */

const environment = readEnvironment(ENVIRONMENTS['delivery-workflow/send-by-whatsapp']);

export const handler = deliveryWorker(environment, 'whatsapp', (readSecret) => {
  const gateways = whatsAppGateways({
    sendHttp,
    readSecret,
    secretPrefix: environment.SECRET_PREFIX,
    baseUrl: environment.WHATSAPP_BASE_URL,
    apiVersion: environment.WHATSAPP_API_VERSION,
    timeoutMs: environment.VENDOR_TIMEOUT_MS,
    metaApiVersion: environment.SOCIAL_META_API_VERSION,
  });
  return (_channel, { settings }) => gateways(settings);
});
