import { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { locationFinder } from '../../shared/dealers/dealer-store.ts';
import { stepFunctions } from '../../shared/messaging/step-functions.ts';
import { endCheckIn } from '../../shared/planning/end-check-in.ts';
import { workflowArns } from '../../shared/planning/start-ports.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { now } from '../../shared/platform/system.ts';

/* State *Close unanswered* of check-in-lifecycle. */

const environment = readEnvironment(ENVIRONMENTS['checkin-workflow/close-unanswered']);
const table = dynamoTable(environment.TABLE_NAME);
const workflow = stepFunctions(new SFNClient(awsClientOptions), workflowArns(environment));
const deps = { table, now, log, workflow, findLocation: locationFinder(table) };
const inputSchema = z.object({ visitId: z.string() });

export const handler = async (input: unknown): Promise<Record<string, never>> => {
  await endCheckIn(deps, inputSchema.parse(input));
  return {};
};
