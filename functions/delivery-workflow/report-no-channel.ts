import * as z from 'zod';
import { locationFinder } from '../../shared/dealers/dealer-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { countMetric } from '../../shared/platform/metrics.ts';
import { now } from '../../shared/platform/system.ts';
import { endLadder } from '../../shared/planning/end-ladder.ts';
import { startPorts } from '../../shared/planning/start-ports.ts';

/* State *Report no channel*. */

const environment = readEnvironment(ENVIRONMENTS['delivery-workflow/report-no-channel']);
const table = dynamoTable(environment.TABLE_NAME);
const deps = {
  table,
  now,
  log,
  countMetric,
  findLocation: locationFinder(table),
  ...startPorts(environment),
};
const inputSchema = z.object({ messageId: z.string(), execution: z.string(), dueAt: z.string() });

export const handler = async (input: unknown): Promise<Record<string, never>> => {
  await endLadder(deps, inputSchema.parse(input));
  return {};
};
