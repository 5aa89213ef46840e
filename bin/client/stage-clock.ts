import * as z from 'zod';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { reach } from './partner-client.ts';

const viewSchema = z.object({ now: z.string(), aheadSeconds: z.number() });
const movedSchema = viewSchema.extend({ started: z.array(z.object({ name: z.string(), at: z.string() })) });

/** The clock of a local stage, at the launcher's door to it. */
export const stageClock = (url: string) => ({
  look: async () => viewSchema.parse(await ask(url, 'GET')),
  /** Moves it forward, and answers which schedules fell due by it and were started. */
  moveTo: async (to: Instant) => movedSchema.parse(await ask(url, 'PUT', { to })),
  /** Back to the machine's time. */
  reset: async () => viewSchema.parse(await ask(url, 'DELETE')),
});
export type StageClock = ReturnType<typeof stageClock>;

const ask = async (url: string, method: string, body?: unknown): Promise<unknown> => {
  const response = await reach(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  throw new AppError(
    'Unavailable',
    'client.clock_failed',
    `${method} ${url} answered ${response.status}: ${text.slice(0, 500)}`,
  );
};
