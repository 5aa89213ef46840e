import type { Language } from '../../shared/kernel/language.ts';
import { CONTACTS_DE } from './contact-texts-de.ts';
import { CONTACTS_EN } from './contact-texts-en.ts';
import { CONTACTS_FR } from './contact-texts-fr.ts';
import { CONTACTS_NL } from './contact-texts-nl.ts';
import { CONTACTS_SK } from './contact-texts-sk.ts';
import type { ContactTexts } from './contact-words.ts';

/** What staff read on the pages of contacts, in each language. */
export const CONTACT_TEXTS: Record<Language, ContactTexts> = {
  en: CONTACTS_EN,
  de: CONTACTS_DE,
  nl: CONTACTS_NL,
  fr: CONTACTS_FR,
  sk: CONTACTS_SK,
};
