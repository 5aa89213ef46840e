import { smsGateways } from '../../shared/messaging/channels/sms-gateways.ts';
import { deliveryWorker } from '../../shared/conversations/delivery-worker.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { sendHttp } from '../../shared/platform/http-client.ts';

/* State *Send by SMS*: by the vendor that the location has chosen (S1.3). */

const environment = readEnvironment(ENVIRONMENTS['delivery-workflow/send-by-sms']);

export const handler = deliveryWorker(environment, 'sms', (readSecret) => {
  const gateways = smsGateways({
    sendHttp,
    readSecret,
    secretPrefix: environment.SECRET_PREFIX,
    baseUrl: environment.BULKGATE_BASE_URL,
    timeoutMs: environment.VENDOR_TIMEOUT_MS,
    configurationSet: environment.SMS_CONFIGURATION_SET,
  });
  return (_channel, location) =>
    location.settings.sms ? gateways[location.settings.sms.provider] : undefined;
});
