/** The value that so much of all values lie below: 0.5 is the median. */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
};
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** A Markdown table; all columns but the first are numbers, written by their caller. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

export const fixed = (value: number, digits = 2): string => value.toFixed(digits);
export const times = (value: number): string => `${value.toFixed(2)}×`;
/** Whether a goal is met, in a word. */
export const verdict = (isMet: boolean): string => (isMet ? 'met' : '**missed**');

/** What one part of the benchmarks found. */
export type Section = { title: string; text: string };
