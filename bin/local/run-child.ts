import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { lastLines } from './emulator.ts';

/**
 * Runs a script of ours with this Node, its output into a log file and line by line to `log`. It has a process group of
 * its own, so that stopping it stops what it started too.
 */
export const runChild = async (
  script: readonly string[],
  options: { logFile: string; log: (line: string) => void; signal: AbortSignal },
): Promise<void> => {
  options.signal.throwIfAborted();
  await mkdir(dirname(options.logFile), { recursive: true });
  const logFile = createWriteStream(options.logFile);
  const child = spawn(process.execPath, script, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      logFile.write(`${line}\n`);
      printed.push(line);
      if (line.trim() !== '') options.log(line);
    });
  }
  const stop = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  };
  options.signal.addEventListener('abort', stop);
  try {
    const code = await new Promise<number | string>((done, fail) => {
      child.once('error', fail);
      child.once('close', (exitCode, signal) => done(exitCode ?? signal ?? 'unknown'));
    });
    options.signal.throwIfAborted();
    if (code !== 0)
      throw new Error(
        `${script.join(' ')} ended with ${code}. Its output, whole in ${options.logFile}, ends with:\n${lastLines(printed.join('\n'), 30)}`,
      );
  } finally {
    options.signal.removeEventListener('abort', stop);
    logFile.end();
  }
};
