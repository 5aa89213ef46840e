import { reach } from '../client/partner-client.ts';
import { SEED_TEMPLATES, type SeedDealer } from './seed-data.ts';

/** What a dealer's accounts are opened with at the simulated vendors. */
export type VendorAccess = {
  dealer: SeedDealer;
  whatsAppToken: string;
  applicationToken: string;
  webhookPath: string;
};

/** What a network's account is opened with at the simulated gateway of its manufacturer. */
export type OemAccount = {
  networkId: string;
  clientId: string;
  clientSecret: string;
  webhookSecret: string;
};

/** Sets up the simulated vendors as one would in their portals: Meta's app, numbers and templates, the manufacturer's client, BulkGate's applications. */
export const registerVendors = async (
  baseUrl: string,
  app: { appSecret: string; verifyToken: string },
  { networkId, ...client }: OemAccount,
  dealers: readonly VendorAccess[],
): Promise<void> => {
  await register(baseUrl, 'graph/apps', { ...app, callbackUrl: `${baseUrl}/v1/channels/whatsapp` });
  await register(baseUrl, 'oem/portal', {
    ...client,
    webhookUrl: `${baseUrl}/v1/channels/oem/${networkId}`,
  });
  for (const { dealer, whatsAppToken, applicationToken, webhookPath } of dealers) {
    const { phoneNumberId, displayPhoneNumber } = dealer.whatsapp;
    await register(baseUrl, 'graph/numbers', { phoneNumberId, displayPhoneNumber, token: whatsAppToken });
    for (const { name, code, body, button } of SEED_TEMPLATES) {
      const buttons = button === undefined ? [] : [{ type: 'URL', text: button, url: `${baseUrl}/c/{{1}}` }];
      await register(baseUrl, 'graph/templates', { phoneNumberId, name, language: code, body, buttons });
    }
    await register(baseUrl, 'bulkgate/portal', {
      applicationId: dealer.sms.applicationId,
      applicationToken,
      deliveryUrl: `${baseUrl}${webhookPath}`,
    });
  }
};

const register = async (baseUrl: string, what: string, body: unknown): Promise<void> => {
  const response = await reach(`${baseUrl}/sandbox/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`POST /sandbox/${what} answered ${response.status}: ${text.slice(0, 500)}`);
};
