import { type DealerChannel, readDealerChannel } from '../../shared/conversations/channel-requests.ts';
import type { ChannelsDeps } from '../../shared/conversations/channels-worker.ts';
import { describeChannels } from '../../shared/conversations/describe-channels.ts';
import { describeTrials, viewTrial } from '../../shared/conversations/describe-trials.ts';
import { readBalance } from '../../shared/conversations/read-balance.ts';
import { removeChannel } from '../../shared/conversations/remove-channel.ts';
import { saveChannelForStaff } from '../../shared/conversations/save-channel-for-staff.ts';
import { sendTrial } from '../../shared/conversations/send-trial.ts';
import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import { json } from '../../shared/web/http.ts';
import { staffHandler, type StaffRequest } from './staff-handler.ts';

export type StaffChannelsDeps = ChannelsDeps & { findStaff: FindStaff };

/** What admins set up, try and see of their channels, as one handler. */
export const staffChannels = (deps: StaffChannelsDeps) =>
  staffHandler<'channels-api'>(deps, {
    'GET /v1/channels': async ({ staff }) => json(200, await describeChannels(deps, { staff })),
    'PUT /v1/channels/sms': async ({ staff, body }) =>
      json(200, await saveChannelForStaff(deps, { staff, channel: 'sms', body: body() })),
    'PUT /v1/channels/whatsapp': async ({ staff, body }) =>
      json(200, await saveChannelForStaff(deps, { staff, channel: 'whatsapp', body: body() })),
    'PUT /v1/channels/email': async ({ staff, body }) =>
      json(200, await saveChannelForStaff(deps, { staff, channel: 'email', body: body() })),
    'DELETE /v1/channels/{channel}': async ({ staff, params, query }) =>
      json(
        200,
        await removeChannel(deps, {
          staff,
          channel: params['channel'] ?? '',
          locationId: query['locationId'],
        }),
      ),
    'GET /v1/channels/sms/balance': async ({ staff, query }) =>
      json(200, await readBalance(deps, { staff, locationId: query['locationId'] ?? '' })),
    'GET /v1/channels/{channel}/trials': async ({ staff, params }) =>
      json(200, await describeTrials(deps, { staff, channel: readDealerChannel(params['channel'] ?? '') })),
    'POST /v1/channels/sms/trial': (request) => trial(deps, 'sms', request),
    'POST /v1/channels/whatsapp/trial': (request) => trial(deps, 'whatsapp', request),
    'POST /v1/channels/email/trial': (request) => trial(deps, 'email', request),
  });

const trial = async (
  deps: StaffChannelsDeps,
  channel: DealerChannel,
  { staff, body }: Pick<StaffRequest, 'staff' | 'body'>,
) => json(200, viewTrial(await sendTrial(await deps.trialDeps(), { staff, channel, body: body() })));
