import type { Language } from '../kernel/language.ts';
import { PAGE_DE } from './page-texts-de.ts';
import { PAGE_EN } from './page-texts-en.ts';
import { PAGE_FR } from './page-texts-fr.ts';
import { PAGE_NL } from './page-texts-nl.ts';
import { PAGE_SK } from './page-texts-sk.ts';

/** What a page says when there is nothing to fill in. `workshop` is the one name that may stand on it. */
type Notice = { heading: string; text: string };
type NoticeAt = { heading: string; text: (workshop: string) => string };

/** All texts of the customer pages in one language. A missing key does not compile. */
export type PageTexts = {
  /** Stands in the head of a page that knows no workshop. */
  site: string;
  languages: string;
  noTracking: string;
  onlyTo: (workshop: string) => string;
  open: {
    heading: string;
    hello: (firstName: string) => string;
    helloNobody: string;
    lead: string;
    when: string;
    time: (time: string) => string;
    vehicle: string;
    planned: string;
    remarks: string;
    optional: string;
    hint: string;
    confirm: string;
    confirmNote: string;
  };
  fault: { heading: string; tooLong: (written: string, most: string) => string; changed: string };
  done: NoticeAt & { close: string };
  finished: NoticeAt;
  closed: NoticeAt;
  cancelled: NoticeAt;
  elsewhere: NoticeAt & { go: string };
  notFound: Notice;
  refused: Notice;
  tooLarge: Notice;
  busy: Notice;
  failed: Notice;
  reference: (id: string) => string;
};

export const PAGE_TEXTS: Record<Language, PageTexts> = {
  en: PAGE_EN,
  de: PAGE_DE,
  nl: PAGE_NL,
  fr: PAGE_FR,
  sk: PAGE_SK,
};
