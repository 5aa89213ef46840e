import type { Role } from '../../shared/dealers/staff.ts';
import type { Channel } from '../../shared/dealers/settings.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { CONSOLE_DE } from './console-texts-de.ts';
import { CONSOLE_EN } from './console-texts-en.ts';
import { CONSOLE_FR } from './console-texts-fr.ts';
import { CONSOLE_NL } from './console-texts-nl.ts';
import { CONSOLE_SK } from './console-texts-sk.ts';

/** What stands on every page of the console, in one language. A missing key does not compile. */
export type ConsoleTexts = {
  product: string;
  skip: string;
  navigation: string;
  /** The areas, by the first part of their path. */
  areas: Record<Area, string>;
  language: string;
  change: string;
  signIn: string;
  signOut: string;
  signedOut: { heading: string; text: string };
  sessionOver: { heading: string; text: string; signIn: string };
  roles: Record<Role, string>;
  channels: Record<Channel, string>;
  errors: {
    notFound: { heading: string; text: string };
    forbidden: { heading: string; text: string };
    noStaff: { heading: string; text: string };
    invalid: { heading: string; text: string };
    conflict: { heading: string; text: string };
    busy: { heading: string; text: string };
    failed: { heading: string; text: string };
    back: string;
    details: string;
    /** What stands in the details. */
    facts: { said: string; fields: string; yourRoles: string; code: string; reference: string };
    reference: (id: string) => string;
  };
  form: {
    check: string;
    optional: string;
    save: string;
    cancel: string;
    search: string;
    show: string;
    next: string;
    first: string;
    all: string;
    required: string;
    tooLong: (most: number) => string;
    notATime: string;
    unreadable: string;
  };
};

/** The areas of the navigation, in its order. One appears as soon as it has a route. */
export const AREAS = ['today', 'inbox', 'contacts', 'overview', 'dry-run', 'settings'] as const;
export type Area = (typeof AREAS)[number];

export const CONSOLE_TEXTS: Record<Language, ConsoleTexts> = {
  en: CONSOLE_EN,
  de: CONSOLE_DE,
  nl: CONSOLE_NL,
  fr: CONSOLE_FR,
  sk: CONSOLE_SK,
};

/** What stands between a name and what is said of it: French sets a narrow space before the colon. */
export const colonIn = (language: Language): string => (language === 'fr' ? '\u202f: ' : ': ');
