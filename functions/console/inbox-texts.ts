import type { Inbox } from '../../shared/events/find-inboxes.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { INBOX_DE } from './inbox-texts-de.ts';
import { INBOX_EN } from './inbox-texts-en.ts';
import { INBOX_FR } from './inbox-texts-fr.ts';
import { INBOX_NL } from './inbox-texts-nl.ts';
import { INBOX_SK } from './inbox-texts-sk.ts';

/** What stands on the pages of the inboxes, in one language. */
export type InboxTexts = {
  heading: string;
  mine: string;
  lists: string;
  waiting: string;
  unanswered: string;
  accept: string;
  open: string;
  passOn: string;
  finish: string;
  since: (when: string) => string;
  latest: (when: string) => string;
  acceptedAt: (when: string) => string;
  unansweredSince: (when: string) => string;
  messages: (count: number) => string;
  passedBy: (name: string, inbox: string, when: string) => string;
  somebody: string;
  empty: Record<'waiting' | 'unanswered' | 'mine', string>;
  shortPage: string;
  changed: string;
  look: string;
  done: Record<'accepted' | 'finished' | 'passed', string>;
  taken: (name: string) => string;
  takenByYou: string;
  gone: string;
  transfer: {
    heading: string;
    lead: string;
    to: string;
    choose: string;
    team: (inbox: string) => string;
    note: string;
    noteHint: string;
    send: string;
  };
};

export const INBOX_TEXTS: Record<Language, InboxTexts> = {
  en: INBOX_EN,
  de: INBOX_DE,
  nl: INBOX_NL,
  fr: INBOX_FR,
  sk: INBOX_SK,
};

/** As the dealer calls it; where nobody named it `service` is `Service`, `used-cars` is `Used cars`. */
const labelOf = ({ inbox, name }: Pick<Inbox, 'inbox' | 'name'>): string =>
  name ?? `${inbox.slice(0, 1).toUpperCase()}${inbox.slice(1).replaceAll('-', ' ')}`;

/** What people call the inboxes, by the names that rules know. */
export const labelsOf =
  (inboxes: readonly Inbox[]) =>
  (inbox: string): string =>
    labelOf(inboxes.find((one) => one.inbox === inbox) ?? { inbox });

/** A count that stops: `7`, `99+`. */
export const countText = ({ count, isMore }: { count: number; isMore: boolean }): string => {
  if (count > 99) return '99+';
  return isMore ? `${count}+` : String(count);
};
