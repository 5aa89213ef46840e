import type { PurposeTexts } from './purposes.ts';
import { type Chosen, findOwnTexts, type Template, type TemplateTexts, type TextWish } from './template.ts';
import { textsOf } from './texts.ts';

/** The texts for a channel: the dealer's own, and where there are none, ours in the customer's language (S1.34). */
export const chooseTexts = <T>(
  templates: readonly Template[],
  wish: TextWish,
  of: (texts: TemplateTexts | PurposeTexts) => T | undefined,
): Chosen<T> => {
  const own = findOwnTexts(templates, wish, of);
  if (own) return own;
  const { purpose, languages } = wish;
  const [language] = languages;
  const texts = of(textsOf(purpose, language));
  if (texts === undefined) throw new Error(`There is no text of ours for ${purpose} in ${language}.`);
  return { language, texts, template: undefined };
};
