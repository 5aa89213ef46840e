import { readLevels } from '../dealers/read-levels.ts';
import { requireLevel } from '../dealers/require-level.ts';
import { saveDealer } from '../dealers/save-dealer.ts';
import { saveLocation } from '../dealers/save-location.ts';
import type { Staff } from '../dealers/staff.ts';
import type { Change } from '../kernel/changes-between.ts';
import { readDealerChannel } from './channel-requests.ts';
import { channelStands } from './describe-channels.ts';
import { releaseWhatsApp } from './release-whatsapp.ts';
import { readLevel, saveLevel } from './access-store.ts';
import type { SaveChannelForStaffDeps } from './save-channel-for-staff.ts';
import { savedChannel, secretChange } from './saved-channel.ts';
import { type SavedChannelView, viewSavedChannel } from './view-saved-channel.ts';

const VENDOR_OF = { whatsapp: 'whatsapp', sms: 'bulkgate' } as const;

/**
 * Takes a channel's settings and access data away from a level, so that what is inherited holds again. Addresses for reports
 * stay, since reports on what was sent still come. Errors: NotFound `channel.unknown`, `location.unknown`; Forbidden.
 */
export const removeChannel = async (
  given: SaveChannelForStaffDeps,
  command: { staff: Staff; channel: string; locationId: string | undefined },
): Promise<SavedChannelView> => {
  const { staff, locationId } = command;
  const { dealerId } = staff;
  const deps = { ...given, by: staff };
  const channel = readDealerChannel(command.channel);
  const levels = await readLevels(deps.table, staff);
  requireLevel(levels, staff, { locationId, settings: [channel] });
  const before = levels.locations.find((one) => one.locationId === locationId) ?? levels.dealer;
  const { changes } =
    locationId === undefined
      ? await saveDealer(deps, { dealerId, unset: [channel] })
      : await saveLocation(deps, { dealerId, locationId, unset: [channel] });
  const removed: Change[] = [...changes];
  if (channel !== 'email' && !(await isStillUsed(deps, staff, channel, locationId))) {
    const level = { dealerId, onlyFor: locationId };
    const { [VENDOR_OF[channel]]: access, ...rest } = await readLevel(deps, level);
    if (access && (await saveLevel(deps, level, rest))) removed.push(secretChange('access data'));
  }
  const { whatsapp } = before.settings;
  if (channel === 'whatsapp' && whatsapp)
    removed.push(...(await releaseWhatsApp(deps, { dealerId, ...whatsapp })));
  deps.log.info('channel removed', { dealerId, locationId, channel, by: staff.sub });
  return viewSavedChannel(deps, { staff, channel, saved: savedChannel(removed) });
};

/** Locations with a setting of their own, or one of the network's, may send with the dealer's access data. */
const isStillUsed = async (
  deps: SaveChannelForStaffDeps,
  staff: Staff,
  channel: keyof typeof VENDOR_OF,
  locationId: string | undefined,
): Promise<boolean> => {
  if (locationId !== undefined) return false;
  const stands = await channelStands(
    { table: deps.table, readSecret: deps.secrets.read, secretPrefix: deps.secretPrefix },
    { staff, channel },
  );
  return stands.some(({ access }) => access?.level === 'dealer');
};
