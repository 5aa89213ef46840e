import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  DefinitionBody,
  type IChainable,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Workflow as WorkflowName } from '../shared/messaging/workflow.ts';
import { workflowName } from './names.ts';
import type { StageConfig } from './stage-config.ts';

export type WorkflowProps = {
  config: StageConfig;
  workflow: WorkflowName;
  errorImpact: string;
  timeout: Duration;
  /** Makes the states, as children of the construct that it is given. */
  states: (within: Construct) => IChainable;
};

/**
 * A state machine under its fixed name. Standard, because it waits for people and vendors. Its log holds what failed and
 * no data; the history of every execution is in the console for 90 days.
 */
export class Workflow extends Construct {
  readonly workflow: WorkflowName;
  readonly errorImpact: string;
  readonly stateMachine: StateMachine;

  constructor(
    scope: Construct,
    id: string,
    { config, workflow, errorImpact, timeout, states }: WorkflowProps,
  ) {
    super(scope, id);
    this.workflow = workflow;
    this.errorImpact = errorImpact;
    const logs = new LogGroup(this, 'Logs', {
      // This prefix needs no entry in the resource policy of CloudWatch Logs, which has room for ten.
      logGroupName: `/aws/vendedlogs/states/${workflowName(config.stage, workflow)}`,
      retention: config.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stateMachine = new StateMachine(this, 'Machine', {
      stateMachineName: workflowName(config.stage, workflow),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(states(this)),
      timeout,
      logs: { destination: logs, level: LogLevel.ERROR, includeExecutionData: false },
      tracingEnabled: config.isTraced,
    });
  }
}
