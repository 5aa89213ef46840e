import { afterAll, describe, expect, it } from 'vitest';
import { Crew, journeyJobs } from './crew.ts';
import type { CallFault } from './faults.ts';
import { MUTANTS } from './mutants.ts';
import { PATH_NAMES } from './paths.ts';
import { summaryText } from './summary.ts';

/* The small run; `npm run simulate` is the large one. Threads of their own, since a simulated world has its own time. */

const crew = new Crew(2);
afterAll(() => crew.leave());

describe('journeys on the real use cases, while calls fail', () => {
  it.each([
    { percent: 0, journeys: 150, isAutomated: false },
    { percent: 5, journeys: 400, isAutomated: false },
    { percent: 20, journeys: 120, isAutomated: false },
    { percent: 0, journeys: 100, isAutomated: true },
    { percent: 5, journeys: 250, isAutomated: true },
    { percent: 20, journeys: 80, isAutomated: true },
  ])(
    'B3 B4 B10 $journeys journeys at $percent % keep every promise (automation: $isAutomated)',
    async (run) => {
      const { percent, journeys, isAutomated } = run;
      const summary = await crew.playAll(journeyJobs({ seed: 1, percent, isAutomated }, journeys, 40));
      expect(summary.brokenBy, summaryText('', summary)).toEqual({});
      expect(summary.journeys).toBe(journeys);
      // The world did go wrong, and journeys took all their ways through it.
      expect(Object.keys(summary.faults).length).toBeGreaterThan(percent === 0 ? -1 : 25);
      if (isAutomated) expect(summary.ends).toMatchObject({ erased: expect.any(Number) });
      expect(summary.ends).toMatchObject({
        finished: expect.any(Number),
        'closed and told': expect.any(Number),
        'given up and told': expect.any(Number),
        cancelled: expect.any(Number),
      });
    },
  );

  it('a journey is the same whenever it is played, and when no reader shares what another one was given', async () => {
    const range = { seed: 7, percent: 20, from: 0, to: 40 };
    for (const isAutomated of [false, true])
      expect((await crew.play({ kind: 'twice', ...range, isAutomated })).journeys).toBe(40);
  });
});

describe.concurrent('a function that breaks off, at every call of a journey', () => {
  const faults: CallFault[] = ['crash before', 'crash after', 'lost after'];
  it.each(PATH_NAMES)('B3 %s', async (path) => {
    const summary = await crew.playAll(
      faults.map((fault) => ({ kind: 'path', path, fault, first: 0, every: 1 })),
    );
    expect(summary.brokenBy, summaryText(path, summary)).toEqual({});
    expect(summary.journeys).toBeGreaterThan(3 * 15);
    // Each of them met its fault.
    expect(Object.values(summary.faults).reduce((sum, times) => sum + times, 0)).toBe(summary.journeys);
  });
});

describe.concurrent('the simulation finds a line that is wrong', () => {
  it.each(Object.entries(MUTANTS))(
    'our code %s',
    async (name, { breaks, percent = 5, isAutomated = false }) => {
      const found = [];
      for (let from = 0; from < 1000 && found.length === 0; from += 100) {
        const range = { seed: 3, percent, isAutomated, from, to: from + 100 };
        const { broken } = await crew.play({ kind: 'journeys', ...range, stopAtFirst: true }, name);
        found.push(...broken.map(({ broken: promise }) => promise));
      }
      expect(found).toContain(breaks);
    },
  );
});
