import * as z from 'zod';
import { eventWorker } from '../../shared/events/event-worker.ts';
import { postResults } from '../../shared/events/post-results.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';

/* State *Post results* of check-in-lifecycle. */

const worker = eventWorker(readEnvironment(ENVIRONMENTS['checkin-workflow/post-results']));
const inputSchema = z.object({ visitId: z.string() });

export const handler = async (input: unknown): Promise<Record<string, never>> => {
  await postResults(await worker(), inputSchema.parse(input));
  return {};
};
