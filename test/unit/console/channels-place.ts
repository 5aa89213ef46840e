import { channelsSite } from '../../../functions/console/channels-site.tsx';
import { dealershipFinder } from '../../../shared/dealers/dealership-store.ts';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import { ChannelsWorld } from '../gateways/channels-world.ts';
import { SettingsPlace } from './settings-place.ts';
import { SettingsWorld } from '../staff-console/settings-world.ts';

/** The pages of the channels before the world of the channels' API: staff of two dealers, with BulkGate in the test's hand. */
export class ChannelsPlace extends SettingsPlace {
  readonly channels: ChannelsWorld;

  private constructor(channels: ChannelsWorld, world: SettingsWorld) {
    super(world);
    this.channels = channels;
    this.sites['/console/settings/channels'] = channelsSite({
      ...channels.deps,
      findStaff: staffFinder(channels.admin.table),
      findDealership: (dealerId) => dealershipFinder(channels.admin.table)(dealerId),
      ownOrigin: 'https://kerbside.example',
    });
  }

  static override async make(): Promise<ChannelsPlace> {
    const channels = await ChannelsWorld.make();
    return new ChannelsPlace(channels, new SettingsWorld(channels.admin));
  }
}
