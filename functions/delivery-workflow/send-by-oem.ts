import { deliveryWorker } from '../../shared/conversations/delivery-worker.ts';
import type { ChannelTransport } from '../../shared/messaging/channel.ts';
import type { OemGatewayDeps } from '../../shared/messaging/channels/oem-gateway.ts';
import { OEM_GATEWAYS, type OemGatewayName } from '../../shared/messaging/channels/oem-gateways.ts';
import { rememberThread } from '../../shared/messaging/remember-thread.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { sendHttp } from '../../shared/platform/http-client.ts';
import { now, ticks } from '../../shared/platform/system.ts';

/* State *Send to OEM app*: through the gateway that the network has chosen. A stage that knows no address of a gateway offers no such channel. */

const environment = readEnvironment(ENVIRONMENTS['delivery-workflow/send-by-oem']);

export const handler = deliveryWorker(environment, 'oem', (readSecret, table) => {
  if (environment.OEM_BASE_URL === undefined) return () => undefined;
  const deps: OemGatewayDeps = {
    sendHttp,
    readSecret,
    secretPrefix: environment.SECRET_PREFIX,
    baseUrl: environment.OEM_BASE_URL,
    timeoutMs: environment.VENDOR_TIMEOUT_MS,
    now,
    ticks,
    rememberThread: (thread) => rememberThread({ table, now }, thread),
  };
  const byGateway: Record<OemGatewayName, ChannelTransport> = { mybmw: OEM_GATEWAYS.mybmw.transport(deps) };
  return (_channel, { settings }) => (settings.oem ? byGateway[settings.oem.gateway] : undefined);
});
