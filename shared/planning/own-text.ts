import * as z from 'zod';
import type { Issue } from '../kernel/app-error.ts';
import type { Message } from '../messaging/message.ts';
import { isNotice } from '../messaging/notice.ts';
import { checkTemplate } from '../messaging/templates/check-template.ts';

/** What staff write in the place of a template's words. */
export const ownTextSchema = z
  .string()
  .min(1)
  .max(2000)
  .refine((text) => text.isWellFormed(), 'whole characters: half of a surrogate pair is none');

/** The same faults as in a template: what it asks for that there is not, a missing link, offers, more than ten SMS. */
export const faultsOfText = (
  { purpose, language, promotional }: Pick<Message, 'purpose' | 'language' | 'promotional'>,
  text: string,
): Issue[] => {
  if (isNotice(purpose)) return [];
  const texts = { sms: { text } };
  const issues = checkTemplate({ purpose, language, promotional: promotional === true, texts });
  return issues.map(({ path, message }) => ({ path: path.replace(/^sms\./, ''), message }));
};
