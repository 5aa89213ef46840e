/**
 * `npm start`: all of Kerbside on this machine. Brings up a local AWS, deploys the real stacks onto it with the CDK, seeds
 * two dealers, plays a journey, and keeps running until Ctrl-C. PORT moves it; `npm start -- --fresh` begins anew.
 */
import { parseArgs } from 'node:util';
import { ticks } from '../../shared/platform/system.ts';
import { bringUpStage } from './bring-up.ts';
import { playJourney } from './journey.ts';
import { localFiles } from './local-state.ts';
import { writeReadyFile } from './ready-file.ts';
import { readyText } from './ready-text.ts';
import { startSteps } from './steps.ts';

const USAGE = `npm start                 everything on this machine, at http://127.0.0.1:4500
npm start -- --fresh      the same, forgetting what was there
PORT=5000 npm start       at another port`;

const folder = '.local';
const print = (line: string): void => console.log(line);

const readPort = (text = '4500'): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT is "${text}"; expected a whole number from 1 to 65535, such as PORT=5000 npm start`);
};

const readFlags = (): { fresh: boolean; help: boolean } => {
  try {
    const { values } = parseArgs({
      options: { fresh: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    });
    return values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, { cause: error });
  }
};

const undone: (() => Promise<void>)[] = [];
/** Undoes what was started, the latest first. What fails does not keep the rest from being undone. */
const stopAll = async (): Promise<void> => {
  for (const undo of undone.splice(0).toReversed()) {
    await undo().catch((error: unknown) =>
      console.error(`While stopping: ${error instanceof Error ? error.message : String(error)}`),
    );
  }
};

const interrupted = new AbortController();
const interrupt = (): void => {
  if (!interrupted.signal.aborted) print('\nStopping; what is there is kept…');
  interrupted.abort();
};
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, interrupt);
/** Who ends npm ends the shell that npm started us with; the signal does not come through to us, but our parent is gone. */
const parent = process.ppid;
if (process.env['npm_lifecycle_event'] !== undefined)
  setInterval(() => process.ppid === parent || interrupt(), 500).unref();
const interruption = new Promise<never>((_, reject) =>
  interrupted.signal.addEventListener('abort', () => reject(interrupted.signal.reason)),
);

const start = async (): Promise<void> => {
  const flags = readFlags();
  if (flags.help) return print(USAGE);
  const startedAt = ticks();
  const { signal } = interrupted;
  const steps = startSteps(5, {
    write: (text) => process.stdout.write(text),
    isTerminal: process.stdout.isTTY,
  });
  const { sandbox, ready } = await bringUpStage({
    projectDir: process.cwd(),
    folder,
    port: readPort(process.env['PORT']),
    isFresh: flags.fresh,
    steps,
    signal,
    log: print,
    onStop: (undo) => undone.push(undo),
  });
  const timeline: string[] = [];
  const journey = await steps.step(
    'Playing one journey',
    `see ${folder}/emulator.log for what the functions logged.`,
    (progress) => playJourney(sandbox, { signal, tell: (line) => (timeline.push(line), progress(line)) }),
  );
  ready();
  await writeReadyFile(localFiles(folder).sandbox, sandbox);
  print(readyText({ sandbox, timeline, journey, seconds: (ticks() - startedAt) / 1000 }));
  await new Promise(() => {});
};

let exitCode = 0;
try {
  await Promise.race([start(), interruption]);
} catch (error) {
  if (!interrupted.signal.aborted) {
    exitCode = 1;
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  }
}
await stopAll();
process.exit(exitCode);
