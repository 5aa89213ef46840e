import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SFNClient } from '@aws-sdk/client-sfn';
import { stepFunctions } from '../messaging/step-functions.ts';
import type { Workflow } from '../messaging/workflow.ts';
import { awsClientOptions } from '../platform/aws-clients.ts';
import type { FunctionEnvironment } from '../platform/function-environments.ts';
import type { StartDeps } from './arrange-start.ts';
import { eventBridgeScheduler } from './event-bridge-scheduler.ts';

type Environment = FunctionEnvironment<'delivery-workflow/report-no-channel'>;

/** The state machines' ARNs, as the environment names them. */
export const workflowArns = (
  environment: Pick<Environment, 'MESSAGE_DELIVERY_ARN' | 'CHECK_IN_LIFECYCLE_ARN'>,
): Record<Workflow, string> => ({
  'message-delivery': environment.MESSAGE_DELIVERY_ARN,
  'check-in-lifecycle': environment.CHECK_IN_LIFECYCLE_ARN,
});

/** The real ports of everything that starts messages, now or later. */
export const startPorts = (environment: Environment): StartDeps & { ladderSeconds: number } => {
  const arns = workflowArns(environment);
  const settings = {
    group: environment.SCHEDULE_GROUP,
    roleArn: environment.SCHEDULE_ROLE_ARN,
    deadLetterArn: environment.SCHEDULE_DLQ_ARN,
    arns,
  };
  return {
    workflow: stepFunctions(new SFNClient(awsClientOptions), arns),
    scheduler: eventBridgeScheduler(new SchedulerClient(awsClientOptions), settings),
    ladderSeconds: environment.LADDER_SECONDS,
  };
};
