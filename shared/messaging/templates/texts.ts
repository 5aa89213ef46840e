import type { Purpose } from '../../dealers/settings.ts';
import type { Language } from '../../kernel/language.ts';
import { FREE_TEXT, type TextPurpose } from '../free-text.ts';
import type { PurposeTexts } from './purposes.ts';
import { GERMAN } from './texts-de.ts';
import { ENGLISH } from './texts-en.ts';
import { FRENCH } from './texts-fr.ts';
import { FREE_TEXTS } from './texts-free.ts';
import { DUTCH } from './texts-nl.ts';
import { SLOVAK } from './texts-sk.ts';

/** Our texts for every language and purpose: what is sent where a dealer wrote none. */
export const TEXTS: Record<Language, Record<Purpose, PurposeTexts>> = {
  en: ENGLISH,
  de: GERMAN,
  nl: DUTCH,
  fr: FRENCH,
  sk: SLOVAK,
};

/** Our texts for a purpose in a language. Of what staff write themselves only what stands around it is ours. */
export const textsOf = (purpose: TextPurpose, language: Language): PurposeTexts =>
  purpose === FREE_TEXT ? FREE_TEXTS[language] : TEXTS[language][purpose];
