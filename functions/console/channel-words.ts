import type { DealerChannel } from '../../shared/conversations/channel-requests.ts';
import type { ChannelReason } from '../../shared/conversations/channel-trouble.ts';
import type { WhatsAppTemplate } from '../../shared/dealers/settings.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Trial } from '../../shared/messaging/trial.ts';
import { CHANNELS_DE } from './channel-words-de.ts';
import { CHANNELS_EN } from './channel-words-en.ts';
import { CHANNELS_FR } from './channel-words-fr.ts';
import { CHANNELS_NL } from './channel-words-nl.ts';
import { CHANNELS_SK } from './channel-words-sk.ts';

/** A field of a channel's form. */
type Field = { label: string; hint: string };
/** A step that asks first. */
type Asked = { ask: string; says: string; button: string };

/** What all forms of channels hold, by the names that the use cases give their values. */
export const CHANNEL_FIELDS = [
  'sender',
  'originationIdentity',
  'applicationId',
  'applicationToken',
  'repliesTo',
  'phoneNumberId',
  'awsPhoneNumberId',
  'businessAccountId',
  'token',
  'email',
  'name',
] as const;
export type ChannelField = (typeof CHANNEL_FIELDS)[number];

/** The pages of the channels, in one language. */
export type ChannelWords = {
  lead: string;
  forAll: string;
  forAllHint: string;
  ofNetwork: string;
  state: { on: string; off: string; noAccess: string };
  access: { of: Record<'dealer' | 'location', string>; since: (when: string) => string; missing: string };
  noReports: string;
  balance: {
    label: string;
    left: (credit: string, currency: string) => string;
    free: (messages: string) => string;
    low: string;
    none: string;
    unknown: (why: string) => string;
  };
  trouble: (why: string) => string;
  troubleCount: (messages: number, since: string, last: string) => string;
  advice: Record<ChannelReason, string>;
  title: (channel: string, place: string) => string;
  level: { dealer: string; location: string };
  nothingOwn: string;
  offHere: string;
  locked: Record<'network' | 'dealer', string>;
  provider: string;
  inUse: string;
  fields: Record<ChannelField, Field>;
  senderOfAws: string;
  accessData: string;
  secretFirst: string;
  secretKeep: string;
  secretAgain: string;
  templates: {
    heading: string;
    lead: string;
    none: string;
    add: string;
    remove: Asked;
    purpose: string;
    language: string;
    name: string;
    code: Field;
    status: string;
    statuses: Record<WhatsAppTemplate['status'], string>;
  };
  address: {
    heading: string;
    shownOnce: string;
    ask: string;
    says: string;
    make: string;
    already: string;
  };
  off: Asked;
  remove: Asked;
  faults: Record<ChannelField | 'template', string> & {
    identity: string;
    taken: string;
    accountTaken: string;
  };
  trial: {
    heading: Record<DealerChannel, string>;
    lead: Record<DealerChannel, string>;
    location: string;
    number: Field;
    address: Field;
    send: Record<DealerChannel, string>;
    faults: {
      number: string;
      address: string;
      notSetUp: Record<DealerChannel, string>;
      noTemplate: string;
      optedOut: string;
      givenUp: string;
      switchedOff: string;
      notAllowed: string;
      tooMany: string;
    };
    latest: string;
    none: string;
    refresh: string;
    changed: string;
    status: Record<Trial['status'], string>;
    noAnswer: string;
    template: (name: string) => string;
    reported: (when: string) => string;
    code: (code: string) => string;
  };
};

export const CHANNEL_WORDS: Record<Language, ChannelWords> = {
  en: CHANNELS_EN,
  de: CHANNELS_DE,
  nl: CHANNELS_NL,
  fr: CHANNELS_FR,
  sk: CHANNELS_SK,
};
