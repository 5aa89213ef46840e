import { readFileSync } from 'node:fs';
import { WORKFLOWS } from '../../shared/messaging/workflow.ts';
import { type Machine, machineSchema, type Machines } from './state-machines.ts';

const read = (workflow: string): Machine =>
  machineSchema.parse(
    JSON.parse(readFileSync(new URL(`../fixtures/state-machines/${workflow}.json`, import.meta.url), 'utf8')),
  );

/** The deployed definitions; a test in test/infra holds the files to the stacks. */
export const readMachines = (): Machines => {
  const [delivery, lifecycle] = WORKFLOWS;
  return { [delivery]: read(delivery), [lifecycle]: read(lifecycle) };
};
