/** Brings a local stage up, step by step: build, local AWS, real deployment, seed. */
import { rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import * as z from 'zod';
import { adminContext } from '../admin/context.ts';
import type { Sandbox } from '../client/sandbox-file.ts';
import { CLOCK_PATH, clockDoor } from './clock-door.ts';
import { type Emulator, provideEmulator } from './emulator.ts';
import { findFreePort } from './ports.ts';
import { enterLocalAws } from './enter-local-aws.ts';
import {
  endLeftEmulator,
  forgetState,
  leaveFolder,
  localFiles,
  readJson,
  readRunning,
  takeFolder,
  writePrivate,
} from './local-state.ts';
import { mendState } from './mend-state.ts';
import { openClock } from './open-clock.ts';
import { type Proxy, type Route, startProxy } from './proxy.ts';
import { readOutputs, type StackOutputs } from './ready-file.ts';
import { runChild } from './run-child.ts';
import { seedStage } from './seed.ts';
import type { Steps } from './steps.ts';

export type BringUpOptions = {
  /** Where package.json is; the working directory of this process. */
  projectDir: string;
  /** Where the stage keeps its state, inside the project: `.local`. Two stages need two folders and two ports. */
  folder: string;
  /** The one stable address of the stage; 0 for any. */
  port: number;
  /** Forgets what an earlier start left. */
  isFresh: boolean;
  /** Four steps are shown in it. */
  steps: Steps;
  signal: AbortSignal;
  log: (line: string) => void;
  /** Takes what must be undone, in the order in which it was done. */
  onStop: (undo: () => Promise<void>) => void;
};

export type BroughtUp = { sandbox: Sandbox; ready: () => void };

/** What partners, vendors and customers call. The rest, `/health` too, is 503 until the stage is ready. */
const DOORS = ['/v1', '/c', '/u', '/console', '/assets', '/sandbox', '/docs', '/openapi.json'];
/** The pages of the user pool, where staff type their password. */
const SIGN_IN = ['/oauth2', '/login', '/logout'];

/** Everything up to a seeded stage whose doors work. `ready()` opens the rest. What was started is handed to `onStop` at once, so that it can be stopped at any moment. */
export const bringUpStage = async (options: BringUpOptions): Promise<BroughtUp> => {
  const { folder, isFresh, steps, signal, log } = options;
  const files = localFiles(folder);
  const proxy = await openPort(options);
  if (isFresh) await forgetState(folder);
  await steps.step(
    'Building the functions',
    'mend what the build complains about, then start again.',
    (progress) => runChild(['bin/build.ts'], { logFile: files.buildLog, log: progress, signal }),
  );
  signal.throwIfAborted();
  const emulator = await steps.step(
    'Starting the local AWS',
    `see ${files.emulatorLog}; if its state is broken, begin anew: npm start -- --fresh`,
    (progress) => startLocalAws(options, proxy, progress),
  );
  signal.throwIfAborted();
  const outputs = await steps.step(
    'Deploying the stacks with the CDK',
    `see ${files.deployLog}; npm start -- --fresh begins anew.`,
    (progress) => deploy(options, proxy, emulator, progress),
  );
  signal.throwIfAborted();
  const api = `${emulator.endpoint}/_aws/execute-api/${outputs.apiId}/$default`;
  const own = await openOwnDoors(options, emulator);
  proxy.setRoutes([...DOORS.map((prefix) => ({ prefix, target: api })), ...own]);
  enterLocalAws(emulator.endpoint);
  const seeded = await steps.step(
    'Seeding two dealers',
    `if a key from an earlier start does not fit any more, begin anew: npm start -- --fresh`,
    (progress) =>
      seedStage(adminContext('local', proxy.url), { baseUrl: proxy.url, keepFile: files.seed, progress }),
  );
  signal.throwIfAborted();
  const sandbox: Sandbox = {
    baseUrl: proxy.url,
    docs: `${proxy.url}/docs`,
    phone: `${proxy.url}/sandbox/phone`,
    mail: `${proxy.url}/sandbox/mail`,
    ...(own.length > 0 ? { clock: `${proxy.url}${CLOCK_PATH}` } : {}),
    endpoint: emulator.endpoint,
    ...seeded,
    staffPool: { userPoolId: outputs.userPoolId, clientId: outputs.clientId },
  };
  const ready = (): void => {
    proxy.setRoutes([
      { prefix: '/', target: api },
      ...SIGN_IN.map((prefix) => ({ prefix, target: emulator.endpoint })),
      ...own,
    ]);
    proxy.ready();
  };
  log('');
  return { sandbox, ready };
};

/** Takes folder and port, or says who has them. */
const openPort = async ({ folder, port, log, onStop }: BringUpOptions): Promise<Proxy> => {
  if (!(await readRunning(folder))) await endLeftEmulator(folder, log);
  await takeFolder(folder, { pid: process.pid, baseUrl: `http://127.0.0.1:${port}` });
  onStop(() => leaveFolder(folder));
  const { sandbox, clock } = localFiles(folder);
  // A clock that a killed start left ahead is none of this one.
  for (const file of [sandbox, clock]) await rm(file, { force: true });
  const proxy = await startProxy({ port });
  onStop(() => proxy.close());
  return proxy;
};

const startLocalAws = async (
  { projectDir, folder, onStop }: BringUpOptions,
  proxy: Proxy,
  progress: (line: string) => void,
): Promise<Emulator> => {
  const files = localFiles(folder);
  const kept = await readJson(files.emulatorPort, z.object({ port: z.int() }));
  const port = await findFreePort(kept?.port);
  await writePrivate(files.emulatorPort, { port });
  await mendState(files.state);
  const emulator = await provideEmulator({
    port,
    stateDir: files.state,
    tmpDir: files.tmp,
    logFile: files.emulatorLog,
    log: progress,
    projectDir,
    env: process.env,
  });
  onStop(() => emulator.stop());
  await takeFolder(folder, {
    pid: process.pid,
    baseUrl: proxy.url,
    endpoint: emulator.endpoint,
    ...(emulator.pid === undefined ? {} : { emulatorPid: emulator.pid }),
  });
  return emulator;
};

/** What the launcher answers itself: the clock of the stage, where its functions can read what it writes. */
const openOwnDoors = async (
  { folder, log, onStop }: BringUpOptions,
  { endpoint, seesFiles }: Emulator,
): Promise<Route[]> => {
  if (!seesFiles) return [];
  const clock = await openClock({ file: localFiles(folder).clock, endpoint, log });
  onStop(async () => {
    await clock.reset();
  });
  return [{ prefix: CLOCK_PATH, answer: clockDoor(clock, log) }];
};

const deploy = async (
  { projectDir, folder, signal }: BringUpOptions,
  proxy: Proxy,
  emulator: Emulator,
  progress: (line: string) => void,
): Promise<StackOutputs> => {
  const files = localFiles(folder);
  const script = relative(process.cwd(), join(projectDir, 'bin/local/deploy.ts'));
  const clock = emulator.seesFiles ? [resolve(files.clock)] : [];
  await runChild([script, emulator.endpoint, proxy.url, files.outputs, ...clock], {
    logFile: files.deployLog,
    log: progress,
    signal,
  });
  return readOutputs(files.outputs);
};
