import { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { waitForCheckIn } from '../../shared/checkin/wait-for-check-in.ts';
import { stepFunctions } from '../../shared/messaging/step-functions.ts';
import { tokenTask } from '../../shared/messaging/token-task.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { log } from '../../shared/platform/log.ts';
import { now } from '../../shared/platform/system.ts';

/* State *Wait for check-in* of check-in-lifecycle: leaves the task token with the visit. */

const environment = readEnvironment(ENVIRONMENTS['checkin-workflow/wait-for-check-in']);
const workflow = stepFunctions(new SFNClient(awsClientOptions));
const deps = { table: dynamoTable(environment.TABLE_NAME), now, log, workflow };

export const handler = tokenTask(
  { workflow, log },
  z.object({ visitId: z.string(), taskToken: z.string() }),
  (input) => waitForCheckIn(deps, input),
);
