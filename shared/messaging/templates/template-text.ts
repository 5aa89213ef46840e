import type { TextPurpose } from '../free-text.ts';
import { chooseTexts } from './choose-texts.ts';
import { purposeOf } from './purposes.ts';
import { PARTS, type Template, type TextWish } from './template.ts';

/** What a short message about a purpose says, its variables not filled in: what staff begin with who write in its place (S1.12). */
export const templateText = (templates: readonly Template[], wish: TextWish): string =>
  chooseTexts(templates, wish, PARTS.sms).texts.text;

/** The names of what may be filled in. */
export const variablesFor = (purpose: TextPurpose): string[] => {
  const { mandatory, nullable } = purposeOf(purpose);
  return [...mandatory, ...nullable];
};
