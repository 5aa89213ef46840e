/** `npm run simulate`: plays journeys by the ten thousand on the real use cases while calls fail, and judges what became of them. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { playPath, playSeed } from './batch.ts';
import { Crew, journeyJobs } from './crew.ts';
import type { CallFault } from './faults.ts';
import type { JourneyResult } from './journey.ts';
import { PATH_NAMES } from './paths.ts';
import { PROMISES } from './promises.ts';
import { summaryText } from './summary.ts';

const HELP = `npm run simulate                                       everything: 20 seeds at 5 % faults, 5 seeds at 20 %, 10,000 journeys each
npm run simulate -- --automation                       the same where messages follow the visit by a plan: 2 seeds at 5 %, 1 at 20 %
npm run simulate -- --seeds 2 --journeys 1000 --faults 5 [--automation]
npm run simulate -- --seed 12345 --journey 17 --faults 20 [--automation] [--trace]   plays one journey again
npm run simulate -- --path 'nobody answers' --call 7 --fault 'crash after'     plays one crash point again
  --workers N   threads (default: one for each core)`;

const FAULTS = [
  'throttled',
  'lost before',
  'lost after',
  'repeated by the SDK',
  'slow',
  'crash before',
  'crash after',
] as const satisfies readonly CallFault[];

const number = z.coerce.number().int().min(0);
const optionsSchema = z.strictObject({
  help: z.boolean().optional(),
  seed: number.optional(),
  journey: number.optional(),
  faults: number.max(50).optional(),
  seeds: number.min(1).optional(),
  journeys: number.min(1).default(10_000),
  workers: number.min(1).default(availableParallelism()),
  path: z.enum(PATH_NAMES).optional(),
  call: number.optional(),
  fault: z.enum(FAULTS).optional(),
  automation: z.boolean().default(false),
  trace: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

const SWITCHES = ['help', 'automation', 'trace'];

const readOptions = (): Options => {
  const names = Object.keys(optionsSchema.shape);
  const { values } = parseArgs({
    options: Object.fromEntries(
      names.map((name) => [name, { type: SWITCHES.includes(name) ? 'boolean' : 'string' }]),
    ),
  });
  const parsed = optionsSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`);
  throw new Error(`These options are not understood: ${issues.join('; ')}.\n${HELP}`);
};

/** One journey, step by step. */
const playAgain = async (options: Options) => {
  const { seed = 1, journey = 0, faults = 5, automation, path, call, fault, trace } = options;
  const print = trace ? (line: string): void => console.log(line) : undefined;
  const result: JourneyResult =
    path === undefined
      ? await playSeed({ seed, percent: faults, isAutomated: automation }, journey, { trace: print })
      : await playPath(path, call, fault, print);
  console.log(
    `\nfaults: ${[...result.faults].map(([name, times]) => `${name} ${times}`).join(', ') || 'none'}`,
  );
  console.log(`ended: ${result.ends.join(', ')}`);
  for (const { broken, says } of result.violations) console.log(`✗ ${PROMISES[broken]}\n  ${says}`);
  return result.violations.length === 0;
};

/** Which seeds at which rate of faults. */
const plansOf = ({ seed, seeds, faults, automation }: Options): { percent: number; seeds: number[] }[] => {
  const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, n) => first + n);
  if (seed !== undefined || seeds !== undefined || faults !== undefined)
    return [{ percent: faults ?? 5, seeds: from(seed ?? 1, seeds ?? 1) }];
  return [
    { percent: 5, seeds: from(1, automation ? 2 : 20) },
    { percent: 20, seeds: from(101, automation ? 1 : 5) },
  ];
};

const playAll = async (options: Options): Promise<boolean> => {
  const crew = new Crew(options.workers);
  const begun = performance.now();
  let isGood = true;
  for (const { percent, seeds } of plansOf(options)) {
    const isAutomated = options.automation;
    const jobs = seeds.flatMap((seed) => journeyJobs({ seed, percent, isAutomated }, options.journeys));
    const summary = await crew.playAll(jobs);
    console.log(`${summaryText(`${percent} % faults, seeds ${seeds[0]} to ${seeds.at(-1)}`, summary)}\n`);
    isGood &&= Object.keys(summary.brokenBy).length === 0;
  }
  await crew.leave();
  console.log(`${Math.round((performance.now() - begun) / 1000)} s on ${options.workers} threads`);
  return isGood;
};

try {
  const options = readOptions();
  const isOne = options.journey !== undefined || options.path !== undefined;
  if (options.help) console.log(HELP);
  else process.exitCode = (await (isOne ? playAgain(options) : playAll(options))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
