import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { BROKEN_STATUSES, WORKFLOWS } from '../shared/messaging/workflow.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { applyEventsGrant } from './event-stream.ts';
import { executionsArn, resourceName, workflowArn } from './names.ts';
import type { DoorProps } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';

/**
 * Nothing hangs: whatever broke is taken up again.
 *
 * 1. Step Functions tells EventBridge of every execution that failed, ran out of its time or was stopped. *resolve-execution*
 *    continues its work in another execution, does the rest itself, or tells the team.
 * 2. What it cannot resolve within two hours lies in a dead-letter queue.
 * 3. Such events may get lost, and so may schedules. *sweep-messages* looks every five minutes for planned messages that are
 *    overdue and for broken executions that nobody has resolved.
 */
export class BrokenExecutions extends Construct {
  constructor(scope: Construct, id: string, { config, grants }: Omit<DoorProps, 'api'>) {
    super(scope, id);
    const { stage } = config;
    const stateMachineArns = WORKFLOWS.map((workflow) => workflowArn(this, stage, workflow));
    const dead = new DeadLetterQueue(this, 'Dead', {
      queueName: resourceName(stage, 'executions-dead'),
      errorImpact:
        'The work of a broken execution was not taken up at once. The sweep of messages goes on trying.',
    });
    const resolve = new ServiceFunction(this, 'delivery-workflow/resolve-execution', {
      config,
      purpose: 'Takes over the work of an execution that failed, ran out of time or was stopped',
      errorImpact:
        'Messages or results of broken executions are late by up to five minutes, until the sweep finds them.',
      grant: applyEventsGrant(grants),
      timeoutSeconds: 60,
    });
    new Rule(resolve, 'Rule', {
      description: 'Executions that did not end well',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { status: [...BROKEN_STATUSES], stateMachineArn: stateMachineArns },
      },
      targets: [
        new LambdaTarget(resolve.lambda, {
          deadLetterQueue: dead.queue,
          retryAttempts: 10,
          maxEventAge: Duration.hours(2),
        }),
      ],
    });

    const sweep = new ServiceFunction(this, 'delivery-workflow/sweep-messages', {
      config,
      purpose:
        'Starts messages whose schedule was lost and resolves executions that broke, every five minutes',
      errorImpact:
        'Messages whose schedule or execution broke may stay unsent. As long as schedules and executions work, nobody notices.',
      grant: applyEventsGrant(grants, { index: true }),
      timeoutSeconds: 120,
    });
    sweep.lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['states:ListExecutions'], resources: stateMachineArns }),
    );
    sweep.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['states:DescribeExecution'],
        resources: WORKFLOWS.map((workflow) => executionsArn(this, stage, workflow)),
      }),
    );
    new Rule(sweep, 'Rule', {
      description: 'Sweeps up messages that hang',
      schedule: Schedule.rate(Duration.minutes(5)),
      // Not repeated: the next sweep does the same.
      targets: [new LambdaTarget(sweep.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
