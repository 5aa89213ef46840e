import type { Language } from '../../shared/kernel/language.ts';
import { TEXT_DE } from './text-words-de.ts';
import { TEXT_EN } from './text-words-en.ts';
import { TEXT_FR } from './text-words-fr.ts';
import { TEXT_NL } from './text-words-nl.ts';
import { TEXT_SK } from './text-words-sk.ts';

export type TextWords = {
  lead: string;
  forAll: string;
  whose: string;
  sources: { location: string; dealer: string; default: string };
  heading: (purpose: string, language: string) => string;
  savedBy: (name: string, when: string) => string;
  leftEmpty: string;
  fields: {
    sms: string;
    subject: string;
    body: string;
    button: string;
    header: string;
    whatsappBody: string;
    oemSubject: string;
    oemBody: string;
    oemButton: string;
  };
  inForce: string;
  whatsappHint: string;
  promotional: string;
  preview: string;
  previewLead: string;
  allValues: string;
  leastValues: string;
  values: string;
  counter: (characters: number, parts: number, encoding: string) => string;
  cost: (amount: string) => string;
  costUnknown: string;
  unusual: (characters: string) => string;
  transliterated: (parts: number) => string;
  forApproval: string;
  variables: string;
  mandatory: string;
  nullable: string;
  sample: string;
  resetAsk: string;
  resetSays: string;
  reset: string;
  conflict: string;
  nothing: string;
  at: (line: string, column: string) => string;
  dealerWide: string;
  approval: {
    approved: string;
    pending: string;
    paused: string;
    rejected: string;
    disabled: string;
    none: string;
  };
};

/** The texts that customers get, as admins write them. */
export const TEXT_WORDS: Record<Language, TextWords> = {
  en: TEXT_EN,
  de: TEXT_DE,
  nl: TEXT_NL,
  fr: TEXT_FR,
  sk: TEXT_SK,
};
