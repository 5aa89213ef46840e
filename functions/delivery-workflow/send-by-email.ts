import { SESv2Client } from '@aws-sdk/client-sesv2';
import { sesEmailTransport } from '../../shared/messaging/channels/ses-email.ts';
import { deliveryWorker } from '../../shared/conversations/delivery-worker.ts';
import { vendorClientOptions } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';

/* State *Send by email*. */

const environment = readEnvironment(ENVIRONMENTS['delivery-workflow/send-by-email']);

export const handler = deliveryWorker(environment, 'email', () => {
  const transport = sesEmailTransport({
    client: new SESv2Client(vendorClientOptions(environment.VENDOR_TIMEOUT_MS)),
    configurationSet: environment.SES_CONFIGURATION_SET,
  });
  return () => transport;
});
