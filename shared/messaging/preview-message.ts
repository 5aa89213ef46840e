import * as z from 'zod';
import type { Channel } from '../dealers/settings.ts';
import { smsLength } from './channels/gsm.ts';
import type { LinkSettings } from './link.ts';
import { hasTemplates } from './notice.ts';
import { renderMessage, type RenderMessageDeps, type RenderMessageInput } from './render-message.ts';
import { chooseTexts } from './templates/choose-texts.ts';
import { filledIn } from './templates/render-template.ts';
import { allowedFor, PARTS } from './templates/template.ts';

export const messagePreviewSchema = z
  .object({
    subject: z.string().optional(),
    text: z.string(),
    button: z.object({ label: z.string(), url: z.string() }).optional(),
    sms: z
      .object({ encoding: z.enum(['gsm7', 'ucs2']), characters: z.int(), parts: z.int() })
      .optional()
      .meta({ description: 'How an SMS is counted.' }),
  })
  .meta({ id: 'MessagePreview' });
export type MessagePreview = z.infer<typeof messagePreviewSchema>;

/** As long as a token, and none: whoever looks at a preview does not get the customer's link. */
const NO_TOKEN = 'link-of-this-customer-';

/** Links that lead nowhere. */
const links = (baseUrl: string): LinkSettings => {
  const none = { tokenOf: () => NO_TOKEN, read: () => undefined };
  return { baseUrl, tokenOf: () => NO_TOKEN, unsubscribe: none, preferences: none };
};

/** A message as a channel would carry it, in the words and with the values that are in force: as it is sent, but for its links. */
export const previewMessage = (
  { baseUrl, ...deps }: Omit<RenderMessageDeps, 'links'> & { baseUrl: string },
  input: RenderMessageInput & { channel: Channel },
): MessagePreview => {
  const rendered = renderMessage({ ...deps, links: links(baseUrl) }, input);
  switch (rendered.form) {
    case 'text': {
      const { text } = rendered;
      if (input.channel !== 'sms') return { text };
      const { encoding, units, parts } = smsLength(text);
      return { text, sms: { encoding, characters: units, parts } };
    }
    case 'chat':
    case 'email': {
      const { subject, text } = rendered;
      return { subject, text, ...('button' in rendered ? { button: rendered.button } : {}) };
    }
    case 'whatsapp-template': {
      const { purpose, locationId } = input.message;
      // All else is always free text.
      if (!hasTemplates(purpose)) return { text: '' };
      const wish = { purpose, locationId, languages: [rendered.template.language] } as const;
      const { texts } = chooseTexts(allowedFor(input.templates, input.message), wish, PARTS.whatsapp);
      const { header } = texts;
      const values = rendered.header === undefined ? [] : [rendered.header];
      return {
        text: filledIn(texts.body, rendered.body),
        ...(header === undefined ? {} : { subject: filledIn(header, values) }),
      };
    }
  }
};
