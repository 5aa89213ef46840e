import { SFNClient } from '@aws-sdk/client-sfn';
import { eventWorker } from '../../shared/events/event-worker.ts';
import { sweepMessages } from '../../shared/events/sweep-messages.ts';
import { stepFunctionsExecutions } from '../../shared/messaging/step-functions-executions.ts';
import { awsClientOptions } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { workflowArns } from '../../shared/planning/start-ports.ts';

/* Every few minutes: starts what was due and did not start, and resolves what broke. */

const environment = readEnvironment(ENVIRONMENTS['delivery-workflow/sweep-messages']);
const worker = eventWorker(environment);
const executions = stepFunctionsExecutions(new SFNClient(awsClientOptions), workflowArns(environment));

export const handler = async (): ReturnType<typeof sweepMessages> =>
  sweepMessages({ ...(await worker()), executions });
