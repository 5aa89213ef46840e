import * as z from 'zod';
import { isMobile, normaliseEmail, normalisePhone } from '../contacts/address.ts';
import { idSchema, type LocationInForce } from '../dealers/dealer.ts';
import { SMS_PROVIDERS } from '../dealers/sms-providers.ts';
import { AppError } from '../kernel/app-error.ts';
import type { ChannelTransport, Rendered } from '../messaging/channel.ts';
import { maskAddress, maskNumber, trialText } from '../messaging/trial.ts';
import { renderTrialMail } from '../messaging/trial-mail.ts';
import { chooseTrialTemplate, renderTrialTemplate } from '../messaging/trial-template.ts';
import { templatesOf } from '../messaging/templates/template-store.ts';
import type { Table } from '../table/table.ts';
import type { DealerChannel } from './channel-requests.ts';

const locationId = idSchema;

/** A trial to a phone: SMS and WhatsApp. */
export const trialCommandSchema = z.strictObject({
  locationId,
  to: z.string().min(3).max(30).meta({
    description: 'A mobile number, as E.164 or as people of the location’s country write it.',
    example: '+491713920000',
  }),
});

export const mailTrialCommandSchema = z.strictObject({
  locationId,
  to: z.string().min(3).max(254).meta({ description: 'An email address.', example: 'anna@muster.example' }),
});

export const TRIAL_COMMANDS = {
  whatsapp: trialCommandSchema,
  sms: trialCommandSchema,
  email: mailTrialCommandSchema,
} as const satisfies Record<DealerChannel, z.ZodType>;

/** All that a trial is, before anything of it is written or sent. */
export type PreparedTrial = {
  transport: ChannelTransport;
  provider: string;
  /** E.164, or a mail address in lower case; `masked` is what may be kept of it. */
  to: string;
  masked: string;
  rendered: Rendered;
  /** By its name at Meta. */
  template?: string;
};

export type PrepareTrialDeps = {
  table: Table;
  /** Undefined where the stage does not offer what the location has chosen. */
  transportFor: (channel: DealerChannel, location: LocationInForce) => ChannelTransport | undefined;
};

type Asked = { channel: DealerChannel; location: LocationInForce; to: string };

/**
 * Whom a trial goes to, through which transport, and what it says. Errors: InvalidInput `trial.invalid`; Conflict `channel.not_set_up`,
 * `trial.no_template`.
 */
export const prepareTrial = async (deps: PrepareTrialDeps, asked: Asked): Promise<PreparedTrial> => {
  const { channel, location } = asked;
  const { settings } = location;
  const transport = settings[channel] ? deps.transportFor(channel, location) : undefined;
  if (!transport) throw notSetUp(asked);
  if (channel === 'email') {
    const to = readAddress(asked.to);
    const rendered = renderTrialMail(location);
    return { transport, provider: 'ses', to, masked: maskAddress(to), rendered };
  }
  const to = readNumber(asked);
  const masked = maskNumber(to);
  if (channel === 'sms' && settings.sms) {
    const { provider } = settings.sms;
    const rendered: Rendered = { form: 'text', text: trialText(provider, location.name) };
    return { transport, provider, to, masked, rendered };
  }
  const template = chooseTrialTemplate(settings);
  if (!template)
    throw new AppError(
      'Conflict',
      'trial.no_template',
      'No template of the location is approved, and without one WhatsApp takes no message to somebody who has not just written. Have one approved at Meta and note it first.',
    );
  const { dealerId } = location;
  const own = await templatesOf(deps.table, { dealerId, purpose: template.purpose });
  return {
    transport,
    provider: settings.whatsapp?.awsPhoneNumberId === undefined ? 'meta' : 'aws',
    to,
    masked,
    rendered: renderTrialTemplate(template, location, own),
    template: template.name,
  };
};

/** How people name the channel in a sentence. */
const SENDS: Record<DealerChannel, string> = { whatsapp: 'WhatsApp messages', sms: 'SMS', email: 'email' };

const notSetUp = ({ channel, location: { settings } }: Asked): AppError => {
  const chosen = {
    whatsapp: settings.whatsapp && 'WhatsApp by AWS',
    sms: settings.sms && SMS_PROVIDERS[settings.sms.provider].label,
    email: settings.email && 'email',
  }[channel];
  return new AppError(
    'Conflict',
    'channel.not_set_up',
    chosen
      ? `This stage does not offer ${chosen}. Choose another provider.`
      : `The location sends no ${SENDS[channel]}. Set it up first: PUT /v1/channels/${channel}.`,
  );
};

const invalid = (message: string): AppError =>
  new AppError('InvalidInput', 'trial.invalid', `The trial is not valid: to ${message}.`, {
    details: { issues: [{ path: 'to', message }] },
  });

const readNumber = ({ channel, location, to: text }: Asked): string => {
  const to = normalisePhone(text, location.settings.country);
  if (to === undefined)
    throw invalid('is no valid phone number; write it with its country code, such as +491713920000');
  if (!isMobile(to))
    throw invalid(
      `is a landline, which no ${channel === 'sms' ? 'SMS' : 'WhatsApp message'} can reach; take a mobile number`,
    );
  return to;
};

const readAddress = (text: string): string => {
  const to = normaliseEmail(text);
  if (to === undefined) throw invalid('is no valid email address; expected one such as anna@muster.example');
  return to;
};
