import type { Settings } from '../../dealers/settings.ts';
import { myBmwTransport } from './mybmw.ts';
import { readMyBmwWebhook } from './mybmw-webhook.ts';
import type { OemGateway } from './oem-gateway.ts';

export type OemGatewayName = NonNullable<Settings['oem']>['gateway'];

/** Every gateway by the name that `settings.oem.gateway` gives it. */
export const OEM_GATEWAYS: Record<OemGatewayName, OemGateway> = {
  mybmw: { transport: myBmwTransport, readWebhook: readMyBmwWebhook },
};
