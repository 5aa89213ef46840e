import type { Language } from '../../shared/kernel/language.ts';
import { AGREEMENTS_DE } from './agreement-words-de.ts';
import { AGREEMENTS_EN } from './agreement-words-en.ts';
import { AGREEMENTS_FR } from './agreement-words-fr.ts';
import { AGREEMENTS_NL } from './agreement-words-nl.ts';
import { AGREEMENTS_SK } from './agreement-words-sk.ts';

export type AgreementWords = {
  lead: string;
  none: string;
  make: string;
  heading: (id: string) => string;
  id: string;
  idHint: string;
  about: string;
  aboutHint: string;
  name: string;
  mandatory: string;
  optional: string;
  mandatoryHint: string;
  locations: string;
  locationsHint: string;
  texts: string;
  textsHint: string;
  fields: { title: string; text: string; link: string };
  linkHint: string;
  draft: string;
  draftBy: (name: string, when: string) => string;
  drafted: string;
  off: string;
  unpublished: string;
  version: string;
  inForce: (number: number) => string;
  publish: string;
  publishAsk: (number: number) => string;
  publishSays: string;
  published: (number: string) => string;
  missing: (languages: string) => string;
  switchOff: string;
  switchOffSays: string;
  switchOn: string;
  switchOnSays: string;
  versions: string;
  versionHeading: (number: number) => string;
  publishedBy: (name: string, when: string) => string;
  older: string;
  document: string;
  conflict: string;
  tooMany: string;
  noDraft: string;
  faults: { id: string; taken: string; location: string; link: string; textOrLink: string };
};

/** What customers agree to, as admins write it. */
export const AGREEMENT_WORDS: Record<Language, AgreementWords> = {
  en: AGREEMENTS_EN,
  de: AGREEMENTS_DE,
  nl: AGREEMENTS_NL,
  fr: AGREEMENTS_FR,
  sk: AGREEMENTS_SK,
};
