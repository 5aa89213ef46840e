import type { JourneyResult } from './journey.ts';
import { DOUBLES } from './rest.ts';
import { PROMISES, type Promised } from './promises.ts';

/** A broken promise, and the command that plays its journey again. */
export type Broken = { broken: Promised; says: string; again: string };

export type Summary = {
  journeys: number;
  steps: number;
  messages: number;
  /** Messages of which two copies or more reached the customer, by the reason. */
  doubles: Record<string, number>;
  cpuMs: number;
  faults: Record<string, number>;
  ends: Record<string, number>;
  /** All of them, by promise. */
  brokenBy: Partial<Record<Promised, number>>;
  /** The first ones of each kind in full, so that a rare kind shows beside a common one. */
  broken: Broken[];
};

/** So many of a kind are kept. */
const MOST_KEPT = 3;

/** Alike but for ids, times and numbers. */
const kindOf = ({ broken, says }: Broken): string => `${broken}: ${says.replaceAll(/\S*\d\S*/g, '…')}`;

const keep = (summary: Summary, found: Broken): void => {
  const kind = kindOf(found);
  if (summary.broken.filter((kept) => kindOf(kept) === kind).length < MOST_KEPT) summary.broken.push(found);
};

export const emptySummary = (): Summary => ({
  journeys: 0,
  steps: 0,
  messages: 0,
  doubles: {},
  cpuMs: 0,
  faults: {},
  ends: {},
  brokenBy: {},
  broken: [],
});

const count = (counts: Record<string, number>, name: string, by = 1): void => {
  counts[name] = (counts[name] ?? 0) + by;
};

export const include = (summary: Summary, result: JourneyResult, again: string): void => {
  summary.journeys += 1;
  summary.steps += result.steps;
  summary.messages += result.messages;
  for (const kind of result.doubles) count(summary.doubles, DOUBLES[kind]);
  for (const [fault, times] of result.faults) count(summary.faults, fault, times);
  for (const end of result.ends) count(summary.ends, end);
  for (const { broken, says } of result.violations) {
    summary.brokenBy[broken] = (summary.brokenBy[broken] ?? 0) + 1;
    keep(summary, { broken, says, again });
  }
};

export const addUp = (parts: readonly Summary[]): Summary => {
  const sum = emptySummary();
  for (const part of parts) {
    sum.journeys += part.journeys;
    sum.steps += part.steps;
    sum.messages += part.messages;
    for (const [name, times] of Object.entries(part.doubles)) count(sum.doubles, name, times);
    sum.cpuMs += part.cpuMs;
    for (const [name, times] of Object.entries(part.faults)) count(sum.faults, name, times);
    for (const [name, times] of Object.entries(part.ends)) count(sum.ends, name, times);
    for (const [name, times] of Object.entries(part.brokenBy)) count(sum.brokenBy, name, times);
    for (const found of part.broken) keep(sum, found);
  }
  return sum;
};

const table = (title: string, rows: Record<string, number>, of: number): string => {
  const width = Math.max(32, ...Object.keys(rows).map(({ length }) => length));
  const lines = Object.entries(rows)
    .toSorted(([, a], [, b]) => b - a)
    .map(
      ([name, times]) =>
        `  ${name.padEnd(width)}${String(times).padStart(10)}${percent(times, of).padStart(10)}`,
    );
  return [`${title}:`, ...(lines.length > 0 ? lines : ['  none'])].join('\n');
};

const percent = (part: number, of: number): string => (of === 0 ? '' : `${((100 * part) / of).toFixed(2)} %`);

/** The summary as people read it. */
export const summaryText = (name: string, summary: Summary): string => {
  const { journeys, steps, messages, doubles, cpuMs, faults, ends, brokenBy, broken } = summary;
  const total = Object.values(faults).reduce((sum, times) => sum + times, 0);
  const visits = Object.values(ends).reduce((sum, times) => sum + times, 0);
  return [
    `── ${name}`,
    `${journeys} journeys, ${(steps / journeys).toFixed(1)} steps and ${(cpuMs / journeys).toFixed(2)} ms of CPU each`,
    table('faults', faults, total),
    table('how visits ended', ends, visits),
    table(`of ${messages} messages, those that reached the customer by two channels`, doubles, messages),
    table('broken promises', brokenBy, 0),
    ...broken.map(({ broken: promise, says, again }) => `\n✗ ${PROMISES[promise]}\n  ${says}\n  ${again}`),
  ].join('\n');
};
