import type { RoutingRule } from '../../shared/events/routing-rule.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { RULES_DE } from './rule-words-de.ts';
import { RULES_EN } from './rule-words-en.ts';
import { RULES_FR } from './rule-words-fr.ts';
import { RULES_NL } from './rule-words-nl.ts';
import { RULES_SK } from './rule-words-sk.ts';

export type RuleWords = {
  lead: string;
  none: string;
  make: string;
  makeHeading: string;
  changeHeading: (id: string) => string;
  id: string;
  idHint: string;
  when: string;
  event: string;
  onlyIf: string;
  onlyIfHint: string;
  locations: string;
  partners: string;
  brands: string;
  brandsHint: string;
  decision: string;
  remarks: string;
  any: string;
  withRemarks: string;
  withoutRemarks: string;
  action: string;
  what: string;
  does: Record<RoutingRule['action']['do'], string>;
  purpose: string;
  inbox: string;
  status: string;
  onlyFor: (action: string) => string;
  enabled: string;
  rests: string;
  removeAsk: string;
  removeSays: string;
  remove: string;
  conflict: string;
  tooMany: string;
  notYours: string;
  faults: { id: string; taken: string; event: string; resultsOnly: string; partner: string; inbox: string };
};

export const RULE_WORDS: Record<Language, RuleWords> = {
  en: RULES_EN,
  de: RULES_DE,
  nl: RULES_NL,
  fr: RULES_FR,
  sk: RULES_SK,
};
