import * as z from 'zod';
import type { Issue } from '../kernel/app-error.ts';
import type { Message } from '../messaging/message.ts';
import { FREE_TEXT } from '../messaging/free-text.ts';
import { isNotice } from '../messaging/notice.ts';
import { fromKept } from '../messaging/templates/kept-values.ts';
import { checkTemplate } from '../messaging/templates/check-template.ts';

/** What staff write in the place of a template's words. */
export const ownTextSchema = z
  .string()
  .min(1)
  .max(2000)
  .refine((text) => text.isWellFormed(), 'whole characters: half of a surrogate pair is none');

/**
 * The same faults as in a template: what it asks for that there is not, a missing link, more than ten SMS. What has a value in this
 * message needs no fallback. A text in the place of a template's holds no offer, as that does; whoever writes freely to one person says
 * by `promotional` that it is advertising.
 */
export const faultsOfText = (
  {
    purpose,
    language,
    promotional,
    variables,
  }: Pick<Message, 'purpose' | 'language' | 'promotional' | 'variables'>,
  text: string,
): Issue[] => {
  if (isNotice(purpose)) return [];
  const issues = checkTemplate({
    purpose,
    language,
    promotional: promotional === true || purpose === FREE_TEXT,
    texts: { sms: { text } },
    known: Object.keys(fromKept(variables)),
  });
  return issues.map((issue) => ({ ...issue, path: issue.path.replace(/^sms\./, '') }));
};
