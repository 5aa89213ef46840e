import type { DealerChannel } from '../../shared/conversations/channel-requests.ts';

/* Addresses of the pages of the channels. */

export const CHANNELS_PATH = '/console/settings/channels';

/** The form of a channel, for the dealer or for one location. */
export const channelPath = (
  channel: string,
  locationId: string | undefined,
  more: Readonly<Record<string, string>> = {},
): string => {
  const query = new URLSearchParams({
    ...(locationId === undefined ? {} : { location: locationId }),
    ...more,
  }).toString();
  return `${CHANNELS_PATH}/${channel}${query === '' ? '' : `?${query}`}`;
};

/** The page of trials of a channel, from a location. */
export const trialPath = (channel: DealerChannel, query: Readonly<Record<string, string>> = {}): string => {
  const asked = new URLSearchParams(query).toString();
  return `${CHANNELS_PATH}/${channel}/trial${asked === '' ? '' : `?${asked}`}`;
};
