import type { Level } from './check.ts';
import type { CheckResult } from './run-checks.ts';

const WORDS: Record<Level, string> = {
  ok: 'ok',
  warning: 'WARNING',
  fault: 'FAULT',
  unknown: '?',
  note: '-',
};
const WIDTH = Math.max(...Object.values(WORDS).map(({ length }) => length));
const INDENT = ' '.repeat(WIDTH + 4);

/** One check as plain lines: its name, and a line for each finding with what to do about it. */
export const resultText = ({ check, findings }: CheckResult): string =>
  [
    check,
    ...findings.flatMap(({ level, says, todo }) => [
      `  ${WORDS[level].padEnd(WIDTH)}  ${says}`,
      ...(todo === undefined ? [] : [`${INDENT}what to do: ${todo}`]),
    ]),
  ].join('\n');

/** How many findings there are of each kind. */
export const countLevels = (results: readonly CheckResult[]): Record<Exclude<Level, 'note'>, number> => {
  const count = (level: Level): number =>
    results.reduce((sum, { findings }) => sum + findings.filter((one) => one.level === level).length, 0);
  return { ok: count('ok'), warning: count('warning'), fault: count('fault'), unknown: count('unknown') };
};

export const summaryText = (stage: string, results: readonly CheckResult[]): string => {
  const counts = countLevels(results);
  const plural = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;
  const hint =
    stage === 'local' || counts.warning + counts.fault === 0
      ? ''
      : `\nCommands of npm run admin need --stage ${stage} as well.`;
  return `${counts.ok} ok, ${plural(counts.warning, 'warning')}, ${plural(counts.fault, 'fault')}, ${counts.unknown} could not be checked${hint}`;
};

/** The same for programs. */
export const reportJson = (stage: string, at: string, results: readonly CheckResult[]): string =>
  JSON.stringify({ stage, at, counts: countLevels(results), checks: results }, null, 2);
