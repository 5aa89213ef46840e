import { type DealerChannel, readDealerChannel } from '../../shared/conversations/channel-requests.ts';
import {
  type ChannelLevelView,
  describeChannelLevel,
} from '../../shared/conversations/describe-channel-level.ts';
import { saveChannelForStaff } from '../../shared/conversations/save-channel-for-staff.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { HTTP_STATUS } from '../../shared/web/problem.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import {
  channelBody,
  channelFaults,
  type ChannelForm,
  filledChannel,
  locationIn,
  shownProvider,
  typedSecrets,
} from './channel-form.ts';
import { channelPath } from './channel-links.ts';
import { ChannelPage, type ChannelPageProps } from './channel-page.tsx';
import { CHANNEL_WORDS, type ChannelField } from './channel-words.ts';
import type { ChannelsSiteDeps } from './channels-site.tsx';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import type { Faults } from './form-fields.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

/** The form of a channel, as it stands at a level. */
export const showChannel = async (deps: ChannelsSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer, params, query } = request;
  const channel = readDealerChannel(params['channel'] ?? '');
  const locationId = query['location'] === '' ? undefined : query['location'];
  const view = await describeChannelLevel(deps, { staff: viewer.staff, channel, locationId });
  const says = SETTINGS_WORDS[viewer.language].saved;
  return reply(request, 200, view, {
    provider: query['provider'],
    ...(query['saved'] === undefined ? {} : { notice: { kind: 'good', says } }),
  });
};

type Shown = Pick<ChannelPageProps, 'faults' | 'notice' | 'secretsGone' | 'webhookAddress'> & {
  provider?: string | undefined;
  /** What was typed, over what stands there. */
  typed?: ChannelForm;
};

const reply = (
  { viewer }: ConsoleRequest,
  status: number,
  view: ChannelLevelView,
  { provider: asked, typed = {}, ...shown }: Shown,
): HttpReply => {
  const provider = shownProvider(asked, view);
  const form = { ...filledChannel(view, provider), ...typed };
  return consoleReply(
    status,
    <ChannelPage viewer={viewer} view={view} provider={provider} form={form} {...shown} />,
  );
};

/** Saves what the form says; what is refused is said beside its field, with all that was typed but access data (S1.6). */
export const saveChannelForm = async (
  deps: ChannelsSiteDeps,
  request: ConsoleRequest,
): Promise<HttpReply> => {
  const { viewer, params } = request;
  const { staff, language } = viewer;
  const channel = readDealerChannel(params['channel'] ?? '');
  const form = request.form();
  const locationId = locationIn(form);
  const asked = { staff, channel, locationId };
  const view = await describeChannelLevel(deps, asked);
  // The same button pressed twice is one address: a second one would end the address that BulkGate still has.
  if (form['newAddress'] !== undefined && form['newAddress'] !== view.webhookMark) {
    const says = CHANNEL_WORDS[language].address.already;
    return reply(request, 409, view, { provider: form['provider'], notice: { kind: 'bad', says } });
  }
  try {
    const { webhookAddress } = await saveChannelForStaff(deps, {
      staff,
      channel,
      body: channelBody(channel, form),
    });
    if (webhookAddress === undefined)
      return redirectReply(303, channelPath(channel, locationId, { saved: '1' }));
    // No redirect: the address is a secret, which belongs into no address of ours, and is told this once.
    const notice = { kind: 'good' as const, says: SETTINGS_WORDS[language].saved };
    return reply(request, 200, await describeChannelLevel(deps, asked), { webhookAddress, notice });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const refused = refusalOf(error, channel, form, request);
    if (!refused) throw error;
    return reply(request, HTTP_STATUS[error.kind], await describeChannelLevel(deps, asked), {
      ...refused,
      provider: form['provider'],
      typed: form,
      secretsGone: typedSecrets(form),
    });
  }
};

/** The field by which a channel names an identity of the account that all dealers share. */
const IDENTITY: Record<DealerChannel, ChannelField> = {
  sms: 'originationIdentity',
  whatsapp: 'awsPhoneNumberId',
  email: 'email',
};

/** How a refusal is said on the form; undefined for what no form can mend. */
const refusalOf = (
  { kind, code, details }: AppError,
  channel: DealerChannel,
  form: ChannelForm,
  { viewer: { language } }: ConsoleRequest,
): { faults: Faults } | { notice: ChannelPageProps['notice'] } | undefined => {
  const { faults } = CHANNEL_WORDS[language];
  if (kind === 'InvalidInput') return { faults: channelFaults(details.issues ?? [], form, language) };
  if (code === 'identity.of_the_account') return { faults: { [IDENTITY[channel]]: faults.identity } };
  if (code === 'channel.taken')
    return details.issues?.[0]?.path === 'businessAccountId'
      ? { faults: { businessAccountId: faults.accountTaken } }
      : { faults: { phoneNumberId: faults.taken } };
  // The page shows the lock, and no field any more.
  if (code === 'setting.locked') return { notice: undefined };
  if (code === 'level.dealer_wide')
    return { notice: { kind: 'bad', says: SETTINGS_WORDS[language].readOnly } };
  return undefined;
};
