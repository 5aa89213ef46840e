import { whatsAppCloudTransport } from '../../shared/messaging/channels/whatsapp-cloud.ts';
import { deliveryWorker } from '../../shared/conversations/delivery-worker.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { sendHttp } from '../../shared/platform/http-client.ts';

/* State *Send by WhatsApp*. */

const environment = readEnvironment(ENVIRONMENTS['delivery-workflow/send-by-whatsapp']);

export const handler = deliveryWorker(environment, 'whatsapp', (readSecret) => {
  const transport = whatsAppCloudTransport({
    sendHttp,
    readSecret,
    secretPrefix: environment.SECRET_PREFIX,
    baseUrl: environment.WHATSAPP_BASE_URL,
    apiVersion: environment.WHATSAPP_API_VERSION,
    timeoutMs: environment.VENDOR_TIMEOUT_MS,
  });
  return () => transport;
});
