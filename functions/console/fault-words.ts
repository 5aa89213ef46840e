import type { Issue } from '../../shared/kernel/app-error.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { TextFaultCode } from '../../shared/messaging/templates/text-faults.ts';
import type { TimeFaultCode } from '../../shared/planning/time-faults.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { FAULTS_DE } from './fault-words-de.ts';
import { FAULTS_EN } from './fault-words-en.ts';
import { FAULTS_FR } from './fault-words-fr.ts';
import { FAULTS_NL } from './fault-words-nl.ts';
import { FAULTS_SK } from './fault-words-sk.ts';

/** What is wrong with a text or a time, as a sentence that stands beside the field. */
export type FaultWords = Record<TextFaultCode | TimeFaultCode, (...values: string[]) => string>;

export const FAULT_WORDS: Record<Language, FaultWords> = {
  en: FAULTS_EN,
  de: FAULTS_DE,
  nl: FAULTS_NL,
  fr: FAULTS_FR,
  sk: FAULTS_SK,
};

/** A fault that a use case found, in the words of the page. */
export const faultIn = (language: Language, { code, values = [] }: Omit<Issue, 'path'>): string => {
  const says = new Map(Object.entries(FAULT_WORDS[language])).get(code ?? '');
  return says === undefined ? CONSOLE_TEXTS[language].form.unreadable : says(...values);
};
