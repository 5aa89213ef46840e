import type { Settings } from '../dealers/settings.ts';
import { mayHaveArrived, type Message } from './message.ts';
import { isNotice, noticeText } from './notice.ts';
import { chooseTexts } from './templates/choose-texts.ts';
import { renderText } from './templates/render-template.ts';
import { allowedFor, PARTS, type Template } from './templates/template.ts';
import { findTemplate } from './verdict.ts';

/** Leads nowhere (RFC 2606). */
const NO_LINK = 'https://link.invalid/';

export type SentText = { subject?: string; text: string };

export type SentTextQuery = {
  settings: Settings;
  /** What the dealer writes for the message's purpose now; without it, our own words. */
  templates?: readonly Template[];
};

/**
 * The text of a message as what staff wrote for it, or the texts that are in force now, give it with its variables, for the channel that took it or would; its words may
 * have been others when it was sent. The personal link is left out. Undefined where it cannot be made any more.
 */
export const describeSentText = (
  message: Message,
  { settings, templates = [] }: SentTextQuery,
): SentText | undefined => {
  const { purpose } = message;
  if (isNotice(purpose)) return { text: noticeText(purpose, message) };
  for (const known of [allowedFor(templates, message), []]) {
    try {
      return textOf(message, settings, known);
    } catch {
      // A dealer's own words that fail with what is known of this customer are replaced by ours, as when it is sent.
    }
  }
  return undefined;
};

const textOf = (
  message: Message,
  settings: Settings,
  templates: readonly Template[],
): SentText | undefined => {
  const { purpose, language, locationId, variables, ownText } = message;
  if (isNotice(purpose)) return undefined;
  const wish = { purpose, locationId, languages: [language, settings.language] } as const;
  const fill = (text: string, of: typeof language): string =>
    renderText({ purpose, language: of, zone: settings.zone, variables, texts: { text }, link: NO_LINK })
      .text.replaceAll(NO_LINK, '[link]')
      .trim();
  const channel = channelOf(message);
  if (channel === 'email' || channel === 'oem') {
    const chosen = chooseTexts(templates, wish, PARTS[channel]);
    const { subject, body } = chosen.texts;
    return { subject: fill(subject, chosen.language), text: fill(ownText ?? body, chosen.language) };
  }
  const approved =
    channel === 'whatsapp' && ownText === undefined ? findTemplate(settings, purpose, language) : undefined;
  if (approved) {
    const chosen = chooseTexts(templates, { ...wish, languages: [approved.language] }, PARTS.whatsapp);
    return { text: fill(chosen.texts.body, chosen.language) };
  }
  const chosen = chooseTexts(templates, wish, PARTS.sms);
  return { text: fill(ownText ?? chosen.texts.text, chosen.language) };
};

/** The channel that brought it, or will as far as is known now. */
const channelOf = ({ attempts, candidates }: Message) =>
  attempts.findLast(mayHaveArrived)?.channel ??
  candidates.find(({ refused }) => refused === undefined)?.channel;
