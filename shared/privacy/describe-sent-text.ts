import type { Message } from '../messaging/message.ts';
import { renderText } from '../messaging/templates/render-template.ts';

/** The text of a message as its template and variables give it; the personal link is left out. Undefined where it cannot be made any more. */
export const describeSentText = (message: Message): string | undefined => {
  const { purpose, language, variables } = message;
  try {
    const rendered = renderText({ purpose, language, variables, link: '[link]' });
    return rendered.form === 'text' ? rendered.text : undefined;
  } catch {
    return undefined;
  }
};
