import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { provideTestTools } from './local/test-tools.ts';
import { startTestStage } from './local/test-stage.ts';

/*
 * `npm test`: everything that can be said about this checkout, cheapest first. What needs no local AWS comes in under a
 * minute; then one local AWS is started, the stacks are deployed onto it, and the integration, journey and browser
 * tests share it, and last the journeys are played again over a wire that fails. Nothing is skipped: what cannot run fails and says what is missing.
 */

const project = resolve(import.meta.dirname, '..');
const resultsDir = join(project, '.local/test-results');

type Counts = { passed: number; failed: number };
const sum = (a: Counts, b: Counts): Counts => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });

const run = (command: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> =>
  new Promise((done) => {
    const child = spawn(join(project, 'node_modules/.bin', command), args, {
      cwd: project,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', () => done(1));
    child.on('close', (code) => done(code ?? 1));
  });

const heading = (what: string): void => console.log(`\n── ${what}`);

/** One check that passes or fails as a whole. */
const check = async (what: string, command: string, args: readonly string[]): Promise<Counts> => {
  heading(what);
  const code = await run(command, args);
  if (code !== 0) console.error(`FAILED: ${what} (${command} ${args.join(' ')} ended with ${code})`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

/** Some projects of the test suite, with their counts as vitest wrote them. */
const tests = async (
  name: string,
  projects: readonly string[],
  env: Record<string, string> = {},
): Promise<Counts> => {
  heading(`Tests: ${projects.join(', ')}`);
  const file = join(resultsDir, `${name}.json`);
  const code = await run(
    'vitest',
    [
      'run',
      ...projects.flatMap((each) => ['--project', each]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    env,
  );
  const counts = await readCounts(file);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
};

const numberAt = (value: object, name: string): number =>
  Number(Object.entries(value).find(([key]) => key === name)?.[1] ?? 0);

const readCounts = async (file: string): Promise<Counts> => {
  try {
    const result: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof result !== 'object' || result === null) throw new Error('not an object');
    const pending = numberAt(result, 'numPendingTests') + numberAt(result, 'numTodoTests');
    if (pending > 0)
      console.error(`FAILED: ${pending} tests were skipped; a test that cannot run must fail and say why.`);
    return {
      passed: numberAt(result, 'numPassedTests'),
      failed: numberAt(result, 'numFailedTests') + pending,
    };
  } catch (error) {
    console.error(`FAILED: the test run left no result at ${file} (${String(error)}).`);
    return { passed: 0, failed: 1 };
  }
};

const onStage = async (): Promise<Counts> => {
  heading('Local AWS: start, deploy, seed');
  try {
    const stage = await startTestStage({ project, log: (line) => console.log(`   ${line}`) });
    try {
      const env = { KERBSIDE_SANDBOX_FILE: stage.sandboxFile };
      const sound = await tests('stage', ['integration', 'journeys', 'browser'], env);
      // Last and alone: meanwhile one call in eight of every function goes wrong.
      return sum(sound, await tests('faults', ['faults'], env));
    } finally {
      await stage.stop();
    }
  } catch (error) {
    console.error(
      `FAILED: the local AWS could not be brought up: ${error instanceof Error ? error.message : String(error)}`,
    );
    return { passed: 0, failed: 1 };
  }
};

await rm(resultsDir, { recursive: true, force: true });
await mkdir(resultsDir, { recursive: true });
await provideTestTools({ project, log: (line) => console.log(line) });

const folders = ['bin', 'lib', 'functions', 'shared', 'test'];
const counts = [
  await check('Types', 'tsc', ['--noEmit']),
  await check('Lint', 'oxlint', ['--type-aware', '--deny-warnings', ...folders]),
  await check('Format', 'oxfmt', ['--check', ...folders]),
  await check('Dead code', 'knip', []),
  await check('Build', 'node', ['bin/build.ts']),
  await tests('fast', ['unit', 'infra']),
  await onStage(),
];
const total = counts.reduce(sum);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
