/** Progress of a long start, a numbered line for each step: what it is, how it goes, how long it took. */
import { ticks } from '../../shared/platform/system.ts';

export type Output = { write: (text: string) => void; isTerminal: boolean };

/** A step that failed: its message is complete, with what to do. */
export class StepFailed extends Error {}

export type Steps = {
  /** Runs one step. `advice` says what to do when it fails, beside what the error itself says. */
  step: <T>(
    title: string,
    advice: string,
    run: (progress: (line: string) => void) => Promise<T>,
  ) => Promise<T>;
};

/** Where nobody watches a terminal, a line of progress comes this often. */
const QUIET_MS = 15_000;
const LONGEST_PROGRESS = 90;

export const startSteps = (total: number, output: Output): Steps => {
  let number = 0;
  return {
    async step(title, advice, run) {
      number += 1;
      const label = `[${number}/${total}] ${title}`;
      const startedAt = ticks();
      const show = progressPrinter(output, label);
      if (output.isTerminal) output.write(label);
      try {
        const result = await run(show);
        output.write(`${output.isTerminal ? CLEAR_LINE : ''}${label} – ${seconds(startedAt)} s\n`);
        return result;
      } catch (error) {
        if (error instanceof Error && error.name === 'AbortError') throw error;
        output.write(
          `${output.isTerminal ? CLEAR_LINE : ''}${label} – FAILED after ${seconds(startedAt)} s\n`,
        );
        const message = error instanceof Error ? error.message : String(error);
        throw new StepFailed(`${title} failed: ${message}\nWhat to do: ${advice}`, { cause: error });
      }
    },
  };
};

const CLEAR_LINE = '\r\u001B[2K';

const seconds = (startedAt: number): string => ((ticks() - startedAt) / 1000).toFixed(1);

/** On a terminal the line of the step is rewritten; elsewhere a line now and then says that it goes on. */
const progressPrinter = (output: Output, label: string): ((line: string) => void) => {
  let printedAt = ticks();
  return (line) => {
    const text = line.trim().slice(0, LONGEST_PROGRESS);
    if (output.isTerminal) output.write(`${CLEAR_LINE}${label}: ${text}`);
    else if (ticks() - printedAt > QUIET_MS) {
      output.write(`${label}: ${text}\n`);
      printedAt = ticks();
    }
  };
};
