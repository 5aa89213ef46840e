/** Fills a local stage through the same use cases as `npm run admin`. Running it again changes nothing. */
import { AlreadyExistsException, CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { channelAccounts } from '../../shared/conversations/channel-account-store.ts';
import { saveBulkGateChannel } from '../../shared/conversations/save-bulkgate-channel.ts';
import { saveEmailChannel } from '../../shared/conversations/save-email-channel.ts';
import { saveOemChannel } from '../../shared/conversations/save-oem-channel.ts';
import { saveWhatsAppApp } from '../../shared/conversations/save-whatsapp-app.ts';
import { saveWhatsAppChannel } from '../../shared/conversations/save-whatsapp-channel.ts';
import { saveDealer } from '../../shared/dealers/save-dealer.ts';
import { saveLocation } from '../../shared/dealers/save-location.ts';
import { saveNetwork } from '../../shared/dealers/save-network.ts';
import { saveStaff } from '../../shared/dealers/save-staff.ts';
import { saveRoutingRule } from '../../shared/events/save-routing-rule.ts';
import { sha256Hex } from '../../shared/kernel/digest.ts';
import { dealerSecretSchema } from '../../shared/messaging/channels/dealer-secret.ts';
import { readNetworkSecret } from '../../shared/messaging/channels/network-secret.ts';
import { whatsAppAppSchema } from '../../shared/messaging/channels/whatsapp-app.ts';
import { signingSecrets } from '../../shared/partners/partner-store.ts';
import { rotatePartnerSecret } from '../../shared/partners/rotate-partner-secret.ts';
import { savePartner } from '../../shared/partners/save-partner.ts';
import { dealerSecretName, whatsAppAppSecretName } from '../../shared/platform/secret-names.ts';
import { readSecretAs } from '../../shared/platform/secrets.ts';
import type { AdminContext } from '../admin/command.ts';
import type { Sandbox, SandboxPartner } from '../client/sandbox-file.ts';
import { readJson, writePrivate } from './local-state.ts';
import { type OemAccount, type VendorAccess, registerVendors } from './register-vendors.ts';
import {
  SEED_DEALERS,
  SEED_NETWORK,
  SEED_OEM,
  SEED_RENTAL,
  SEED_TEMPLATES,
  type SeedDealer,
  type SeedPlace,
} from './seed-data.ts';
import { seedOffers } from './seed-offers.ts';

/** What is shown once and needed again at the next start. */
const keptSchema = z.object({
  apiKeys: z.record(z.string(), z.string()),
  webhookPaths: z.record(z.string(), z.string()),
  staffPassword: z.string(),
});
type Kept = z.infer<typeof keptSchema>;

export type Seeded = Pick<Sandbox, 'partners' | 'staff'>;

/** Brings the stage to two working dealers and answers their access data. `keepFile` remembers what is shown once. */
export const seedStage = async (
  context: AdminContext,
  options: { baseUrl: string; keepFile: string; progress: (line: string) => void },
): Promise<Seeded> => {
  const { baseUrl, keepFile, progress } = options;
  // The punctuation and the letters are what the pool's password policy asks for.
  const kept: Kept = (await readJson(keepFile, keptSchema)) ?? {
    apiKeys: {},
    webhookPaths: {},
    staffPassword: `Aa1!${context.newSecret().slice(0, 20)}`,
  };
  const app = await seedWhatsAppApp(context);
  await saveNetwork(context, SEED_NETWORK);
  const oem = await seedOem(context);
  const partners: SandboxPartner[] = [];
  const vendors: VendorAccess[] = [];
  for (const dealer of SEED_DEALERS) {
    progress(dealer.name);
    await seedDealer(context, dealer);
    partners.push(await seedPartner(context, dealer, kept, baseUrl));
    vendors.push(await seedChannels(context, dealer, kept));
    for (const member of dealer.staff) {
      const { item } = await saveStaff(context, {
        ...member,
        dealerId: dealer.dealerId,
        locationIds: [],
        password: kept.staffPassword,
      });
      if (dealer.settings.checkInPage === 'own' && item.roles.includes('admin'))
        await seedOffers(context, dealer, item);
    }
    await writePrivate(keepFile, kept);
  }
  progress(SEED_RENTAL.locationName);
  await seedLocation(context, SEED_RENTAL);
  partners.push(await seedPartner(context, SEED_RENTAL, kept, baseUrl));
  await writePrivate(keepFile, kept);
  progress('the simulated vendors');
  await registerVendors(baseUrl, app, oem, vendors);
  const staff = SEED_DEALERS.flatMap(({ dealerId, staff: members }) =>
    members.map((member) => ({ ...member, dealerId, password: kept.staffPassword })),
  );
  return { partners, staff };
};

const seedWhatsAppApp = async (context: AdminContext) => {
  const { secrets, secretPrefix, newSecret } = context;
  const existing = await readSecretAs(secrets.read, whatsAppAppSecretName(secretPrefix), whatsAppAppSchema);
  const app = existing ?? { appSecret: newSecret(), verifyToken: newSecret() };
  await saveWhatsAppApp(context, app);
  return app;
};

const seedOem = async (context: AdminContext): Promise<OemAccount> => {
  const { secrets, secretPrefix, newSecret } = context;
  const { networkId, clientId } = SEED_OEM;
  const read = () => readNetworkSecret(secrets.read, secretPrefix, networkId);
  const clientSecret = (await read()).oem?.access?.clientSecret ?? newSecret();
  await saveOemChannel(context, { ...SEED_OEM, clientSecret });
  const [webhookSecret = ''] = (await read()).oem?.webhookSecrets ?? [];
  return { networkId, clientId, clientSecret, webhookSecret };
};

const seedLocation = async (
  context: AdminContext,
  { dealerId, locationId, locationName, settings }: SeedPlace,
): Promise<void> => {
  await saveLocation(context, { dealerId, locationId, name: locationName, settings });
};

const seedDealer = async (context: AdminContext, dealer: SeedDealer): Promise<void> => {
  const { dealerId, locationId, name } = dealer;
  await saveDealer(context, { dealerId, networkId: SEED_NETWORK.networkId, name });
  await seedLocation(context, dealer);
  await saveRoutingRule(context, {
    dealerId,
    ruleId: 'invite',
    event: 'checkin.start',
    action: { do: 'start-check-in' },
  });
  await saveRoutingRule(context, {
    dealerId,
    ruleId: 'invite-before-appointment',
    event: 'appointment.upserted',
    // Nobody checks in for a car that they rent.
    when: { locationIds: [locationId] },
    action: { do: 'start-check-in' },
  });
  await saveRoutingRule(context, {
    dealerId,
    ruleId: 'call-back',
    event: 'checkin.finished',
    when: { decision: 'contact_me' },
    action: { do: 'notify-inbox', inbox: 'advisors' },
  });
};

const seedPartner = async (
  context: AdminContext,
  { dealerId, locationId, partner }: SeedPlace,
  kept: Kept,
  baseUrl: string,
): Promise<SandboxPartner> => {
  const { checkInPath, ...identity } = partner;
  const { partnerId: id } = identity;
  const saved = await savePartner(context, {
    ...identity,
    grant: [{ dealerId, locationId }],
    ...(checkInPath === undefined ? {} : { checkInBaseUrl: `${baseUrl}${checkInPath}` }),
  });
  const known = kept.apiKeys[id];
  const isKnown = known !== undefined && sha256Hex(known) === saved.item.apiKeyDigest;
  const apiKey =
    saved.apiKey ??
    (isKnown ? known : undefined) ??
    (await rotatePartnerSecret(context, { partnerId: id, apiKey: true })).apiKey ??
    '';
  kept.apiKeys[id] = apiKey;
  const [secret = ''] = await signingSecrets(context.secrets.read, context.secretPrefix, id);
  return { id, secret, apiKey, dealerId, locationId };
};

const seedChannels = async (context: AdminContext, dealer: SeedDealer, kept: Kept): Promise<VendorAccess> => {
  const { dealerId, locationId, whatsapp, sms, email } = dealer;
  const { secrets, secretPrefix, newSecret } = context;
  const existing = await readSecretAs(
    secrets.read,
    dealerSecretName(secretPrefix, dealerId),
    dealerSecretSchema,
  );
  const whatsAppToken = existing?.whatsapp?.token ?? newSecret();
  const applicationToken = existing?.bulkgate?.applicationToken ?? newSecret();
  const templates = SEED_TEMPLATES.map(({ purpose, language, name, code }) => ({
    purpose,
    language,
    name,
    code,
    status: 'approved' as const,
  }));
  await saveWhatsAppChannel(context, {
    dealerId,
    locationId,
    phoneNumberId: whatsapp.phoneNumberId,
    token: whatsAppToken,
    templates,
  });

  const known = kept.webhookPaths[dealerId];
  const isKnown =
    known !== undefined &&
    (await channelAccounts.get(context.table, {
      vendor: 'bulkgate',
      accountId: sha256Hex(known.split('/').at(-1) ?? ''),
    })) !== undefined;
  const saved = await saveBulkGateChannel(context, {
    dealerId,
    locationId,
    ...sms,
    applicationToken,
    newAddress: !isKnown,
  });
  const webhookPath = saved.webhookPath ?? known ?? '';
  kept.webhookPaths[dealerId] = webhookPath;

  await verifySender(email.from);
  await saveEmailChannel(context, { dealerId, email });
  return { dealer, whatsAppToken, applicationToken, webhookPath };
};

/** SES sends only from verified senders; the local one believes at once. */
const verifySender = async (address: string): Promise<void> => {
  try {
    await new SESv2Client({}).send(new CreateEmailIdentityCommand({ EmailIdentity: address }));
  } catch (error) {
    if (!(error instanceof AlreadyExistsException)) throw error;
  }
};
