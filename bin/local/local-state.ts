/**
 * What a local stage keeps in its folder (`.local/`, git-ignored): the emulator's state and port, the secrets of the
 * seed that are shown once, and who is running now.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** The files of a stage's folder. `python`, the emulator's installation, is shared and stays over `--fresh`. */
export const localFiles = (folder: string) => ({
  running: join(folder, 'running.json'),
  sandbox: join(folder, 'sandbox.json'),
  seed: join(folder, 'seed.json'),
  emulatorPort: join(folder, 'emulator-port.json'),
  emulatorLog: join(folder, 'emulator.log'),
  clock: join(folder, 'clock'),
  state: join(folder, 'state'),
  tmp: join(folder, 'tmp'),
  deploy: join(folder, 'deploy'),
  outputs: join(folder, 'deploy/outputs.json'),
  buildLog: join(folder, 'build.log'),
  deployLog: join(folder, 'deploy.log'),
});

const runningSchema = z.object({
  pid: z.int(),
  baseUrl: z.string(),
  endpoint: z.string().optional(),
  emulatorPid: z.int().optional(),
});
export type Running = z.infer<typeof runningSchema>;

/** The stage that runs from this folder now; undefined when none does, or when what did was killed. */
export const readRunning = async (folder: string): Promise<Running | undefined> => {
  const running = await readJson(localFiles(folder).running, runningSchema);
  return running && isAlive(running.pid) ? running : undefined;
};

/** Notes that this process runs the stage. Two at once would spoil each other's state: the second is refused. */
export const takeFolder = async (folder: string, running: Running): Promise<void> => {
  const other = await readRunning(folder);
  if (other && other.pid !== process.pid) {
    throw new Error(
      `Kerbside is already running at ${other.baseUrl} (process ${other.pid}). Use that one, or stop it first: Ctrl-C in its terminal, or kill ${other.pid}.`,
    );
  }
  await writePrivate(localFiles(folder).running, running);
};

/** An emulator that a killed start left behind; it holds the port, and would spoil the state. */
export const endLeftEmulator = async (folder: string, log: (line: string) => void): Promise<void> => {
  const left = await readJson(localFiles(folder).running, runningSchema);
  if (!left?.emulatorPid || !left.endpoint || isAlive(left.pid) || !isAlive(left.emulatorPid)) return;
  // Its id may be another program's by now; an answering emulator at its address says that it is not.
  const answers = await fetch(`${left.endpoint}/_ministack/health`, {
    signal: AbortSignal.timeout(2000),
  }).then(
    (answer) => answer.ok,
    () => false,
  );
  if (!answers) return;
  log('The last start was killed and its local AWS is still running; it is stopped first.');
  process.kill(left.emulatorPid, 'SIGTERM');
  for (let waits = 0; waits < 100 && isAlive(left.emulatorPid); waits += 1)
    await new Promise((done) => setTimeout(done, 200));
};

export const leaveFolder = async (folder: string): Promise<void> => {
  const { running, sandbox } = localFiles(folder);
  await Promise.all([running, sandbox].map((file) => rm(file, { force: true })));
};

/** Removes everything that a stage remembers. */
export const forgetState = async (folder: string): Promise<void> => {
  const { state, tmp, seed, deploy, emulatorPort, buildLog, deployLog, emulatorLog } = localFiles(folder);
  await Promise.all(
    [state, tmp, seed, deploy, emulatorPort, buildLog, deployLog, emulatorLog].map((path) =>
      rm(path, { recursive: true, force: true }),
    ),
  );
};

/** A file's JSON; undefined when there is no such file, or it is of another form. */
export const readJson = async <T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  try {
    return text === undefined ? undefined : schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/** Writes JSON that only this user may read: it can hold secrets. */
export const writePrivate = async (file: string, value: unknown): Promise<void> => {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
