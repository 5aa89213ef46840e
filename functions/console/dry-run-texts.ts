import type { Language } from '../../shared/kernel/language.ts';
import type { Visit } from '../../shared/visits/visit.ts';
import { DRY_RUN_DE } from './dry-run-texts-de.ts';
import { DRY_RUN_EN } from './dry-run-texts-en.ts';
import { DRY_RUN_FR } from './dry-run-texts-fr.ts';
import { DRY_RUN_NL } from './dry-run-texts-nl.ts';
import { DRY_RUN_SK } from './dry-run-texts-sk.ts';

export type DryRunTexts = {
  heading: string;
  lead: string;
  ofVisit: string;
  tryIt: string;
  appointment: string;
  customer: string;
  vehicle: string;
  location: string;
  kind: string;
  kinds: Record<Visit['kind'], string>;
  startsAt: string;
  endsAt: string;
  service: string;
  firstName: string;
  lastName: string;
  messageLanguage: string;
  mobile: string;
  email: string;
  preferred: string;
  noPreference: string;
  vin: string;
  plate: string;
  brand: string;
  model: string;
  result: string;
  mode: Record<'off' | 'shadow' | 'on', string>;
  nothing: string;
  skipped: string;
  withdrawn: string;
  teamTold: string;
  held: string;
  change: Record<'new' | 'moved' | 'unchanged', string>;
  to: (name: string) => string;
  until: (time: string) => string;
  channelsHint: string;
  text: string;
  subject: string;
  button: string;
  sms: (characters: number, parts: number) => string;
};

export const DRY_RUN_TEXTS: Record<Language, DryRunTexts> = {
  en: DRY_RUN_EN,
  de: DRY_RUN_DE,
  nl: DRY_RUN_NL,
  fr: DRY_RUN_FR,
  sk: DRY_RUN_SK,
};
