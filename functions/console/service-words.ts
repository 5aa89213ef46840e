import type { Language } from '../../shared/kernel/language.ts';
import { SERVICES_DE } from './service-words-de.ts';
import { SERVICES_EN } from './service-words-en.ts';
import { SERVICES_FR } from './service-words-fr.ts';
import { SERVICES_NL } from './service-words-nl.ts';
import { SERVICES_SK } from './service-words-sk.ts';

export type ServiceWords = {
  lead: string;
  none: string;
  make: string;
  changeHeading: (code: string) => string;
  code: string;
  codeHint: string;
  texts: string;
  textsHint: (language: string) => string;
  name: string;
  description: string;
  otherLanguages: string;
  offer: string;
  price: string;
  priceHint: string;
  onRequest: string;
  currency: string;
  link: string;
  linkHint: string;
  forWhom: string;
  forWhomHint: string;
  all: string;
  offered: string;
  position: string;
  positionHint: string;
  removeAsk: string;
  removeSays: string;
  conflict: string;
  tooMany: string;
  notYours: string;
  preview: string;
  previewLead: string;
  location: string;
  brand: string;
  brandHint: string;
  nothing: string;
  more: string;
  faults: { code: string; taken: string; texts: string; price: string; link: string };
};

/** The services that are offered in the check-in (S2.4, S2.7). */
export const SERVICE_WORDS: Record<Language, ServiceWords> = {
  en: SERVICES_EN,
  de: SERVICES_DE,
  nl: SERVICES_NL,
  fr: SERVICES_FR,
  sk: SERVICES_SK,
};
