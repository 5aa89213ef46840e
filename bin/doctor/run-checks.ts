import type { Check, Doctor, Finding } from './check.ts';
import { unknown } from './check.ts';
import { reasonOf } from './reason.ts';

export type CheckResult = { check: string; findings: readonly Finding[] };

/** Makes the checks one after the other. One that fails says so and holds up no other. */
export const runChecks = async (
  checks: readonly Check[],
  doctor: Doctor,
  tell: (result: CheckResult) => void = () => {},
): Promise<CheckResult[]> => {
  const results: CheckResult[] = [];
  for (const { name, isGate, run } of checks) {
    const result = { check: name, findings: await run(doctor).catch(couldNot) };
    results.push(result);
    tell(result);
    if (isGate && hasFault([result])) break;
  }
  return results;
};

const couldNot = (error: unknown): Finding[] => {
  const { says, todo } = reasonOf(error);
  return [unknown(says, todo)];
};

/** True when something must be mended. */
export const hasFault = (results: readonly CheckResult[]): boolean =>
  results.some(({ findings }) => findings.some(({ level }) => level === 'fault'));
