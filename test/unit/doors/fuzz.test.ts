import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { callsFor, type Drawn, type Kind, kindsOf } from '../../support/fuzz/calls.ts';
import { applyAccepted } from '../../support/fuzz/door-client.ts';
import { ask, findDoors } from '../../support/fuzz/doors.ts';
import { readOperations } from '../../support/fuzz/operations.ts';
import { parametersOf } from '../../support/fuzz/samples.ts';
import { SeededWorld } from '../../support/fuzz/seeded-world.ts';
import { complaintAbout } from '../../support/fuzz/verdict.ts';

/*
 * Every JSON door of the OpenAPI document is asked what it should understand, what is odd, what is wrong and what is no
 * request at all: the real handlers, on DynamoDB in memory. A door is found here as soon as it is documented.
 * `npm run fuzz` asks thousands of times; a failure prints the seed that repeats it.
 */

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 200);
const SEED = process.env['FUZZ_SEED'];
const MOST_ROUNDS = 10;
/** How the calls of a route divide among the kinds, where it has a body and where it has none. */
const SHARE: Record<Kind, number> = { valid: 0.25, odd: 0.15, broken: 0.35, raw: 0.25 };

const operations = await readOperations();
const doors = await findDoors(operations);
const world = new SeededWorld();
const counts = new Map<string, Map<string, number>>();

const count = (key: string, what: string): void => {
  const counted = counts.get(key) ?? new Map<string, number>();
  counts.set(key, counted.set(what, (counted.get(what) ?? 0) + 1));
};

beforeEach(() => world.seed());
afterAll(() => world.leave());

describe.each(operations.map((operation) => [operation.key, operation] as const))('%s', (key, operation) => {
  const kinds = kindsOf(operation);
  const share = kinds.reduce((sum, kind) => sum + SHARE[kind], 0);

  it('is answered by one of the functions', () => {
    expect(doors.get(key), `no function knows the route of ${key}`).toBeTypeOf('function');
  });

  const play = async (kind: Kind, round = 0): Promise<void> => {
    const handler = doors.get(key)!;
    const ids = world
      .all('notification')
      .map(({ inbox, notificationId }) => `${String(inbox)}.${String(notificationId)}`);
    await fc.assert(
      fc.asyncProperty(callsFor(operation, kind, parametersOf(ids)), async ({ call, caller }: Drawn) => {
        const answer = await ask(handler, call);
        count(key, `${kind} ${answer.status}`);
        const complaint = complaintAbout({ operation, answer, call, caller });
        if (complaint !== undefined) expect.fail(`${complaint}\nanswer: ${answer.text.slice(0, 1500)}`);
        world.dynamo.forgetCalls();
      }),
      {
        numRuns: Math.ceil((RUNS * SHARE[kind]) / share),
        ...(SEED === undefined ? {} : { seed: Number(SEED) + round }),
      },
    );
  };

  it.each(kinds)('every %s call is answered as documented', async (kind) => {
    await play(kind);
    await applyAll();
  });

  it('lets those through who may', async () => {
    const answered = (): string[] => [...(counts.get(key)?.keys() ?? [])];
    const taken = (): string[] => answered().filter((what) => what.startsWith('valid 2'));
    // Of calls that must fit much that exists, a few dozen may all miss by chance; hundreds do not.
    for (let round = 1; taken().length === 0 && round <= MOST_ROUNDS; round += 1) await play('valid', round);
    expect(
      taken(),
      `No valid call got a 2xx (${answered().join(', ')}): tell test/support/fuzz how callers prove themselves and what exists (callers.ts, samples.ts, seeded-world.ts).`,
    ).not.toEqual([]);
  });
});

/** What a door took must be of use: the stream's consumer applies every event, and parks none. */
const applyAll = async (): Promise<void> => {
  for (const answer of await applyAccepted(world)) expect(answer).toEqual({ batchItemFailures: [] });
  const parked = world.all('event').filter(({ status }) => status === 'parked');
  expect(parked.map(({ fault, body }) => `${String(fault)}\n${String(body).slice(0, 2000)}`)).toEqual([]);
};

afterAll(() => {
  if (process.env['FUZZ_RUNS'] === undefined) return;
  for (const [key, counted] of counts) {
    const total = [...counted.values()].reduce((sum, one) => sum + one, 0);
    console.log(
      `${key}: ${total} calls\n  ${[...counted]
        .toSorted()
        .map(([what, times]) => `${what} × ${times}`)
        .join(', ')}`,
    );
  }
});
