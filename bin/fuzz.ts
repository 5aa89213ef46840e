/**
 * `npm run fuzz`: thousands of right, odd, wrong and broken calls for every JSON door of the OpenAPI document, and chains
 * of calls in any order, on the real handlers. A failure prints its seed; `--seed` repeats it.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const USAGE = `npm run fuzz                                    5,000 calls for each route, with a new seed
npm run fuzz -- --runs 200 --seed 1700000000    repeats what a test run printed
npm run fuzz -- --only "GET /v1/inbox/{inbox}"  one route`;

const project = resolve(import.meta.dirname, '..');

const wholeNumber = (name: string, text: string): number => {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  throw new Error(`--${name} is "${text}"; expected a whole number.\n${USAGE}`);
};

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(USAGE);
} else {
  const runs = wholeNumber('runs', values.runs);
  const seed = wholeNumber('seed', values.seed);
  console.log(`Seed ${seed}, ${runs} calls for each route`);
  // One call may take 50 ms on a busy machine.
  const timeout = String(60_000 + runs * 50);
  // The name is a pattern of vitest's: the braces of a path mean themselves.
  const only = values.only?.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const { status } = spawnSync(
    join(project, 'node_modules/.bin/vitest'),
    [
      'run',
      '--project',
      'unit',
      '--testTimeout',
      timeout,
      'test/unit/doors',
      ...(only === undefined ? [] : ['-t', only]),
    ],
    {
      cwd: project,
      stdio: 'inherit',
      env: { ...process.env, FUZZ_RUNS: String(runs), FUZZ_SEED: String(seed) },
    },
  );
  process.exitCode = status ?? 1;
}
