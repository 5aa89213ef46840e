import * as z from 'zod';
import { type Channel, type Purpose, PURPOSES } from '../dealers/settings.ts';
import type { Language } from '../kernel/language.ts';
import type { Rendered } from './channel.ts';
import type { Message } from './message.ts';
import { FREE_TEXT } from './free-text.ts';

/** Short answers to a keyword, by the channel on which it came. They have no templates: their words are ours. */
const NOTICES = ['stop-confirmation', 'start-confirmation'] as const;
type Notice = (typeof NOTICES)[number];

/** What a message can be for: a purpose that dealers have templates for, a notice, or what staff write to one person. */
export const messagePurposeSchema = z.enum([...PURPOSES, ...NOTICES, FREE_TEXT]);
export type MessagePurpose = z.infer<typeof messagePurposeSchema>;

export const isNotice = (purpose: MessagePurpose): purpose is Notice =>
  NOTICES.some((notice) => notice === purpose);

/** Whether dealers have templates for it. */
export const hasTemplates = (purpose: MessagePurpose): purpose is Purpose =>
  purpose !== FREE_TEXT && !isNotice(purpose);

/** One SMS each where the alphabet of SMS has all letters. `STOP` and `START` are understood in every language. */
const TEXTS: Record<Notice, Record<Language, (dealer: string) => string>> = {
  'stop-confirmation': {
    en: (dealer) => `${dealer}: You will get no more messages from us. To get them again, reply START.`,
    de: (dealer) =>
      `${dealer}: Sie erhalten keine Nachrichten mehr von uns. Wieder anmelden: START antworten.`,
    nl: (dealer) => `${dealer}: Je krijgt geen berichten meer van ons. Toch weer ontvangen? Antwoord START.`,
    fr: (dealer) =>
      `${dealer} : vous ne recevrez plus de messages de notre part. Pour en recevoir, répondez START.`,
    sk: (dealer) =>
      `${dealer}: Už vám nebudeme posielať správy. Ak ich chcete opäť dostávať, odpovedzte START.`,
  },
  'start-confirmation': {
    en: (dealer) => `${dealer}: You will get messages about your visits again. To stop them, reply STOP.`,
    de: (dealer) => `${dealer}: Sie erhalten wieder Nachrichten zu Ihren Terminen. Abmelden: STOP antworten.`,
    nl: (dealer) => `${dealer}: Je krijgt weer berichten over je afspraken. Afmelden? Antwoord STOP.`,
    fr: (dealer) =>
      `${dealer} : vous recevrez à nouveau des messages sur vos rendez-vous. Pour arrêter, répondez STOP.`,
    sk: (dealer) =>
      `${dealer}: Opäť vám budeme posielať správy o vašich návštevách. Na odhlásenie odpovedzte STOP.`,
  },
};

/** The text of a notice: plain, since it answers what the customer just wrote. */
export const noticeText = (notice: Notice, { language, variables }: Message): string =>
  TEXTS[notice][language](variables['dealerName'] ?? '');

export const renderNotice = (notice: Notice, message: Message): Rendered => ({
  form: 'text',
  text: noticeText(notice, message),
});

/** The channels on which a notice may answer: where a text is free, and no vendor confirms by itself. */
export const NOTICE_CHANNELS: ReadonlySet<Channel> = new Set(['whatsapp', 'sms']);
