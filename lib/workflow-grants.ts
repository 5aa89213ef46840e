import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { WORKFLOWS } from '../shared/messaging/workflow.ts';
import { Grant } from './grant.ts';
import {
  queueArn,
  scheduleDeadLetterName,
  scheduleGroupName,
  scheduleRoleArn,
  schedulesArn,
  workflowArn,
} from './names.ts';
import { ladderSeconds, type StageConfig } from './stage-config.ts';

/** What functions may do with executions and with starts that are planned for later. */
export const workflowGrants = (scope: Construct, config: StageConfig) => ({
  /** Tells a waiting state that it is done. The token names the execution, so there is nothing to configure. */
  answerWorkflows() {
    return new Grant(
      {},
      new PolicyStatement({
        actions: ['states:SendTaskSuccess', 'states:SendTaskFailure'],
        resources: workflowArns(scope, config),
      }),
    );
  },

  /** Starts the delivery of a message, and nothing else. */
  startDeliveries() {
    const arn = workflowArn(scope, config.stage, 'message-delivery');
    return new Grant(
      { MESSAGE_DELIVERY_ARN: arn },
      new PolicyStatement({ actions: ['states:StartExecution'], resources: [arn] }),
    );
  },

  startWorkflows() {
    const { stage } = config;
    return new Grant(
      {
        MESSAGE_DELIVERY_ARN: workflowArn(scope, stage, 'message-delivery'),
        CHECK_IN_LIFECYCLE_ARN: workflowArn(scope, stage, 'check-in-lifecycle'),
        LADDER_SECONDS: ladderSeconds(config),
      },
      new PolicyStatement({ actions: ['states:StartExecution'], resources: workflowArns(scope, config) }),
    );
  },

  /** How long all channels have together: what start times are worked out by. */
  ladder() {
    return new Grant({ LADDER_SECONDS: ladderSeconds(config) });
  },

  /** Plans starts for later: schedules of our group, which start executions by our one role and none else. */
  schedules() {
    const { stage } = config;
    const roleArn = scheduleRoleArn(scope, stage);
    return new Grant(
      {
        SCHEDULE_GROUP: scheduleGroupName(stage),
        SCHEDULE_ROLE_ARN: roleArn,
        SCHEDULE_DLQ_ARN: queueArn(scope, scheduleDeadLetterName(stage)),
      },
      new PolicyStatement({
        actions: ['CreateSchedule', 'UpdateSchedule', 'DeleteSchedule'].map(
          (action) => `scheduler:${action}`,
        ),
        resources: [schedulesArn(scope, stage)],
      }),
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    );
  },

  /** Takes planned starts back, and plans none. */
  removeSchedules() {
    const { stage } = config;
    return new Grant(
      { SCHEDULE_GROUP: scheduleGroupName(stage) },
      new PolicyStatement({
        actions: ['scheduler:DeleteSchedule'],
        resources: [schedulesArn(scope, stage)],
      }),
    );
  },
});

const workflowArns = (scope: Construct, { stage }: StageConfig): string[] =>
  WORKFLOWS.map((workflow) => workflowArn(scope, stage, workflow));
