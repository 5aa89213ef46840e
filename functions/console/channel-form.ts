import type { DealerChannel } from '../../shared/conversations/channel-requests.ts';
import type { ChannelLevelView } from '../../shared/conversations/describe-channel-level.ts';
import { SMS_PROVIDERS, type SmsProvider } from '../../shared/dealers/sms-providers.ts';
import type { Issue } from '../../shared/kernel/app-error.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { CHANNEL_FIELDS, CHANNEL_WORDS, type ChannelField } from './channel-words.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import type { Faults } from './form-fields.tsx';

/** The form of a channel as it is sent. Access data are among its fields on the way in, and never on the way out (S1.6). */
export type ChannelForm = Readonly<Record<string, string>>;

/** What is written and never shown. */
export const SECRET_FIELDS = ['applicationId', 'applicationToken', 'token'] as const;
const isSecret = (field: string): boolean => SECRET_FIELDS.some((secret) => secret === field);

export const typedSecrets = (form: ChannelForm): boolean =>
  SECRET_FIELDS.some((field) => (form[field] ?? '') !== '');

const isProvider = (name: string): name is SmsProvider => Object.hasOwn(SMS_PROVIDERS, name);
export const PROVIDERS: readonly SmsProvider[] = Object.keys(SMS_PROVIDERS).filter(isProvider);

/** The provider whose fields are shown: as it is asked for, else the one in force. */
export const shownProvider = (asked: string | undefined, { inForce }: ChannelLevelView): SmsProvider =>
  asked !== undefined && isProvider(asked) ? asked : (inForce.sms?.provider ?? 'bulkgate');

/** The form with what the level itself says; of a provider that it does not use, nothing. */
export const filledChannel = (
  { channel, own, repliesTo = '' }: ChannelLevelView,
  provider: SmsProvider,
): ChannelForm => {
  switch (channel) {
    case 'email':
      return own.email ? { email: own.email.from, name: own.email.name } : {};
    case 'whatsapp':
      return {
        repliesTo,
        phoneNumberId: own.whatsapp?.phoneNumberId ?? '',
        awsPhoneNumberId: own.whatsapp?.awsPhoneNumberId ?? '',
        businessAccountId: own.whatsapp?.businessAccountId ?? '',
      };
    case 'sms': {
      if (own.sms?.provider !== provider) return { provider, repliesTo };
      return { repliesTo, ...own.sms };
    }
  }
};

/** The fields that are not empty. What is not said stays as it was. */
const given = (form: ChannelForm, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const value = form[name]?.trim() ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );

/** The location that the form is about; undefined: all of the dealer. */
export const locationIn = (form: ChannelForm): string | undefined => given(form, 'location')['location'];

/** What the use case is asked to save. */
export const channelBody = (channel: DealerChannel, form: ChannelForm): Record<string, unknown> => {
  const locationId = locationIn(form);
  const level = locationId === undefined ? {} : { locationId };
  const replies = locationId === undefined ? given(form, 'repliesTo') : {};
  switch (channel) {
    case 'email':
      return { ...level, ...given(form, 'email', 'name') };
    case 'whatsapp':
      return { ...level, ...replies, ...whatsAppBody(form) };
    case 'sms':
      return { ...level, ...smsBody(form, replies) };
  }
};

const whatsAppBody = (form: ChannelForm): Record<string, unknown> => {
  if (form['step'] === 'remove') {
    const { purpose, language } = form;
    return { removeTemplates: [{ purpose, language }] };
  }
  if (form['template.purpose'] === undefined)
    return {
      ...given(form, 'phoneNumberId', 'token'),
      awsPhoneNumberId: given(form, 'awsPhoneNumberId')['awsPhoneNumberId'] ?? null,
      businessAccountId: given(form, 'businessAccountId')['businessAccountId'] ?? null,
    };
  const part = (name: string): string => form[`template.${name}`]?.trim() ?? '';
  const names = ['purpose', 'language', 'name', 'code', 'status'];
  return { templates: [Object.fromEntries(names.map((name) => [name, part(name)]))] };
};

const smsBody = (form: ChannelForm, replies: Record<string, string>): Record<string, unknown> => {
  const { provider = '' } = form;
  if (provider !== 'bulkgate') return { provider, ...given(form, 'sender', 'originationIdentity') };
  return {
    provider,
    ...replies,
    ...given(form, 'sender', 'applicationId', 'applicationToken'),
    newAddress: form['newAddress'] !== undefined,
  };
};

const isField = (name: string): name is ChannelField => CHANNEL_FIELDS.some((field) => field === name);

/** What the fields are called at the head of a form that was not taken. */
export const channelLabels = (language: Language): Readonly<Record<string, string>> => {
  const { fields, templates } = CHANNEL_WORDS[language];
  return {
    ...Object.fromEntries(CHANNEL_FIELDS.map((name) => [name, fields[name].label])),
    'template.purpose': templates.purpose,
    'template.language': templates.language,
    'template.name': templates.name,
    'template.code': templates.code.label,
    'template.status': templates.status,
  };
};

/** The faults that the use case found, beside the fields that they are about. */
export const channelFaults = (issues: readonly Issue[], form: ChannelForm, language: Language): Faults => {
  const { faults } = CHANNEL_WORDS[language];
  const { required } = CONSOLE_TEXTS[language].form;
  return Object.fromEntries(
    issues.map(({ path }): [string, string] => {
      if (/^(t|removeT)emplates\./.test(path))
        return [`template.${path.split('.').at(-1) ?? ''}`, faults.template];
      if (!isField(path)) return [path, required];
      const isEmpty = !isSecret(path) && (form[path]?.trim() ?? '') === '';
      return [path, isEmpty ? required : faults[path]];
    }),
  );
};
