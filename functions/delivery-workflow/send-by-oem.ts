import { deliveryWorker } from '../../shared/conversations/delivery-worker.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';

/* State *Send to OEM app*. No manufacturer's gateway is connected yet, so that it reports Skipped. */

export const handler = deliveryWorker(
  readEnvironment(ENVIRONMENTS['delivery-workflow/send-by-oem']),
  'oem',
  () => () => undefined,
);
