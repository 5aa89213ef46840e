import type { LevelName, LockingLevel } from '../../shared/dealers/locks.ts';
import type { EditableSetting } from '../../shared/dealers/setting-facts.ts';
import type { Settings } from '../../shared/dealers/settings.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { SETTINGS_DE } from './settings-words-de.ts';
import { SETTINGS_EN } from './settings-words-en.ts';
import { SETTINGS_FR } from './settings-words-fr.ts';
import { SETTINGS_NL } from './settings-words-nl.ts';
import { SETTINGS_SK } from './settings-words-sk.ts';

/** The parts of the settings, each with a page of its own. */
export const SECTIONS = [
  'channels',
  'texts',
  'rules',
  'inboxes',
  'services',
  'agreements',
  'team',
  'partners',
  'retention',
  'history',
] as const;
export type Section = (typeof SECTIONS)[number];

/** What all pages of the settings have in common, and the form of a level, in one language. */
export type SettingsWords = {
  heading: string;
  lead: string;
  levels: Record<LevelName, string>;
  levelsHeading: string;
  sections: Record<Section, { title: string; says: string }>;
  /** The page of one setting's level. */
  levelLead: Record<LevelName, string>;
  saved: string;
  conflict: string;
  setMeanwhile: (value: string) => string;
  readOnly: string;
  /** Of what customers see on our own check-in page only. */
  onOurPage: string;
  setBy: Record<LevelName | 'default' | 'nobody', string>;
  lockedBy: Record<LockingLevel, string>;
  inheritAgain: (value: string) => string;
  locks: string;
  locksLead: string;
  name: string;
  nameHint: string;
  groups: {
    place: string;
    times: string;
    checkIn: string;
    automation: string;
    booking: string;
    look: string;
  };
  settings: Record<EditableSetting, { label: string; hint: string }>;
  from: string;
  to: string;
  atAnyHour: string;
  yes: string;
  no: string;
  days: (days: number) => string;
  hoursBefore: (label: string) => string;
  holdFirst: string;
  holdFirstHint: string;
  sends: string;
  atWindowEnd: Record<Settings['atWindowEnd'], string>;
  checkInPage: Record<Settings['checkInPage'], string>;
  contrast: (ratio: string) => string;
  darkened: string;
  noValue: string;
  faults: {
    zone: string;
    country: string;
    hours: string;
    colour: string;
    between: (least: number, most: number) => string;
  };
  changesOf: string;
};

export const SETTINGS_WORDS: Record<Language, SettingsWords> = {
  en: SETTINGS_EN,
  de: SETTINGS_DE,
  nl: SETTINGS_NL,
  fr: SETTINGS_FR,
  sk: SETTINGS_SK,
};
