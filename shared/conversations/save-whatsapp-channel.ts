import * as z from 'zod';
import { dealers } from '../dealers/dealer-store.ts';
import { idSchema } from '../dealers/dealer.ts';
import { settingsSchema, type WhatsAppTemplate } from '../dealers/settings.ts';
import { AppError } from '../kernel/app-error.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { dealerSecretSchema } from '../messaging/channels/dealer-secret.ts';
import { dealerSecretName } from '../platform/secret-names.ts';
import { readSecretAs } from '../platform/secrets.ts';
import { claimChannelAccount } from './claim-channel-account.ts';
import { releaseChannelAccount } from './release-channel-account.ts';
import { type SaveChannelDeps, saveChannelSettings } from './save-channel-settings.ts';
import { type SavedChannel, savedChannel, secretChange } from './saved-channel.ts';

const whatsapp = settingsSchema.shape.whatsapp.unwrap().shape;
const template = whatsapp.templates.element;

const commandSchema = z.strictObject({
  dealerId: idSchema,
  /** Where a message goes whose sender has no conversation yet. */
  locationId: idSchema,
  /** Meta's id of the number (not the number itself). Needed the first time. */
  phoneNumberId: whatsapp.phoneNumberId.optional(),
  /** AWS's id of the number, where AWS carries its messages; null: Meta does, directly. */
  awsPhoneNumberId: whatsapp.awsPhoneNumberId.nullable(),
  /** Meta's id of the business account, by which it tells of templates; null: forget it. */
  businessAccountId: whatsapp.businessAccountId.nullable(),
  /** The access token of a system user. Needed the first time, where Meta carries the messages. */
  token: z.string().min(1).optional(),
  /** Approved templates; each replaces the one for its purpose and language. */
  templates: z.array(template).max(250).default([]),
  removeTemplates: z.array(template.pick({ purpose: true, language: true })).default([]),
});

/** Gives a dealer a WhatsApp number with its carrier, token and templates, or changes them; what the command leaves out stays (S0.22, S0.32). Errors: InvalidInput, NotFound, Conflict `channel.taken`. */
export const saveWhatsAppChannel = async (deps: SaveChannelDeps, command: unknown): Promise<SavedChannel> => {
  const wanted = parseCommand(commandSchema, 'channel.invalid', 'The WhatsApp channel', command);
  const { dealerId, locationId } = wanted;
  const before = (await dealers.get(deps.table, { dealerId }))?.settings.whatsapp ?? undefined;
  const phoneNumberId = wanted.phoneNumberId ?? before?.phoneNumberId;
  if (phoneNumberId === undefined)
    throw missing('phoneNumberId', 'Meta’s id of the number, which dealer has none yet');

  const claimed = await claimChannelAccount(deps, {
    vendor: 'whatsapp',
    accountId: phoneNumberId,
    dealerId,
    locationId,
  });
  const awsPhoneNumberId =
    wanted.awsPhoneNumberId === undefined ? before?.awsPhoneNumberId : (wanted.awsPhoneNumberId ?? undefined);
  const businessAccountId =
    wanted.businessAccountId === undefined
      ? before?.businessAccountId
      : (wanted.businessAccountId ?? undefined);
  if (businessAccountId !== undefined)
    claimed.push(
      ...(await claimChannelAccount(deps, {
        vendor: 'whatsapp-business',
        accountId: businessAccountId,
        dealerId,
        locationId,
      })),
    );
  const isNewToken = await storeToken(deps, wanted, awsPhoneNumberId === undefined);
  const templates = mergeTemplates(before?.templates ?? [], wanted.templates, wanted.removeTemplates);
  const saved = await saveChannelSettings(deps, {
    dealerId,
    settings: {
      whatsapp: {
        phoneNumberId,
        templates,
        ...(businessAccountId === undefined ? {} : { businessAccountId }),
        ...(awsPhoneNumberId === undefined ? {} : { awsPhoneNumberId }),
      },
    },
  });
  // The former number goes last, so that a reply finds its way at every moment.
  if (before && before.phoneNumberId !== phoneNumberId)
    await releaseChannelAccount(deps, { vendor: 'whatsapp', accountId: before.phoneNumberId, dealerId });
  if (before?.businessAccountId !== undefined && before.businessAccountId !== businessAccountId)
    await releaseChannelAccount(deps, {
      vendor: 'whatsapp-business',
      accountId: before.businessAccountId,
      dealerId,
    });
  return savedChannel([...saved.changes, ...claimed, ...(isNewToken ? [secretChange('token')] : [])]);
};

const missing = (path: string, what: string): AppError => {
  const message = `is missing: ${what}`;
  return new AppError(
    'InvalidInput',
    'channel.invalid',
    `The WhatsApp channel is not valid: ${path} ${message}`,
    { details: { issues: [{ path, message }] } },
  );
};

/** The secret holds other vendors' access data too, which stay. */
const storeToken = async (
  { secrets, secretPrefix }: SaveChannelDeps,
  { dealerId, token }: { dealerId: string; token?: string | undefined },
  isNeeded: boolean,
): Promise<boolean> => {
  const name = dealerSecretName(secretPrefix, dealerId);
  const current = await readSecretAs(secrets.read, name, dealerSecretSchema.loose());
  if (isNeeded && token === undefined && !current?.whatsapp)
    throw missing('token', 'the access token of a system user at Meta, which is not stored yet');
  if (token === undefined || current?.whatsapp?.token === token) return false;
  await secrets.write(name, { ...current, whatsapp: { token } });
  return true;
};

const nameOf = ({ purpose, language }: Pick<WhatsAppTemplate, 'purpose' | 'language'>): string =>
  `${purpose}/${language}`;

const mergeTemplates = (
  current: readonly WhatsAppTemplate[],
  added: readonly WhatsAppTemplate[],
  removed: readonly Pick<WhatsAppTemplate, 'purpose' | 'language'>[],
): WhatsAppTemplate[] => {
  const templates = new Map([...current, ...added].map((entry) => [nameOf(entry), entry]));
  for (const entry of removed) templates.delete(nameOf(entry));
  return [...templates.values()];
};
