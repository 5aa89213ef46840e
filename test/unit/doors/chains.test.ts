import { SendTaskFailureCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { commandsAt, untouched } from '../../support/fuzz/chain.ts';
import { openDoors } from '../../support/fuzz/door-client.ts';
import { SEEDED_PICTURE, SeededWorld } from '../../support/fuzz/seeded-world.ts';

/* Long chains of calls at all doors, in any order, against a model of what has happened so far. `npm run fuzz` runs more of them. */

const RUNS = Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 200) / 10);
const SEED = process.env['FUZZ_SEED'];

const doors = await openDoors();
const world = new SeededWorld();
afterAll(() => world.leave());

it('no order of calls breaks a promise', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commandsAt(doors), { maxCommands: 40, size: 'max' }), async (commands) => {
      await world.seed();
      const model = untouched();
      await fc.asyncModelRun(() => ({ model, real: world }), commands);

      // Whatever was repeated: one entry for each thing that the customer wrote, and a state that is woken is woken for good.
      const inbound = world
        .all('entry')
        .filter(({ kind, providerId }) => kind === 'inbound' && providerId !== SEEDED_PICTURE);
      expect(inbound.map(({ text }) => text).toSorted()).toEqual([...model.words].toSorted());
      const token = { taskToken: 'token-00027' };
      const { workflows } = world;
      expect(workflows.commandCalls(SendTaskSuccessCommand, token)).toHaveLength(
        model.woken === 'success' ? 1 : 0,
      );
      expect(workflows.commandCalls(SendTaskFailureCommand, token)).toHaveLength(
        model.woken === 'failure' ? 1 : 0,
      );
    }),
    { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
  );
});
