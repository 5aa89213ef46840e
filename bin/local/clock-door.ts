import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod';
import { parseInstant } from '../../shared/kernel/clock.ts';
import { parseInput, parseJson } from '../../shared/kernel/parse-input.ts';
import { newId } from '../../shared/platform/system.ts';
import { problemOf } from '../../shared/web/problem.ts';
import type { StageClock } from './stage-clock.ts';

/** Where the launcher's own door to the clock is, below the address of the stage. */
export const CLOCK_PATH = '/local/clock';

const moveSchema = z.strictObject({
  to: z.iso
    .datetime({ offset: true, error: 'a date and time with offset, such as 2026-12-01T09:30:00+01:00' })
    .transform(parseInstant),
});

/**
 * The clock of a local stage over HTTP: GET looks, PUT `{to}` moves it forward, DELETE sets it to the machine's time. A door of the
 * launcher, on the loopback interface like all that it serves; no stage on AWS has it. Pages of other sites cannot use it, since browsers
 * ask before they PUT or DELETE elsewhere, and nobody answers that.
 */
export const clockDoor =
  (clock: StageClock, log: (line: string) => void) =>
  async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    try {
      const take = ACTIONS[incoming.method ?? ''];
      if (take) answer(outgoing, 200, await take(clock, incoming));
      else answer(outgoing, 405, { title: 'Method not allowed', status: 405 }, { allow: 'GET, PUT, DELETE' });
    } catch (error) {
      const problem = problemOf(error, newId('req'));
      if (problem.status >= 500) log(`The clock of the stage: ${String(error)}`);
      answer(outgoing, problem.status, problem);
    }
  };

const ACTIONS: Record<string, (clock: StageClock, incoming: IncomingMessage) => unknown> = {
  GET: ({ look }) => look(),
  PUT: async ({ moveTo }, incoming) => {
    const body = parseJson(await buffer(incoming));
    return moveTo(parseInput(moveSchema, body, 'clock.invalid', 'The move of the clock').to);
  },
  DELETE: ({ reset }) => reset(),
};

const answer = (
  outgoing: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  outgoing.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
  outgoing.end(JSON.stringify(body));
};
