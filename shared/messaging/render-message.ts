import { addressIdOf } from '../contacts/address-state-store.ts';
import { logoUrl } from '../dealers/logo-file.ts';
import type { Channel } from '../dealers/settings.ts';
import { AppError, describeError } from '../kernel/app-error.ts';
import type { Log } from '../platform/log.ts';
import type { Rendered } from './channel.ts';
import { plainSpaces, transliterate } from './channels/transliterate.ts';
import { type LinkSettings, linkUrl } from './link.ts';
import type { Message } from './message.ts';
import { isNotice, renderNotice } from './notice.ts';
import { preferenceUrl } from './preference-link.ts';
import { chooseTexts } from './templates/choose-texts.ts';
import type { EmailTexts } from './templates/purposes.ts';
import {
  renderChat,
  renderEmail,
  type RenderInput,
  renderText,
  renderWhatsAppTemplate,
} from './templates/render-template.ts';
import { allowedFor, type Chosen, PARTS, type Template } from './templates/template.ts';
import { unsubscribeUrl } from './unsubscribe-link.ts';
import { type Facts, findTemplate, isWindowOpen } from './verdict.ts';

export type RenderMessageDeps = { links: LinkSettings; idKey: string; log: Log };
export type RenderMessageInput = {
  channel: Channel;
  message: Message;
  facts: Facts;
  /** What the dealer wrote for the message's purpose. */
  templates: readonly Template[];
};

/**
 * The text of a message for a channel, with the customer's link: a chat message in the manufacturer's app, an approved WhatsApp template where there is one, free
 * text inside the 24-hour window otherwise (S0.23, S0.26). In the dealer's words where they wrote some; should those fail with
 * what is known of this customer, in ours: they were checked with samples only.
 */
export const renderMessage = (deps: RenderMessageDeps, input: RenderMessageInput): Rendered => {
  const templates = allowedFor(input.templates, input.message);
  try {
    return renderWith(deps, { ...input, templates });
  } catch (error) {
    if (templates.length === 0) throw error;
    const { channel, message } = input;
    const { messageId, purpose } = message;
    deps.log.error(
      'a dealer’s own text could not be rendered; ours is used',
      { messageId, channel, purpose, fault: describeError(error).slice(0, 200) },
      error,
    );
    return renderWith(deps, { ...input, templates: [] });
  }
};

const renderWith = (
  { links, idKey }: RenderMessageDeps,
  { templates, channel, message, facts }: RenderMessageInput,
): Rendered => {
  const { settings } = facts;
  const { purpose, locationId, variables, ownText } = message;
  if (isNotice(purpose)) return renderNotice(purpose, message);
  const token = message.link && links.tokenOf(message.link);
  const link = token && linkUrl(links, token);
  const wish = { purpose, locationId, languages: [message.language, settings.language] } as const;
  const inputFor = <T>({ language, texts }: Chosen<T>): RenderInput & { texts: T } => ({
    purpose,
    language,
    texts,
    zone: settings.zone,
    variables,
    link,
  });
  if (channel === 'oem') {
    const input = inputFor(inOwnWords(chooseTexts(templates, wish, PARTS.oem), ownText));
    return renderChat({ ...input, hasButton: settings.oem?.ownCheckIn !== true });
  }
  if (channel === 'email') {
    const { messageId, dealerId } = message;
    const addressId = addressIdOf(idKey, dealerId, facts.contact.email ?? '');
    const unsubscribe = unsubscribeUrl(links.baseUrl, links.unsubscribe.tokenOf({ messageId, addressId }));
    const input = inputFor(inOwnWords(chooseTexts(templates, wish, PARTS.email), ownText));
    const preferencesUrl = preferenceUrl(links.baseUrl, links.preferences.tokenOf(messageId));
    return renderEmail({
      ...input,
      colour: settings.colour,
      logo: logoUrl(links.baseUrl, settings.logo),
      unsubscribeUrl: unsubscribe,
      preferencesUrl,
    });
  }
  const isFree = channel !== 'whatsapp' || ownText !== undefined;
  const template = isFree ? undefined : findTemplate(settings, purpose, message.language);
  if (template) {
    // What Meta approved is in one language; a text in another one would fill in other variables.
    const inItsLanguage = { ...wish, languages: [template.language] } as const;
    const input = inputFor(chooseTexts(templates, inItsLanguage, PARTS.whatsapp));
    return renderWhatsAppTemplate({ ...input, template, buttonSuffix: token });
  }
  const windowOpen = facts.addressStates.some((state) =>
    isWindowOpen(state.lastWhatsAppInboundAt, facts.now),
  );
  if (channel === 'whatsapp' && !windowOpen)
    throw new AppError(
      'Defect',
      'whatsapp.window_closed',
      'Free text was about to be sent outside the 24-hour window.',
    );
  const chosen = chooseTexts(templates, wish, PARTS.sms);
  const rendered = renderText(
    inputFor(ownText === undefined ? chosen : { ...chosen, texts: { text: ownText } }),
  );
  if (channel === 'whatsapp') return rendered;
  const { text } = rendered;
  return { form: 'text', text: settings.transliterateSms ? transliterate(text) : plainSpaces(text) };
};

/** What staff wrote for this one message takes the place of the body; subject and button stay. */
const inOwnWords = (chosen: Chosen<EmailTexts>, ownText: string | undefined): Chosen<EmailTexts> =>
  ownText === undefined ? chosen : { ...chosen, texts: { ...chosen.texts, body: ownText } };
