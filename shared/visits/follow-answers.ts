import type { Now } from '../kernel/instant.ts';
import { type Table, VersionConflict } from '../table/table.ts';
import { asksForWork, countAnswers } from './answers.ts';
import { openAnswerOf, openAnswers } from './open-answer-store.ts';
import type { Visit } from './visit.ts';

/** Lets a visit be found among the open answers of its location for as long as they wait for somebody (S2.53). Safe to call again. */
export const followAnswers = async (
  { table, now }: { table: Table; now: Now },
  visit: Visit,
): Promise<void> => {
  const mark = openAnswerOf(visit);
  if (!mark || countAnswers(visit.answers).open === 0) return;
  if (asksForWork(visit)) {
    await openAnswers.createOnce(table, mark, now());
    return;
  }
  const found = await openAnswers.get(table, mark);
  if (!found) return;
  try {
    await table.write(openAnswers.removal(found));
  } catch (error) {
    // Somebody was quicker to take it away.
    if (!(error instanceof VersionConflict)) throw error;
  }
};
