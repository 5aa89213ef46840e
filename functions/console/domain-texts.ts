import { keywordOf } from '../../shared/conversations/keywords.ts';
import { type Language, LANGUAGES } from '../../shared/kernel/language.ts';
import { REASONS_DE } from './domain-reasons-de.ts';
import { REASONS_EN } from './domain-reasons-en.ts';
import { REASONS_FR } from './domain-reasons-fr.ts';
import { REASONS_NL } from './domain-reasons-nl.ts';
import { REASONS_SK } from './domain-reasons-sk.ts';
import { DOMAIN_DE } from './domain-texts-de.ts';
import { DOMAIN_EN } from './domain-texts-en.ts';
import { DOMAIN_FR } from './domain-texts-fr.ts';
import { DOMAIN_NL } from './domain-texts-nl.ts';
import { DOMAIN_SK } from './domain-texts-sk.ts';
import type { DomainTexts } from './domain-words.ts';

/** What staff read of purposes, statuses, reasons and the like, in each language. */
export const DOMAIN_TEXTS: Record<Language, DomainTexts> = {
  en: { ...DOMAIN_EN, ...REASONS_EN },
  de: { ...DOMAIN_DE, ...REASONS_DE },
  nl: { ...DOMAIN_NL, ...REASONS_NL },
  fr: { ...DOMAIN_FR, ...REASONS_FR },
  sk: { ...DOMAIN_SK, ...REASONS_SK },
};

/**
 * Why a channel was refused, or a message was stopped, withdrawn or not planned, by its code. A few codes stand in several tables: what happened to
 * a message counts before what its plan says. A code that is in none is shown as it is, in words.
 */
export const reasonIn = (language: Language, code: string): string => {
  const { endings, reasons, skipped, notWanted, replaced } = DOMAIN_TEXTS[language];
  const known = new Map(Object.entries({ ...replaced, ...notWanted, ...skipped, ...reasons, ...endings }));
  return known.get(code) ?? code.replaceAll('_', ' ');
};

/** Why a message is not planned at all: there `opted_out` is said of all people of the visit. */
export const skipIn = (language: Language, code: string): string =>
  new Map(Object.entries(DOMAIN_TEXTS[language].skipped)).get(code) ?? reasonIn(language, code);

/** What a change of consent was, by its word: one of ours, or a keyword as the customer wrote it. */
export const consentIn = (language: Language, word: string): string => {
  const { consentWords } = DOMAIN_TEXTS[language];
  const known = new Map(Object.entries(consentWords)).get(word);
  const keyword = keywordOf(word, LANGUAGES);
  return known ?? (keyword ? consentWords[keyword.means] : word);
};
