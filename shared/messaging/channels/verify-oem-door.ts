import type { FindNetwork } from '../../dealers/dealer-store.ts';
import { AppError } from '../../kernel/app-error.ts';
import { verifyWebhook, type WebhookHeaders } from '../../partners/verify-webhook.ts';
import type { ReadSecret } from '../../platform/secrets.ts';
import { readNetworkSecret } from './network-secret.ts';
import type { OemGatewayName } from './oem-gateways.ts';

type Deps = { findNetwork: FindNetwork; readSecret: ReadSecret; secretPrefix: string };

/**
 * Refuses a webhook that the network's gateway did not sign, and tells which gateway it is. Secrets are read of networks
 * only that exist: made-up names cost nothing.
 */
export const verifyOemWebhook = async (
  { findNetwork, readSecret, secretPrefix }: Deps,
  { networkId, rawBody, headers }: { networkId: string; rawBody: Buffer; headers: WebhookHeaders },
): Promise<OemGatewayName> => {
  const network = await findNetwork(networkId);
  const { oem } = network ? await readNetworkSecret(readSecret, secretPrefix, networkId) : {};
  verifyWebhook(oem?.webhookSecrets ?? [], rawBody, headers);
  if (!oem) throw new AppError('Unauthenticated', 'webhook.signature_invalid', 'No such network.');
  return oem.gateway;
};
