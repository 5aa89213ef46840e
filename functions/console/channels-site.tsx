import type { ChannelsDeps } from '../../shared/conversations/channels-worker.ts';
import { describeChannels } from '../../shared/conversations/describe-channels.ts';
import { removeChannel } from '../../shared/conversations/remove-channel.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import { locationIn } from './channel-form.ts';
import { channelPath } from './channel-links.ts';
import { saveChannelForm, showChannel } from './channel-site.tsx';
import { ChannelsPage } from './channels-page.tsx';
import { consoleHandler, type ConsoleDeps, type ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { trialAnswers } from './trial-site.tsx';

export type ChannelsSiteDeps = ConsoleDeps & ChannelsDeps;

/** The channels of a dealer: how they stand, their forms, trials. */
export const channelsSite = (deps: ChannelsSiteDeps) =>
  consoleHandler<'channels'>(deps, {
    'GET /console/settings/channels': async ({ viewer }) => {
      const { channels } = await describeChannels(deps, viewer);
      return consoleReply(200, <ChannelsPage viewer={viewer} channels={channels} />);
    },
    ...trialAnswers(deps),
    'GET /console/settings/channels/{channel}': (request) => showChannel(deps, request),
    'POST /console/settings/channels/{channel}': (request) => saveChannelForm(deps, request),
    'POST /console/settings/channels/{channel}/remove': (request) => remove(deps, request),
  });

const remove = async (deps: ChannelsSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer, params } = request;
  const locationId = locationIn(request.form());
  const channel = params['channel'] ?? '';
  await removeChannel(deps, { staff: viewer.staff, channel, locationId });
  return redirectReply(303, channelPath(channel, locationId, { saved: '1' }));
};
