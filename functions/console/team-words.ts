import type { Role } from '../../shared/dealers/staff.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { TEAM_DE } from './team-words-de.ts';
import { TEAM_EN } from './team-words-en.ts';
import { TEAM_FR } from './team-words-fr.ts';
import { TEAM_NL } from './team-words-nl.ts';
import { TEAM_SK } from './team-words-sk.ts';

/** What was just done, as the page that follows says it. */
export const TEAM_DONE = ['invited', 'saved', 'suspended', 'reactivated', 'invited-again'] as const;
export type TeamDone = (typeof TEAM_DONE)[number];

/** How somebody stands: invited until they sign in. */
export type Access = 'invited' | 'active' | 'suspended';

/** What the button asks, what will happen, what the second button does. */
type Step = { ask: string; says: string; button: string };

/** The words of the pages of staff in one language. */
export type TeamWords = {
  lead: string;
  leadSome: string;
  invite: string;
  nobody: string;
  access: Record<Access, string>;
  me: string;
  allLocations: string;
  /** The same where it is chosen. */
  allAlsoLater: string;
  someLocations: string;
  fields: Record<'name' | 'email' | 'roles' | 'locations' | 'access', string>;
  nameHint: string;
  emailHint: string;
  noEmail: string;
  /** What somebody with the role may do. */
  does: Record<Role, string>;
  inviteLead: string;
  send: string;
  faults: Record<
    'email' | 'inUse' | 'mail' | 'roles' | 'locations' | 'unknownLocation' | 'outOfReach' | 'networkAdmin',
    string
  >;
  changed: string;
  savedMeanwhile: (value: string) => string;
  self: string;
  notYours: string;
  invitedAt: (moment: string) => string;
  again: Step;
  suspend: Step;
  reactivate: Step;
  decideAgain: string;
  hasPassword: string;
  suspendedFirst: string;
  done: Record<TeamDone, string>;
};

export const TEAM_WORDS: Record<Language, TeamWords> = {
  en: TEAM_EN,
  de: TEAM_DE,
  nl: TEAM_NL,
  fr: TEAM_FR,
  sk: TEAM_SK,
};
