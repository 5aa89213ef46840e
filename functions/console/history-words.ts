import type { Audited } from '../../shared/dealers/audit.ts';
import type { Staff } from '../../shared/dealers/staff.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { HISTORY_DE } from './history-words-de.ts';
import { HISTORY_EN } from './history-words-en.ts';
import { HISTORY_FR } from './history-words-fr.ts';
import { HISTORY_NL } from './history-words-nl.ts';
import { HISTORY_SK } from './history-words-sk.ts';

export type HistoryWords = {
  heading: string;
  lead: string;
  of: (target: string) => string;
  all: string;
  ofNetwork: string;
  ofDealer: string;
  nothing: string;
  more: (changes: number) => string;
  none: string;
  /** A list that is too long for a line: how many entries it has, and the first of them. */
  entries: (count: number, first: string) => string;
  ownCheckIn: string;
  operator: string;
  /** What stands before the name of what was changed. */
  inbox: string;
  contact: string;
  colleague: string;
  partner: string;
  roles: string;
  account: string;
  accounts: Record<Staff['status'], string>;
  /** What stands for a secret that was changed. */
  secret: string;
  did: Record<Audited, string>;
};

/** Who changed what. `did` follows a name: “Anna changed settings of the location”. */
export const HISTORY_WORDS: Record<Language, HistoryWords> = {
  en: HISTORY_EN,
  de: HISTORY_DE,
  nl: HISTORY_NL,
  fr: HISTORY_FR,
  sk: HISTORY_SK,
};
