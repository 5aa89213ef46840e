/* Addresses of the pages of the channels. */

export const CHANNELS_PATH = '/console/settings/channels';
export const TRIAL_PATH = `${CHANNELS_PATH}/sms/trial`;

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
