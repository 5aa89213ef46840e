import * as z from 'zod';
import { closeUnanswered } from '../../shared/checkin/close-unanswered.ts';
import { locationFinder } from '../../shared/dealers/dealer-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { now } from '../../shared/platform/system.ts';

/* State *Close unanswered* of check-in-lifecycle. */

const environment = readEnvironment(ENVIRONMENTS['checkin-workflow/close-unanswered']);
const table = dynamoTable(environment.TABLE_NAME);
const deps = { table, now, log, findLocation: locationFinder(table) };
const inputSchema = z.object({ visitId: z.string() });

export const handler = async (input: unknown): Promise<Record<string, never>> => {
  await closeUnanswered(deps, inputSchema.parse(input));
  return {};
};
