import { describe, expect, it } from 'vitest';
import { startSteps, StepFailed } from '../../../bin/local/steps.ts';

const recorded = (isTerminal: boolean) => {
  const written: string[] = [];
  return { written, output: { write: (text: string) => void written.push(text), isTerminal } };
};

describe('the steps of npm start', () => {
  it('B11 are numbered, with what they did and how long it took', async () => {
    const { written, output } = recorded(false);
    const { step } = startSteps(2, output);
    expect(await step('Building', 'mend it', () => Promise.resolve(5))).toBe(5);
    await step('Deploying', 'look at the log', () => Promise.resolve());
    expect(written.join('')).toMatch(/^\[1\/2\] Building – \d+\.\d s\n\[2\/2\] Deploying – \d+\.\d s\n$/);
  });

  it('rewrite their line on a terminal, and are quiet elsewhere', async () => {
    const terminal = recorded(true);
    const pipe = recorded(false);
    for (const { output } of [terminal, pipe]) {
      await startSteps(1, output).step('Deploying', '', (progress) => {
        progress('  stack 1 of 2  ');
        return Promise.resolve();
      });
    }
    expect(terminal.written).toContain('\r\u001B[2K[1/1] Deploying: stack 1 of 2');
    expect(pipe.written.join('')).not.toContain('stack 1 of 2');
  });

  it('say what failed, why and what to do', async () => {
    const { written, output } = recorded(false);
    const failing = startSteps(3, output).step('Building', 'mend what it complains about.', () =>
      Promise.reject(new Error('no such file')),
    );
    await expect(failing).rejects.toThrow(StepFailed);
    await expect(failing).rejects.toThrow(
      'Building failed: no such file\nWhat to do: mend what it complains about.',
    );
    expect(written.join('')).toMatch(/FAILED after/);
  });

  it('do not call it a failure when the user stops them', async () => {
    const { written, output } = recorded(false);
    const controller = new AbortController();
    controller.abort();
    const stopped = startSteps(1, output).step('Building', '', async () =>
      controller.signal.throwIfAborted(),
    );
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(written.join('')).not.toContain('FAILED');
  });
});
