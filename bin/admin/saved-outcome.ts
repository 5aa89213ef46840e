import type { Change } from '../../shared/kernel/changes-between.ts';
import type { Outcome, ShownOnce } from './command.ts';

/** What a save did, as lines for people: the result, then each change as `path: before → after`. */
export const savedOutcome = (
  what: string,
  saved: { result: string; changes: readonly Change[] },
  shownOnce: readonly ShownOnce[] = [],
): Outcome => ({
  lines: [
    `${what}: ${saved.result === 'unchanged' ? 'unchanged, everything was as asked already' : saved.result}`,
    ...saved.changes.map(changeLine),
  ],
  data: { result: saved.result, changes: saved.changes },
  ...(shownOnce.length === 0 ? {} : { shownOnce }),
});

const changeLine = ({ path, from, to }: Change): string => {
  if (from === undefined) return `  ${path}: ${valueText(to)}`;
  return `  ${path}: ${valueText(from)} → ${to === undefined ? 'nothing' : valueText(to)}`;
};

export const valueText = (value: unknown): string => {
  if (value === null) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
};
