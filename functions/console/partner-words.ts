import type { Language } from '../../shared/kernel/language.ts';
import { PARTNERS_DE } from './partner-words-de.ts';
import { PARTNERS_EN } from './partner-words-en.ts';
import { PARTNERS_FR } from './partner-words-fr.ts';
import { PARTNERS_NL } from './partner-words-nl.ts';
import { PARTNERS_SK } from './partner-words-sk.ts';

/** The steps of a rotation, as the form names them. */
export const ROTATION_STEPS = ['start', 'again', 'finish', 'api-key'] as const;
export type RotationStep = (typeof ROTATION_STEPS)[number];

/** Why a step was not done. */
export type RotationFault = 'busy' | 'changed' | 'none' | 'open' | 'missing';

/** The words of the pages of partners in one language. */
export type PartnerWords = {
  lead: string;
  none: string;
  suspended: string;
  shared: string;
  underWay: string;
  noSecret: string;
  noLocation: string;
  facts: Record<'id' | 'locations' | 'events' | 'checkIn' | 'changed', string>;
  neverChanged: string;
  /** How many signing secrets are accepted. */
  secretHeading: string;
  secretLead: string;
  oneIsValid: string;
  twoAreValid: string;
  noneIsValid: string;
  keyHeading: string;
  keyLead: string;
  /** What the button asks, what will happen, what the second button does. */
  steps: Record<RotationStep, { ask: string; says: string; button: string }>;
  newSecret: string;
  newKey: string;
  copy: string;
  copied: string;
  shownOnce: string;
  afterSecret: string;
  afterKey: string;
  finished: string;
  faults: Record<RotationFault, string>;
  sharedNotYours: string;
};

export const PARTNER_WORDS: Record<Language, PartnerWords> = {
  en: PARTNERS_EN,
  de: PARTNERS_DE,
  nl: PARTNERS_NL,
  fr: PARTNERS_FR,
  sk: PARTNERS_SK,
};
