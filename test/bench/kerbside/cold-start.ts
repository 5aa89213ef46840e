import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { functionEnvironment } from './function-environment.ts';
import { fixed, median, type Section, table, times, verdict } from './statistics.ts';

/** Starts of each function; a median of fewer moves with every disturbance of the machine. */
const ROUNDS = 21;

/** The accept and page path: somebody waits for these. */
const WAITED_FOR = /^(partner-api\/accept-event|customer-site\/check-in|partner-api\/docs)$/;
const goalOf = (name: string): number => (WAITED_FOR.test(name) ? 2.1 : 2.6);

const STARTER = resolve(import.meta.dirname, 'start-function.mjs');
const EMPTY = 'an empty function';

const emptyFunction = (): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'bench-')), 'index.mjs');
  writeFileSync(file, 'export const handler = async () => ({});\n');
  return file;
};

type Start = { wall: number; cpu: number };

/** One start in a process of its own, in milliseconds. */
const start = (name: string, file: string): Start => {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [STARTER, pathToFileURL(file).href], {
    env: functionEnvironment('http://127.0.0.1:9'),
    encoding: 'utf8',
  });
  const wall = performance.now() - began;
  if (status !== 0) throw new Error(`${name} did not start (${status}):\n${stderr.slice(-800)}`);
  return { wall, cpu: Number(/\d+$/.exec(stdout)?.[0]) / 1000 };
};

const sizeSchema = z.record(z.string(), z.object({ eagerKb: z.number(), totalKb: z.number() }));

/**
 * How long each bundle of `dist` takes to load, against an empty function: whole processes, taking turns, so that what
 * disturbs the machine disturbs all of them alike. The ratio is what carries over to Lambda; the milliseconds do not.
 */
export const measureColdStarts = (tell: (line: string) => void): Section => {
  const sizes = sizeSchema.parse(JSON.parse(readFileSync('dist/bundles.json', 'utf8')));
  const functions = [
    { name: EMPTY, file: emptyFunction() },
    ...Object.keys(sizes).map((name) => ({ name, file: resolve('dist', name, 'index.mjs') })),
  ];
  const starts = new Map<string, Start[]>(functions.map(({ name }) => [name, []]));
  for (const { name, file } of functions) start(name, file);
  for (let round = 0; round < ROUNDS; round += 1) {
    tell(`round ${round + 1} of ${ROUNDS}`);
    const from = round % functions.length;
    for (const { name, file } of [...functions.slice(from), ...functions.slice(0, from)])
      starts.get(name)?.push(start(name, file));
  }
  const of = (name: string, part: keyof Start): number =>
    median((starts.get(name) ?? []).map((one) => one[part]));
  const rows = functions.map(({ name }) => {
    const ratio = of(name, 'wall') / of(EMPTY, 'wall');
    const goal = goalOf(name);
    return [
      name,
      name === EMPTY ? '' : fixed(sizes[name]?.eagerKb ?? 0, 0),
      fixed(of(name, 'wall'), 1),
      times(ratio),
      times(of(name, 'cpu') / of(EMPTY, 'cpu')),
      name === EMPTY ? '' : `≤ ${goal}×`,
      name === EMPTY ? '' : verdict(ratio <= goal),
    ];
  });
  const missed = rows.filter((row) => row.at(-1)?.includes('missed')).length;
  return {
    title: 'Cold start',
    text: [
      `Median of ${ROUNDS} process starts of each bundle, taking turns; ratio to an empty function. ${missed === 0 ? 'All goals are met.' : `${missed} of ${functions.length - 1} miss their goal.`}`,
      '',
      table(['function', 'KB at once', 'ms', 'wall', 'processor', 'goal (wall)', ''], rows),
    ].join('\n'),
  };
};
