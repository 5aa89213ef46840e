// Before all that makes schemas: zod then writes a reader for each, which says the same and takes a third of the time.
import 'zod/compile';
import { Dice } from './dice.ts';
import { type CallFault, OneFault, RandomFaults } from './faults.ts';
import { type JourneyInput, type JourneyResult, playJourney } from './journey.ts';
import { readMachines } from './machines.ts';
import { type PathName, PATHS } from './paths.ts';
import { makePlan } from './plan.ts';
import { emptySummary, include, type Summary } from './summary.ts';

/** What a worker is asked to play: journeys of a seed, or a path with a fault at some of its calls. */
export type Job =
  | ({ kind: 'journeys'; stopAtFirst?: boolean } & Journeys)
  | ({ kind: 'twice' } & Journeys)
  | { kind: 'path'; path: PathName; fault: CallFault; every: number; first: number };

/** Some journeys of a seed; with the automation of messages, or by rules alone. */
export type Journeys = { seed: number; percent: number; isAutomated: boolean; from: number; to: number };

const machines = readMachines();
type Trace = ((line: string) => void) | undefined;
type Ways = Pick<JourneyInput, 'trace' | 'sharesItems'>;

/** One journey of a seed: the same at every play. */
export const playSeed = (
  { seed, percent, isAutomated }: Pick<Journeys, 'seed' | 'percent' | 'isAutomated'>,
  journey: number,
  ways: Ways = {},
): Promise<JourneyResult> => {
  const dice = new Dice(seed, journey);
  const plan = makePlan(dice, isAutomated);
  return playJourney({ plan, dice, faults: new RandomFaults(dice, percent), machines, ...ways });
};

/** A path in which nothing goes wrong but one call. `call` undefined: nothing at all. */
export const playPath = async (
  path: PathName,
  call: number | undefined,
  fault: CallFault | undefined,
  trace?: Trace,
): Promise<JourneyResult & { calls: readonly string[] }> => {
  const faults = new OneFault(call, fault);
  const result = await playJourney({ plan: PATHS[path], dice: new Dice(1), faults, machines, trace });
  return { ...result, calls: faults.calls };
};

export const runJob = async (job: Job): Promise<Summary> => {
  const summary = emptySummary();
  const { user: userBefore, system: systemBefore } = process.threadCpuUsage();
  switch (job.kind) {
    case 'journeys':
      await runJourneys(job, summary);
      break;
    case 'twice':
      await runTwice(job, summary);
      break;
    case 'path':
      await runPath(job, summary);
      break;
  }
  const { user, system } = process.threadCpuUsage();
  summary.cpuMs += (user - userBefore + system - systemBefore) / 1000;
  return summary;
};

const runJourneys = async (
  { stopAtFirst, ...journeys }: Extract<Job, { kind: 'journeys' }>,
  summary: Summary,
): Promise<void> => {
  const { seed, percent, isAutomated, from, to } = journeys;
  for (let journey = from; journey < to; journey += 1) {
    const result = await playSeed(journeys, journey);
    const automation = isAutomated ? ' --automation' : '';
    const again = `npm run simulate -- --seed ${seed} --journey ${journey} --faults ${percent}${automation} --trace`;
    include(summary, result, again);
    if (stopAtFirst && summary.broken.length > 0) return;
  }
};

/** The same journey, played twice, must be the same to the letter: once as it is played by the thousand, once with nothing shared. */
const runTwice = async (journeys: Extract<Job, { kind: 'twice' }>, summary: Summary): Promise<void> => {
  const { seed, from, to } = journeys;
  for (let journey = from; journey < to; journey += 1) {
    const play = async (sharesItems: boolean): Promise<{ result: JourneyResult; lines: string[] }> => {
      const lines: string[] = [];
      const trace = (line: string): number => lines.push(line);
      const result = await playSeed(journeys, journey, { trace, sharesItems });
      for (const item of result.items.values()) lines.push(JSON.stringify(item));
      return { result, lines };
    };
    const { result, lines: first } = await play(true);
    const { lines: second } = await play(false);
    include(summary, result, '');
    const differs = first.findIndex((line, index) => line !== second[index]);
    if (differs !== -1 || first.length !== second.length)
      throw new Error(
        `Journey ${journey} of seed ${seed} is not the same twice: ${first[differs]} became ${second[differs]}.`,
      );
  }
};

const runPath = async (
  { path, fault, every, first }: Extract<Job, { kind: 'path' }>,
  summary: Summary,
): Promise<void> => {
  const { calls } = await playPath(path, undefined, undefined);
  for (let call = first; call < calls.length; call += every) {
    const result = await playPath(path, call, fault);
    include(
      summary,
      result,
      `npm run simulate -- --path '${path}' --call ${call} --fault '${fault}' --trace`,
    );
  }
};
