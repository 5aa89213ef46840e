import type { OfVisit } from './visit-moment.ts';
import { VISIT_TEXTS } from './visit-texts.ts';
import type { Done } from './visit-words.ts';

/** The part of the page at which something is done. */
export type Part = 'answers' | 'messages' | 'people';

export const PARTS: Record<Done, Part> = {
  handled: 'answers',
  reopened: 'answers',
  shared: 'answers',
  unshared: 'answers',
  withdrawn: 'messages',
  edited: 'messages',
  approved: 'messages',
  retried: 'messages',
  written: 'messages',
  planned: 'messages',
  blocked: 'people',
  unblocked: 'people',
};

/** That it is done, where it was done: the address leads there. */
export const DoneNotice = ({ language, done, part }: Pick<OfVisit, 'language' | 'done'> & { part: Part }) =>
  done !== undefined && PARTS[done] === part ? (
    <p class="card notice good" role="status">
      {VISIT_TEXTS[language].visit.done[done]}
    </p>
  ) : null;
