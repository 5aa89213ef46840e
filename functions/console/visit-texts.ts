import type { Language } from '../../shared/kernel/language.ts';
import { VISIT_DE } from './visit-texts-de.ts';
import { VISIT_EN } from './visit-texts-en.ts';
import { VISIT_FR } from './visit-texts-fr.ts';
import { VISIT_NL } from './visit-texts-nl.ts';
import { VISIT_SK } from './visit-texts-sk.ts';
import type { VisitTexts } from './visit-words.ts';

/** The words of the pages of appointments: the list of a day, and one appointment. */
export const VISIT_TEXTS: Record<Language, VisitTexts> = {
  en: VISIT_EN,
  de: VISIT_DE,
  nl: VISIT_NL,
  fr: VISIT_FR,
  sk: VISIT_SK,
};
