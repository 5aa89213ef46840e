import type { Message } from '../messaging/message.ts';
import { isNotice, noticeText } from '../messaging/notice.ts';
import { renderText } from '../messaging/templates/render-template.ts';
import { textsOf } from '../messaging/templates/texts.ts';

/** Leads nowhere (RFC 2606). */
const NO_LINK = 'https://link.invalid/';

/**
 * The text of a message as what staff wrote for it, or our own words, and its variables give it; a dealer's own words may have been others. The personal link is
 * left out. Undefined where it cannot be made any more.
 */
export const describeSentText = (message: Message, zone: string): string | undefined => {
  const { purpose, language, variables, ownText } = message;
  if (isNotice(purpose)) return noticeText(purpose, message);
  try {
    const texts = ownText === undefined ? textsOf(purpose, language).sms : { text: ownText };
    const { text } = renderText({ purpose, language, zone, variables, texts, link: NO_LINK });
    return text.replaceAll(NO_LINK, '[link]');
  } catch {
    return undefined;
  }
};
