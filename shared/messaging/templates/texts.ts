import type { Purpose } from '../../dealers/settings.ts';
import type { Language } from '../../kernel/language.ts';
import type { PurposeTexts } from './purposes.ts';
import { GERMAN } from './texts-de.ts';
import { ENGLISH } from './texts-en.ts';
import { FRENCH } from './texts-fr.ts';
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
