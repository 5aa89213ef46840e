import { type DealerChannel, readDealerChannel } from '../../shared/conversations/channel-requests.ts';
import { describeTrials } from '../../shared/conversations/describe-trials.ts';
import { sendTrial } from '../../shared/conversations/send-trial.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { HTTP_STATUS } from '../../shared/web/problem.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import { trialPath } from './channel-links.ts';
import { CHANNEL_WORDS, type ChannelWords } from './channel-words.ts';
import type { ChannelsSiteDeps } from './channels-site.tsx';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import type { Faults } from './form-fields.tsx';
import { locationFor } from './locations-for.ts';
import { TrialPage, type TrialPageProps } from './trial-page.tsx';

/** Trial messages: sent, and what became of them (S1.7). */
export const trialAnswers = (deps: ChannelsSiteDeps) => ({
  'GET /console/settings/channels/{channel}/trial': (request: ConsoleRequest) => {
    const { viewer, query } = request;
    const { locationId } = locationFor(viewer, query['location']);
    return reply(deps, request, 200, { form: { location: locationId }, sent: query['sent'] });
  },
  'POST /console/settings/channels/{channel}/trial': (request: ConsoleRequest) => send(deps, request),
});

const channelOf = ({ params }: ConsoleRequest): DealerChannel => readDealerChannel(params['channel'] ?? '');

const reply = async (
  deps: ChannelsSiteDeps,
  request: ConsoleRequest,
  status: number,
  shown: Pick<TrialPageProps, 'form' | 'faults' | 'notice' | 'sent'>,
): Promise<HttpReply> => {
  const { viewer } = request;
  const channel = channelOf(request);
  const { trials } = await describeTrials(deps, { staff: viewer.staff, channel });
  return consoleReply(status, <TrialPage viewer={viewer} channel={channel} trials={trials} {...shown} />);
};

const send = async (deps: ChannelsSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const channel = channelOf(request);
  const form = request.form();
  const locationId = form['location'] ?? '';
  try {
    const body = { locationId, to: form['to']?.trim() ?? '' };
    const { trialId } = await sendTrial(await deps.trialDeps(), { staff: viewer.staff, channel, body });
    return redirectReply(303, `${trialPath(channel, { location: locationId, sent: trialId })}#latest-trials`);
  } catch (error) {
    const faults =
      error instanceof AppError ? faultsOf(error, channel, CHANNEL_WORDS[viewer.language]) : undefined;
    if (!(error instanceof AppError) || faults === undefined) throw error;
    return reply(deps, request, HTTP_STATUS[error.kind], { form, faults, sent: undefined });
  }
};

/** What is wrong, beside the field by which it can be mended; undefined for what no field can mend. */
const faultsOf = (
  { code }: AppError,
  channel: DealerChannel,
  { trial: { faults } }: ChannelWords,
): Faults | undefined => {
  switch (code) {
    case 'trial.invalid':
      return { to: channel === 'email' ? faults.address : faults.number };
    case 'trial.opted_out':
      return { to: faults.optedOut };
    case 'trial.address_given_up':
      return { to: faults.givenUp };
    case 'trial.not_on_allow_list':
      return { to: faults.notAllowed };
    case 'trial.too_many':
      return { to: faults.tooMany };
    case 'sending.switched_off':
      return { to: faults.switchedOff };
    case 'channel.not_set_up':
      return { location: faults.notSetUp[channel] };
    case 'trial.no_template':
      return { location: faults.noTemplate };
    default:
      return undefined;
  }
};
