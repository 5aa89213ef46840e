import type { VisitView } from '../../shared/events/describe-visit.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { formatMoment } from '../../shared/web/page-format.ts';
import type { Done } from './visit-words.ts';

/** What every part of the page of an appointment is given. */
export type OfVisit = {
  language: Language;
  visit: VisitView;
  /** What was just done, said at the part where it was done. */
  done?: Done | undefined;
};

/** A moment by the clock of the appointment's location. */
export const momentOf = ({ language, visit }: OfVisit, instant: string): string =>
  formatMoment(instant, language, visit.location.zone);

/** The address of a page about an appointment. */
export const visitPath = ({ visitId }: { visitId: string }, rest = ''): string =>
  `/console/visits/${encodeURIComponent(visitId)}${rest}`;
