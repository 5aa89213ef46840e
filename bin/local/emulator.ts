/**
 * Installs, starts and stops the local AWS (MiniStack), which stands in for AWS in `npm start` and in the tests.
 * What it does differently from AWS is listed in docs/local-aws.md.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { isPortFree } from './ports.ts';

const run = promisify(execFile);

const ministack = 'ministack==1.5.33';
/** The emulator signs Cognito tokens only with this package; without it every JWT authorizer answers 401. */
const cryptography = 'cryptography==50.0.2';
const dockerImage = 'ministackorg/ministack:1.5.33';
const oldestPython = 10;

export const localRegion = 'eu-central-1';
export const localAccount = '000000000000';

/** A clean stop took 2 s (5 s with a large state); a stop that is cut short loses everything since the start. */
const stopMilliseconds = 20_000;
/** Starting took 0.5 s with state; the rest is for a cold or busy machine, or the first pull of the Docker image. */
const startMilliseconds = { python: 30_000, docker: 300_000 };

const alternatives =
  'Or use Docker instead of Python (KERBSIDE_EMULATOR=docker npm start), or an emulator of your own (AWS_ENDPOINT_URL=http://127.0.0.1:4566 npm start).';

type Log = (line: string) => void;

/** How this run gets its local AWS: `own` is one that somebody else started, which we neither start nor stop. */
export type EmulatorChoice = { kind: 'own'; endpoint: string } | { kind: 'docker' } | { kind: 'python' };

/** What to start: the Python of the installation, or Docker. */
export type EmulatorProgram = { kind: 'python'; python: string } | { kind: 'docker' };

/** A running emulator; `pid` is undefined when it is not ours. `seesFiles`: its functions run on this machine and read its files. */
export type Emulator = {
  endpoint: string;
  pid: number | undefined;
  seesFiles: boolean;
  stop: () => Promise<void>;
};

export type EmulatorOptions = {
  port: number;
  /** Keeps tables, functions, pools, secrets and schedules over a clean stop; without it every start is empty. */
  stateDir?: string;
  /** Inside the project, so that a Lambda unpacked there finds the project's node_modules; one running emulator only. */
  tmpDir: string;
  logFile: string;
  log: Log;
};

/** Decides from the environment which local AWS to use. */
export function chooseEmulator(env: NodeJS.ProcessEnv): EmulatorChoice {
  const endpoint = env['AWS_ENDPOINT_URL'];
  if (endpoint !== undefined && endpoint !== '')
    return { kind: 'own', endpoint: endpoint.replace(/\/+$/, '') };
  const wanted = env['KERBSIDE_EMULATOR'] ?? 'python';
  if (wanted === 'docker' || wanted === 'python') return { kind: wanted };
  throw new Error(`KERBSIDE_EMULATOR is "${wanted}"; it must be "python" (the default) or "docker".`);
}

/** Chooses, installs and starts the local AWS in one call, as `npm start` and the test run both need it. */
export async function provideEmulator(
  options: EmulatorOptions & { projectDir: string; env: NodeJS.ProcessEnv },
): Promise<Emulator> {
  const { projectDir, env, ...rest } = options;
  const choice = chooseEmulator(env);
  if (choice.kind === 'own') {
    await waitUntilHealthy(choice.endpoint, 5000, () => undefined).catch((error: unknown) => {
      const advice = 'Start that emulator first, or unset AWS_ENDPOINT_URL to let Kerbside start its own.';
      throw new Error(`AWS_ENDPOINT_URL is ${choice.endpoint}, where no local AWS answers. ${advice}`, {
        cause: error,
      });
    });
    options.log(`Using the local AWS at ${choice.endpoint}; it will be left running.`);
    return { endpoint: choice.endpoint, pid: undefined, seesFiles: false, stop: async () => {} };
  }
  if (choice.kind === 'docker') return startEmulator({ ...rest, projectDir, program: choice });
  const python = await installEmulator({ dir: join(projectDir, '.local/python'), log: options.log, env });
  return startEmulator({ ...rest, projectDir, program: { kind: 'python', python } });
}

/** Installs the pinned emulator into a virtual environment, unless it is there already, and returns that environment's Python. */
export async function installEmulator(options: {
  dir: string;
  log: Log;
  env?: NodeJS.ProcessEnv;
}): Promise<string> {
  const python = join(options.dir, 'bin/python');
  if (await isInstalled(python)) return python;
  const base = await findPython(options.env ?? process.env);
  options.log(
    `Installing the local AWS (${ministack}) into ${options.dir}; this happens once and takes about 20 s…`,
  );
  await rm(options.dir, { recursive: true, force: true });
  await install(base, ['-m', 'venv', options.dir], 'On Debian and Ubuntu: apt-get install python3-venv.');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ministack, cryptography];
  await install(python, pip, 'It needs to reach PyPI, or the index that your pip is set up for.');
  return python;
}

/** Whether a virtual environment is whole and holds exactly the pinned versions. */
async function isInstalled(python: string): Promise<boolean> {
  const versions =
    "from importlib.metadata import version; print('ministack==' + version('ministack'), 'cryptography==' + version('cryptography'))";
  const { stdout } = await run(python, ['-c', versions]).catch(() => ({ stdout: '' }));
  return stdout.trim() === `${ministack} ${cryptography}`;
}

/** Finds a Python that is new enough, by $PYTHON or on the PATH. */
async function findPython(env: NodeJS.ProcessEnv): Promise<string> {
  const command = env['PYTHON'] ?? 'python3';
  const { stdout } = await run(command, ['--version']).catch(() => ({ stdout: '' }));
  const minor = Number(/^Python 3\.(\d+)/.exec(stdout)?.[1] ?? Number.NaN);
  if (minor >= oldestPython) return command;
  const found = stdout === '' ? `"${command}" could not be run` : `"${command}" is ${stdout.trim()}`;
  throw new Error(
    `The local AWS needs Python 3.${oldestPython} or newer, but ${found}. Install it, or name one: PYTHON=/path/to/python3 npm start. ${alternatives}`,
  );
}

/** Runs one step of the installation; its error tells what failed and what to do. */
async function install(command: string, args: string[], advice: string): Promise<void> {
  try {
    await run(command, args);
  } catch (error) {
    const output = String(
      error instanceof Error && 'stderr' in error && error.stderr !== '' ? error.stderr : error,
    );
    throw new Error(
      `Installing the local AWS failed at "${command} ${args.join(' ')}":\n${lastLines(output)}\n${advice} ${alternatives}`,
      { cause: error },
    );
  }
}

/** Starts the emulator in a process group of its own (Ctrl-C in the terminal is ours to handle) and waits until it answers. */
export async function startEmulator(
  options: EmulatorOptions & { program: EmulatorProgram; projectDir: string },
): Promise<Emulator> {
  const { port, program, log, logFile, tmpDir } = options;
  if (!(await isPortFree(port)))
    throw new Error(
      `Port ${port}, meant for the local AWS, is already in use: stop the other program, or choose a free port.`,
    );
  await mkdir(tmpDir, { recursive: true });
  await mkdir(dirname(logFile), { recursive: true });
  await removeLeftovers(tmpDir);
  // Its own scripts are CommonJS, and the project's package.json above them says that .js files are modules.
  await writeFile(join(tmpDir, 'package.json'), '{"type":"commonjs"}\n');
  if (options.stateDir !== undefined) await mkdir(options.stateDir, { recursive: true });
  const endpoint = `http://127.0.0.1:${port}`;
  const [command, args, env] =
    program.kind === 'docker' ? dockerCommand(port) : pythonCommand(program.python, options);
  const output = await open(logFile, 'w');
  const child = spawn(command, args, { env, detached: true, stdio: ['ignore', output.fd, output.fd] });
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended = `it ended with ${signal ?? `exit code ${code}`}`;
  });
  await output.close();
  const stopWithUs = (): void => signalGroup(child, 'SIGTERM');
  process.once('exit', stopWithUs);
  const stop = async (): Promise<void> => {
    process.removeListener('exit', stopWithUs);
    await stopProcess(child, log);
  };
  try {
    await waitUntilHealthy(endpoint, startMilliseconds[program.kind], () => ended);
  } catch (error) {
    await stop();
    throw new Error(
      `The local AWS did not start: ${error instanceof Error ? error.message : String(error)}. Its log, ${logFile}, ends with:\n${lastLines(await readFile(logFile, 'utf8'))}`,
      { cause: error },
    );
  }
  return { endpoint, pid: child.pid, seesFiles: program.kind === 'python', stop };
}

/**
 * The environment is made from nothing but what is listed: a variable of the developer's shell would otherwise leak into
 * every local Lambda, which then works here and fails on AWS.
 */
function pythonCommand(
  python: string,
  options: EmulatorOptions & { projectDir: string },
): [string, string[], Record<string, string>] {
  const modules = resolve(options.projectDir, 'node_modules');
  const stateDir = resolve(options.stateDir ?? join(options.tmpDir, 'no-state'));
  const keep = options.stateDir === undefined ? '0' : '1';
  return [
    resolve(python),
    ['-m', 'ministack'],
    {
      ...inherited('HOME', 'LANG', 'LC_ALL', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'),
      // Lambdas run on the first `node` of the PATH, so this makes it the project's Node 24.
      PATH: `${join(modules, '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      NODE_PATH: modules,
      NODE_NO_WARNINGS: '1',
      TMPDIR: resolve(options.tmpDir),
      GATEWAY_PORT: String(options.port),
      BIND_HOST: '127.0.0.1',
      MINISTACK_REGION: localRegion,
      // Both would open a fixed port on all interfaces, and Kerbside uses neither.
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      PERSIST_STATE: keep,
      STATE_DIR: stateDir,
      S3_PERSIST: keep,
      S3_DATA_DIR: join(stateDir, 's3'),
    },
  ];
}

/** Not tested on the machines this was written on, which have no Docker. Keeps no state, and vendor callbacks to 127.0.0.1 do not leave the container. */
function dockerCommand(port: number): [string, string[], NodeJS.ProcessEnv] {
  return [
    'docker',
    ['run', '--rm', '-p', `127.0.0.1:${port}:4566`, '-e', `MINISTACK_REGION=${localRegion}`, dockerImage],
    process.env,
  ];
}

/** The named variables, as far as the shell has them. */
function inherited(...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

/** Asks for the emulator's health until it answers, its process has ended, or the time is over. */
async function waitUntilHealthy(
  endpoint: string,
  milliseconds: number,
  ended: () => string | undefined,
): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline) {
    const end = ended();
    if (end !== undefined) throw new Error(end);
    const healthy = await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(2000) }).then(
      async (answer) => (await answer.text(), answer.ok),
      () => false,
    );
    if (healthy) return;
    await sleep(50);
  }
  throw new Error(`${endpoint}/_ministack/health did not answer within ${milliseconds / 1000} s`);
}

/** Asks the process to end and waits, because it saves its state on the way out; only a process that hangs is killed. */
async function stopProcess(child: ChildProcess, log: Log): Promise<void> {
  if (isRunning(child)) child.kill('SIGTERM');
  if (!(await hasEnded(child, stopMilliseconds)))
    log(
      `The local AWS did not stop within ${stopMilliseconds / 1000} s and is killed; what changed since it started is lost.`,
    );
  // Whatever is left of its group now is it, hanging, or a Lambda's process that outlived it.
  signalGroup(child, 'SIGKILL');
  await hasEnded(child, 2000);
}

/** Waits until a process has ended, or the time is over. */
async function hasEnded(child: ChildProcess, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isRunning(child) && Date.now() < deadline) await sleep(50);
  return !isRunning(child);
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** Signals every process of the child's group; none left is fine. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended by itself.
  }
}

/** Removes what killed emulators left behind: one folder for every Lambda process they had. */
async function removeLeftovers(tmpDir: string): Promise<void> {
  const names = (await readdir(tmpDir)).filter((name) => name.startsWith('ministack-'));
  await Promise.all(names.map((name) => rm(join(tmpDir, name), { recursive: true, force: true })));
}

/** The end of a program's output, which is where it says what went wrong. */
export function lastLines(text: string, count = 20): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}
