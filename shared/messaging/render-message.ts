import { addressIdOf } from '../contacts/address-state-store.ts';
import type { Channel } from '../dealers/settings.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Rendered } from './channel.ts';
import { type LinkSettings, linkUrl } from './link.ts';
import type { Message } from './message.ts';
import { isNotice, renderNotice } from './notice.ts';
import { renderChat, renderEmail, renderText, renderWhatsAppTemplate } from './templates/render-template.ts';
import { preferenceUrl } from './preference-link.ts';
import { unsubscribeUrl } from './unsubscribe-link.ts';
import { type Facts, findTemplate, isWindowOpen } from './verdict.ts';

/**
 * The text of a message for a channel, with the customer's link: a chat message in the manufacturer's app, an approved WhatsApp template where there is one, free
 * text inside the 24-hour window otherwise (S0.23, S0.26).
 */
export const renderMessage = (
  { links, idKey }: { links: LinkSettings; idKey: string },
  channel: Channel,
  message: Message,
  facts: Facts,
): Rendered => {
  const { settings } = facts;
  const { purpose } = message;
  if (isNotice(purpose)) return renderNotice(purpose, message);
  const token = message.link && links.tokenOf(message.link);
  const input = {
    purpose,
    language: message.language,
    variables: message.variables,
    link: token && linkUrl(links, token),
  };
  if (channel === 'oem') return renderChat({ ...input, hasButton: settings.oem?.ownCheckIn !== true });
  if (channel === 'email') {
    const { messageId, dealerId } = message;
    const addressId = addressIdOf(idKey, dealerId, facts.contact.email ?? '');
    const unsubscribe = unsubscribeUrl(links.baseUrl, links.unsubscribe.tokenOf({ messageId, addressId }));
    const preferencesUrl = preferenceUrl(links.baseUrl, links.preferences.tokenOf(messageId));
    return renderEmail({ ...input, colour: settings.colour, unsubscribeUrl: unsubscribe, preferencesUrl });
  }
  const template = channel === 'whatsapp' ? findTemplate(settings, purpose, message.language) : undefined;
  const windowOpen = facts.addressStates.some((state) =>
    isWindowOpen(state.lastWhatsAppInboundAt, facts.now),
  );
  if (template) return renderWhatsAppTemplate({ ...input, template, buttonSuffix: token });
  if (channel === 'whatsapp' && !windowOpen)
    throw new AppError(
      'Defect',
      'whatsapp.window_closed',
      'Free text was about to be sent outside the 24-hour window.',
    );
  return renderText(input);
};
