import { locationAmong, type Levels, readLevels } from '../dealers/read-levels.ts';
import { requireLevel } from '../dealers/require-level.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { readAccess } from '../messaging/channels/dealer-secret.ts';
import type { Log } from '../platform/log.ts';
import {
  type DealerChannel,
  emailRequestSchema,
  smsRequestSchema,
  whatsAppRequestSchema,
} from './channel-requests.ts';
import { readLevel } from './access-store.ts';
import { requireIdentity } from './require-identity.ts';
import { saveBulkGateChannel, type SavedBulkGate } from './save-bulkgate-channel.ts';
import type { SaveChannelDeps } from './save-channel-settings.ts';
import { saveEmailChannel } from './save-email-channel.ts';
import { saveSmsChannel } from './save-sms-channel.ts';
import { saveWhatsAppChannel } from './save-whatsapp-channel.ts';
import { type SavedChannelView, viewSavedChannel } from './view-saved-channel.ts';

export type SaveChannelForStaffDeps = SaveChannelDeps & { log: Log; publicBaseUrl: string };
type Request = { staff: Staff; levels: Levels; body: unknown };

/**
 * Sets up a channel of the dealer or of one location for a person with the right to (S1.3, S1.5). Dealer and locations are the
 * person's own. Errors: InvalidInput with issues; NotFound `location.unknown`; Forbidden `level.dealer_wide`,
 * `identity.of_the_account`, `setting.locked`; Conflict `channel.taken`.
 */
export const saveChannelForStaff = async (
  given: SaveChannelForStaffDeps,
  { staff, channel, body }: { staff: Staff; channel: DealerChannel; body: unknown },
): Promise<SavedChannelView> => {
  const deps = { ...given, by: staff };
  const levels = await readLevels(deps.table, staff);
  const saved = await SAVERS[channel](deps, { staff, levels, body });
  deps.log.info('channel saved', {
    dealerId: staff.dealerId,
    channel,
    by: staff.sub,
    changes: saved.changes.map(({ path }) => path),
  });
  return viewSavedChannel(deps, { staff, channel, saved });
};

const saveSms = async (
  deps: SaveChannelForStaffDeps,
  { staff, levels, body }: Request,
): Promise<SavedBulkGate> => {
  const wanted = parseCommand(smsRequestSchema, 'channel.invalid', 'The SMS channel', body);
  const { dealerId } = staff;
  const { locationId } = wanted;
  requireLevel(levels, staff, { locationId, settings: ['sms'] });
  switch (wanted.provider) {
    case 'none':
      return saveSmsChannel(deps, { dealerId, locationId, sms: null });
    case 'aws':
      return saveSmsChannel(deps, {
        dealerId,
        locationId,
        sms: { provider: wanted.provider, sender: wanted.sender },
      });
    case 'aws-end-user-messaging': {
      const { provider, originationIdentity } = wanted;
      requireIdentity(
        levels,
        staff,
        ({ sms }) => sms?.provider === provider && sms.originationIdentity === originationIdentity,
      );
      return saveSmsChannel(deps, { dealerId, locationId, sms: { provider, originationIdentity } });
    }
    case 'bulkgate': {
      const { provider, sender, applicationId, applicationToken, newAddress } = wanted;
      const isSenderOnly = applicationId === undefined && applicationToken === undefined && !newAddress;
      if (isSenderOnly && (await hasBulkGate(deps, dealerId, locationId)))
        return saveSmsChannel(deps, { dealerId, locationId, sms: { provider, sender } });
      return saveBulkGateChannel(deps, {
        dealerId,
        locationId: repliesTo(levels, wanted),
        only: locationId !== undefined,
        applicationId,
        applicationToken,
        newAddress,
        sender,
      });
    }
  }
};

/** Access data that hold at the level already: then a sender is all that is said. */
const hasBulkGate = async (
  deps: SaveChannelForStaffDeps,
  dealerId: string,
  locationId: string | undefined,
): Promise<boolean> =>
  locationId === undefined
    ? (await readLevel(deps, { dealerId })).bulkgate !== undefined
    : (await readAccess(deps.secrets.read, deps.secretPrefix, { dealerId, locationId }, 'bulkgate')) !==
      undefined;

/** A location of their own; for a whole dealer it must be said. */
const repliesTo = (
  levels: Levels,
  wanted: { locationId?: string | undefined; repliesTo?: string | undefined },
): string => {
  const locationId = wanted.locationId ?? wanted.repliesTo;
  if (locationId !== undefined) return locationAmong(levels, locationId).locationId;
  const message = 'expected the location to which messages of strangers go';
  throw new AppError('InvalidInput', 'channel.invalid', `The channel is not valid: repliesTo: ${message}.`, {
    details: { issues: [{ path: 'repliesTo', message }] },
  });
};

const saveWhatsApp = async (
  deps: SaveChannelForStaffDeps,
  { staff, levels, body }: Request,
): Promise<SavedBulkGate> => {
  const wanted = parseCommand(whatsAppRequestSchema, 'channel.invalid', 'The WhatsApp channel', body);
  const { locationId, repliesTo: _repliesTo, awsPhoneNumberId, ...rest } = wanted;
  requireLevel(levels, staff, { locationId, settings: ['whatsapp'] });
  if (typeof awsPhoneNumberId === 'string')
    requireIdentity(levels, staff, ({ whatsapp }) => whatsapp?.awsPhoneNumberId === awsPhoneNumberId);
  return saveWhatsAppChannel(deps, {
    ...rest,
    awsPhoneNumberId,
    dealerId: staff.dealerId,
    locationId: repliesTo(levels, wanted),
    only: locationId !== undefined,
  });
};

const saveEmail = async (
  deps: SaveChannelForStaffDeps,
  { staff, levels, body }: Request,
): Promise<SavedBulkGate> => {
  const { locationId, email, name } = parseCommand(
    emailRequestSchema,
    'channel.invalid',
    'The email channel',
    body,
  );
  requireLevel(levels, staff, { locationId, settings: ['email'] });
  requireIdentity(
    levels,
    staff,
    (settings) => settings.email !== undefined && domainOf(settings.email?.from) === domainOf(email),
  );
  return saveEmailChannel(deps, { dealerId: staff.dealerId, locationId, email: { from: email, name } });
};

const domainOf = (address: string | undefined): string | undefined =>
  address?.slice(address.lastIndexOf('@') + 1).toLowerCase();

const SAVERS = { sms: saveSms, whatsapp: saveWhatsApp, email: saveEmail } as const satisfies Record<
  DealerChannel,
  unknown
>;
