import * as z from 'zod';
import { dealers, locations } from '../dealers/dealer-store.ts';
import { idSchema } from '../dealers/dealer.ts';
import { settingsSchema, type WhatsAppTemplate } from '../dealers/settings.ts';
import { AppError } from '../kernel/app-error.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { claimChannelAccount } from './claim-channel-account.ts';
import { releaseWhatsApp } from './release-whatsapp.ts';
import { type AccessLevel, readLevel, saveLevel } from './access-store.ts';
import { type SaveChannelDeps, saveChannelSettings } from './save-channel-settings.ts';
import { type SavedChannel, savedChannel, secretChange } from './saved-channel.ts';

const whatsapp = settingsSchema.shape.whatsapp.unwrap().shape;
const template = whatsapp.templates.element;

const commandSchema = z.strictObject({
  dealerId: idSchema,
  /** Where a message goes whose sender has no conversation yet. */
  locationId: idSchema,
  /** Number, token and templates are of this location alone; its other locations keep the dealer’s. */
  only: z.boolean().default(false),
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

/** Gives a dealer, or one location of it, a WhatsApp number with its carrier, token and templates, or changes them; what the command leaves out stays (S0.22, S0.32). Errors: InvalidInput, NotFound, Conflict `channel.taken`. */
export const saveWhatsAppChannel = async (deps: SaveChannelDeps, command: unknown): Promise<SavedChannel> => {
  const wanted = parseCommand(commandSchema, 'channel.invalid', 'The WhatsApp channel', command);
  const { dealerId, locationId } = wanted;
  const onlyFor = wanted.only ? locationId : undefined;
  const level = wanted.only
    ? await locations.get(deps.table, { dealerId, locationId })
    : await dealers.get(deps.table, { dealerId });
  const before = level?.settings.whatsapp ?? undefined;
  const phoneNumberId = wanted.phoneNumberId ?? before?.phoneNumberId;
  if (phoneNumberId === undefined)
    throw missing('phoneNumberId', 'Meta’s id of the number, which is not stored yet');

  const awsPhoneNumberId =
    wanted.awsPhoneNumberId === undefined ? before?.awsPhoneNumberId : (wanted.awsPhoneNumberId ?? undefined);
  const businessAccountId =
    wanted.businessAccountId === undefined
      ? before?.businessAccountId
      : (wanted.businessAccountId ?? undefined);
  const { claimed, isNewToken } = await takeOver(deps, {
    ids: { dealerId, locationId, phoneNumberId, businessAccountId },
    access: { dealerId, onlyFor, token: wanted.token },
    isTokenNeeded: awsPhoneNumberId === undefined,
  });
  const templates = mergeTemplates(before?.templates ?? [], wanted.templates, wanted.removeTemplates);
  const saved = await saveChannelSettings(deps, {
    dealerId,
    locationId: onlyFor,
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
  const hasMoved = before?.phoneNumberId !== phoneNumberId || before.businessAccountId !== businessAccountId;
  if (before && hasMoved) await releaseWhatsApp(deps, { dealerId, ...before });
  return savedChannel([...saved.changes, ...claimed, ...(isNewToken ? [secretChange('token')] : [])]);
};

type Wanted = {
  ids: { dealerId: string; locationId: string; phoneNumberId: string; businessAccountId: string | undefined };
  access: AccessLevel & { token: string | undefined };
  isTokenNeeded: boolean;
};

/** Makes number, business account and token the dealer's; what was not the dealer's before is nobody's again where one of them is refused. */
const takeOver = async (deps: SaveChannelDeps, { ids, access, isTokenNeeded }: Wanted) => {
  const { dealerId, locationId, phoneNumberId, businessAccountId } = ids;
  const place = { dealerId, locationId };
  try {
    const claimed = await claimChannelAccount(deps, {
      vendor: 'whatsapp',
      accountId: phoneNumberId,
      ...place,
    });
    if (businessAccountId !== undefined)
      claimed.push(
        ...(await claimChannelAccount(deps, {
          vendor: 'whatsapp-business',
          accountId: businessAccountId,
          ...place,
        })),
      );
    return { claimed, isNewToken: await storeToken(deps, access, isTokenNeeded) };
  } catch (error) {
    await releaseWhatsApp(deps, {
      dealerId,
      phoneNumberId,
      ...(businessAccountId === undefined ? {} : { businessAccountId }),
    });
    throw error;
  }
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

/** A location's number may be in the dealer's business account, whose token then serves both. */
const storeToken = async (
  deps: SaveChannelDeps,
  { token, ...level }: AccessLevel & { token: string | undefined },
  isNeeded: boolean,
): Promise<boolean> => {
  const current = await readLevel(deps, level);
  if (token === undefined) {
    const stored = current.whatsapp ?? (await readLevel(deps, { dealerId: level.dealerId })).whatsapp;
    if (isNeeded && !stored)
      throw missing('token', 'the access token of a system user at Meta, which is not stored yet');
    return false;
  }
  if (current.whatsapp?.token === token) return false;
  return saveLevel(deps, level, { ...current, whatsapp: { token, since: deps.now() } });
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
